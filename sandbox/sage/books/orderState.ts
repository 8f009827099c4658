import type { Row } from '../shapes/shape';

/** The words of `/sop_trade_line_status_types` (sop.json). */
export const PROGRESS = ['None', 'Partially', 'Fully'] as const;
export type Progress = (typeof PROGRESS)[number];

const STANDARD = 'EnumLineTypeStandard';
const COMMENT = 'EnumLineTypeComment';

export const isStandard = (line: Row): boolean => line.line_type === STANDARD;
export const isPriced = (line: Row): boolean => line.line_type !== COMMENT;
export const quantityOf = (line: Row, name: string): number => (line[name] as number | undefined) ?? 0;
export const linesOf = (order: Row): Row[] => (order.lines as Row[] | undefined) ?? [];

/** What is still to despatch of a line. */
export const outstandingOf = (line: Row): number => quantityOf(line, 'line_quantity') - quantityOf(line, 'despatch_receipt_quantity');

export function progress(done: number, whole: number): Progress {
	return done === 0 ? 'None' : done < whole ? 'Partially' : 'Fully';
}

/** A stored line with everything that follows from its quantities. Stock, selling and pricing unit are one here. */
export function shownLine(line: Row): Row {
	if (!isPriced(line)) return { ...line, is_complete: false, is_line_deletable: true };
	const quantity = quantityOf(line, 'line_quantity');
	const [allocated, despatched, invoiced] = ['allocated_quantity', 'despatch_receipt_quantity', 'invoice_credit_quantity'].map((name) =>
		quantityOf(line, name),
	);
	const inUnits = { despatch_receipt_quantity: despatched, invoice_credit_quantity: invoiced, posted_invoice_credit_quantity: invoiced };
	return {
		...line,
		allocated_quantity: allocated,
		available_for_despatch: allocated,
		...inUnits,
		stock_unit_line_quantity: line.stock_unit_line_quantity ?? quantity,
		stock_unit_allocated_quantity: allocated,
		stock_unit_available_for_despatch: allocated,
		...Object.fromEntries(Object.entries(inUnits).map(([name, value]) => [`stock_unit_${name}`, value])),
		allocation_status: progress(allocated + despatched, quantity),
		despatch_receipt_status: progress(despatched, quantity),
		invoice_credit_status: progress(invoiced, quantity),
		is_complete: isLineDone(line),
		is_line_deletable: despatched === 0 && invoiced === 0,
	};
}

/** Goods are done when despatched and invoiced, other priced lines when invoiced. */
const isLineDone = (line: Row): boolean =>
	(!isStandard(line) || outstandingOf(line) === 0) && quantityOf(line, 'invoice_credit_quantity') === quantityOf(line, 'line_quantity');

/** A stored order with statuses and lines as they stand. */
export function shownOrder(order: Row): Row {
	const lines = linesOf(order);
	const priced = lines.filter(isPriced);
	const goods = lines.filter(isStandard);
	const isDone = priced.length > 0 && priced.every(isLineDone);
	return {
		...order,
		document_status: isDone ? 'EnumDocumentStatusComplete' : order.document_status,
		despatch_receipt_status: overall(goods, 'despatch_receipt_quantity'),
		invoice_credit_status: overall(priced, 'invoice_credit_quantity'),
		cancelled_status: (order.cancelled_status as Progress | undefined) ?? 'None',
		lines: lines.map(shownLine),
	};
}

export function overall(lines: readonly Row[], name: string): Progress {
	const each = lines.map((line) => progress(quantityOf(line, name), quantityOf(line, 'line_quantity')));
	if (each.length === 0 || each.every((status) => status === 'None')) return 'None';
	return each.every((status) => status === 'Fully') ? 'Fully' : 'Partially';
}
