import { groupBy } from '../lists/groupBy';
import { isOrderId } from '../reference/reference';
import type { BridgeSettings } from '../settings/settings.types';
import { isSameInSage } from '../text/sageText';
import { cell, type TableRow } from '../text/tableRow';
import { fingerprint } from './fingerprint';
import { keepsItemIds } from './orderLineItems';

/** A line of a despatch note: units of a stock item of one line of the sales order. */
export interface DespatchedLine {
	readonly orderLineId: string;
	readonly stockCode: string;
	/** In stock units; undefined where Sage's figure is no whole number. */
	readonly units: number | undefined;
	/** Units of the whole order line. */
	readonly orderedUnits: number | undefined;
}

/** A despatch note of Sage for one order of Amazon's: one package. */
export interface DespatchNote {
	readonly orderId: string;
	/** Of Sage, unique and the same for ever: the package's reference at Amazon. */
	readonly despatchId: number;
	readonly despatchNo: string;
	readonly sageOrderId: string;
	readonly sageOrderNo: string;
	/** As Sage gives it; a day is midnight. */
	readonly despatchDate: string;
	readonly courier: string;
	readonly tracking: string;
	readonly lines: readonly DespatchedLine[];
}

export interface NoteSources {
	readonly settings: Pick<BridgeSettings, 'dispatch' | 'orders'>;
	/** Rows of `/sop_order_despatch_line_views`. */
	readonly lines: readonly TableRow[];
	/** Sales orders with their text fields, where the client keeps something there. */
	readonly sageOrders: readonly TableRow[];
}

/** The Amazon order id of a despatched line; '' for an order that is none of Amazon's. */
export function amazonOrderOf(line: TableRow): string {
	const id = cell(line.sop_order_customer_document_no);
	return isOrderId(id) ? id : '';
}

/** Whether a line was sent from the warehouse of orders that Amazon sends: Amazon knows of it already. */
export const isSentByAmazon = (line: TableRow, { orders }: Pick<BridgeSettings, 'orders'>): boolean => {
	const { FBA, FBM } = orders.warehouses;
	const name = cell(line.warehouse_name);
	return name !== '' && isSameInSage(name, FBA.code) && !isSameInSage(FBA.code, FBM.code);
};

/** The despatch notes of the lines, each with its lines, by note; lines of orders that are not Amazon's or that Amazon sends are left out. */
export function notesOf(sources: NoteSources): DespatchNote[] {
	const ours = sources.lines.filter((line) => amazonOrderOf(line) !== '' && !isSentByAmazon(line, sources.settings));
	const once = [...new Map(ours.map((line) => [cell(line.sop_despatch_line_id) || JSON.stringify(line), line])).values()];
	const groups = groupBy(once, (line) => `${amazonOrderOf(line)}|${cell(line.sop_despatch_id)}`);
	const notes = [...groups.values()].map((lines) => noteOf(lines, sources));
	return notes.filter(({ despatchId }) => Number.isSafeInteger(despatchId) && despatchId > 0).sort((a, b) => a.despatchId - b.despatchId);
}

function noteOf(lines: readonly [TableRow, ...TableRow[]], { settings: { dispatch }, sageOrders }: NoteSources): DespatchNote {
	const [first] = lines;
	const sageOrderId = cell(first.sop_order_id);
	const order = sageOrders.find(({ id }) => cell(id) === sageOrderId);
	const textAt = (source: string): string => {
		const ofNote = OF_NOTE[source];
		return ofNote === undefined ? fieldText(source, order, lines) : cell(first[ofNote]);
	};
	return {
		orderId: amazonOrderOf(first),
		despatchId: Number(cell(first.sop_despatch_id)),
		despatchNo: cell(first.sop_despatch_document_no),
		sageOrderId,
		sageOrderNo: cell(first.sop_order_document_no),
		despatchDate: cell(first.sop_despatch_date),
		courier: textAt(dispatch.courierFrom),
		tracking: textAt(dispatch.trackingFrom),
		lines: lines.filter((line) => cell(line.product_code) !== '').map(lineOf),
	};
}

const OF_NOTE: Readonly<Record<string, string>> = {
	consignment: 'sop_despatch_consignment_no',
	notes: 'sop_despatch_notes',
	courier: 'sop_despatch_courier_name',
};

/** A text field of the order, or the one text that the despatched lines of it have; lines that disagree have none. */
function fieldText(source: string, order: TableRow | undefined, lines: readonly TableRow[]): string {
	if (!source.startsWith('line.')) return cell(order?.[source]);
	const ids = new Set(lines.map((line) => cell(line.sop_order_line_id)));
	const field = source.slice('line.'.length);
	const orderLines = Array.isArray(order?.lines) ? (order.lines as TableRow[]) : [];
	const texts = new Set(orderLines.filter(({ id }) => ids.has(cell(id))).map((line) => cell(line[field])));
	texts.delete('');
	return texts.size === 1 ? ([...texts][0] ?? '') : [...texts].join('; ');
}

const lineOf = (line: TableRow): DespatchedLine => ({
	orderLineId: cell(line.sop_order_line_id),
	stockCode: cell(line.product_code),
	units: wholeUnits(cell(line.sop_despatch_line_quantity)),
	orderedUnits: wholeUnits(cell(line.sop_order_line_quantity)),
});

/** `2`, `2.00000`; undefined for a part of a unit and for what is no number. */
export function wholeUnits(text: string): number | undefined {
	const match = /^(\d{1,9})(?:\.0*)?$/.exec(text);
	return match ? Number(match[1]) : undefined;
}

/** Whether the client keeps tracking, courier or Amazon's order item ids in the sales order, so that Sage is asked for its text fields. */
export const needsOrderTexts = (settings: Pick<BridgeSettings, 'dispatch' | 'orders'>): boolean =>
	keepsItemIds(settings) || [settings.dispatch.trackingFrom, settings.dispatch.courierFrom].some((source) => OF_NOTE[source] === undefined);

/** Whether the number stands once for the whole order: then it cannot tell parcels of the order apart. */
export const isOfWholeOrder = (source: string): boolean => OF_NOTE[source] === undefined && !source.startsWith('line.');

/** Fingerprint of what of a note decides what Amazon is told; two notes with the same text ask for the same. */
export const noteText = ({ courier, tracking, lines }: DespatchNote): string =>
	fingerprint(JSON.stringify([courier, tracking, lines.map(({ orderLineId, units }) => [orderLineId, units ?? 'none'])]));

/** Units by order line: `["101", 2]`. */
export const unitsByLine = ({ lines }: DespatchNote): Array<[string, number]> =>
	lines.map(({ orderLineId, units }) => [orderLineId, units ?? 0]);
