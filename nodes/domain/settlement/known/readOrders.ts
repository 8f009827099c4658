import { addMinor, subtractMinor, sumMinor, toDecimal } from '../../money/money';
import { amountOf, amountText, isRow, wholeNumber, wordOf, type SageRow, type TaxCodeReader } from './sageRow';
import type { SageOrderFact, SageOrderLine } from './sageOrders';

/**
 * Sales orders of `/sop_orders` as facts. What cannot be read is left out of a fact, so that nothing is decided from it. Returns, quotes and pro formas are
 * no orders, nor is what carries a temporary number (`##…`): an order that is being entered, or was when Sage crashed.
 */
export const readOrders = (rows: readonly SageRow[], taxCodeOf: TaxCodeReader): SageOrderFact[] =>
	rows.filter(isOrder).map((row) => readOrder(row, taxCodeOf));

const isOrder = (row: SageRow): boolean =>
	wordOf(row.customer_document_no) !== '' &&
	!wordOf(row.document_no).startsWith('##') &&
	!/return|quot|pro\s*forma/i.test(wordOf(row.document_type));

function readOrder(row: SageRow, taxCodeOf: TaxCodeReader): SageOrderFact {
	const [totalNet, totalTax] = [amountText(row.total_net_value), amountText(row.total_tax_value)];
	const lines = readLines(row, taxCodeOf);
	return {
		customerDocumentNo: wordOf(row.customer_document_no),
		documentNo: wordOf(row.document_no),
		documentStatus: wordOf(row.document_status),
		cancelledStatus: wordOf(row.cancelled_status),
		...(totalNet !== undefined && { totalNet }),
		...(totalTax !== undefined && { totalTax }),
		...(lines && { lines }),
	};
}

/** Column names and native ids of the line types, in one order (sage-200: `order_return_line_types`). A comment has no price. */
const LINE_TYPES = [
	{ name: 'standard', kind: 'stock' },
	{ name: 'freetext', kind: 'other' },
	{ name: 'charge', kind: 'charge' },
	{ name: 'comment', kind: 'comment' },
] as const;

type LineType = (typeof LINE_TYPES)[number]['kind'];

function lineTypeOf(value: unknown): LineType | undefined {
	const word = wordOf(value)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '')
		.replace(/^enumlinetype/, '');
	return LINE_TYPES.find(({ name }, id) => word === name || word === String(id))?.kind;
}

/** All lines with a price; undefined when one of them cannot be read, or an order of some value has none: half an order decides nothing. */
function readLines(order: SageRow, taxCodeOf: TaxCodeReader): SageOrderLine[] | undefined {
	const { lines } = order;
	if (!Array.isArray(lines) || !lines.every(isRow)) return undefined;
	const priced = lines.filter((line) => lineTypeOf(line.line_type) !== 'comment');
	if (priced.length === 0 && amountOf(order.total_net_value) !== 0) return undefined;
	const prices = pricesOf(order, priced);
	const read = priced.flatMap((line) => readLine(line, prices, taxCodeOf));
	return read.length === priced.length ? read : undefined;
}

function readLine(line: SageRow, prices: Prices | undefined, taxCodeOf: TaxCodeReader): SageOrderLine[] {
	const kind = lineTypeOf(line.line_type);
	const quantity = kind === 'stock' ? wholeNumber(line.line_quantity) : 0;
	if (kind === undefined || kind === 'comment' || quantity === undefined) return [];
	const taxCode = taxCodeOf(line);
	const code = kind === 'stock' ? wordOf(line.code) : '';
	return [{ kind, code, ...(taxCode !== undefined && { taxCode }), ...amountsOf(line, prices), quantity }];
}

/** What `line_total_value` is. */
type Prices = 'net' | 'gross';

/**
 * That hangs on the client's prices (`are_prices_tax_inclusive`) and is not documented: the sum of the lines tells, where it meets a total of the
 * order. Else (a discount on the document) the lines state no amounts.
 */
function pricesOf(order: SageRow, lines: readonly SageRow[]): Prices | undefined {
	const [net, tax] = [amountOf(order.total_net_value), amountOf(order.total_tax_value)];
	const totals = lines.flatMap((line) => amountOf(line.line_total_value) ?? []);
	if (net === undefined || tax === undefined || totals.length < lines.length) return undefined;
	const sum = sumMinor(totals);
	if (sum === net) return 'net';
	return sum === addMinor(net, tax) ? 'gross' : undefined;
}

function amountsOf(line: SageRow, prices: Prices | undefined): Pick<SageOrderLine, 'net' | 'tax'> {
	const [total, tax] = [amountOf(line.line_total_value), amountOf(line.line_tax_value)];
	if (!prices || total === undefined || tax === undefined) return {};
	return { net: toDecimal(prices === 'net' ? total : subtractMinor(total, tax)), tax: toDecimal(tax) };
}
