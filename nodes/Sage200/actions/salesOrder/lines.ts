import type { IDataObject } from 'n8n-workflow';
import { moneyOf } from '../../transport/losslessJson';
import { listAll, listAnyOf, type ListQuery } from '../../transport/paging';
import { projected } from '../../transport/projection';
import type { SageClient } from '../../transport/request';

const ORDERS = '/sop_orders';

/** Fields of a line in the simplified output (sop.json, `sop_order_line`). `code` is the stock item's code, or that of the charge. */
const LINE_FIELDS = [
	'id',
	'line_number',
	'line_type',
	'product_id',
	'code',
	'description',
	'line_quantity',
	'selling_unit_price',
	'unit_discount_percent',
	'unit_discount_value',
	'tax_code_id',
	'nominal_reference',
	'nominal_cost_centre',
	'nominal_department',
	'allocated_quantity',
	'despatch_receipt_quantity',
	'invoice_credit_quantity',
	'line_total_value',
	'line_tax_value',
];

/** Orders that are read before their many fields are thrown away: a line has about 150 of them. */
const ORDERS_AT_ONCE = 400;

/** Texts that a client may fill, of the order and of each line (sop.json, `sop_order` and `sop_order_line`). */
const TEXT_FIELDS = [
	...Array.from({ length: 20 }, (_, index) => `analysis_code_${index + 1}`),
	...Array.from({ length: 10 }, (_, index) => `spare_text_${index + 1}`),
];

export interface OrdersAsked {
	/** Whether orders and lines come with their analysis codes and spare texts. */
	readonly texts?: boolean;
	/** `customer_document_no` of the orders; all orders when left out. */
	readonly ids?: readonly string[];
	readonly filter: NonNullable<ListQuery['filter']>;
	readonly limit: number;
}

/** Sales orders with the chosen fields and all their lines. Throws when Sage cannot be read, or gives an order whose lines it does not give. */
export async function ordersWithLines(client: SageClient, fields: readonly string[], asked: OrdersAsked): Promise<IDataObject[]> {
	const { ids, filter, limit, texts = false } = asked;
	const wanted = texts
		? { order: [...fields, ...TEXT_FIELDS], line: [...LINE_FIELDS, ...TEXT_FIELDS] }
		: { order: fields, line: LINE_FIELDS };
	// How `$select` names the fields of an expanded list is not documented, so all fields come and the wanted ones are picked out here.
	const query: ListQuery = { filter, expand: ['lines'], orderBy: 'id asc' };
	const pick = async (orders: readonly IDataObject[]) =>
		await Promise.all(orders.map(async (order) => await orderOf(client, wanted, order)));
	if (ids === undefined) return await pick(await listAll(client, ORDERS, query, limit));
	const found: IDataObject[] = [];
	for (let from = 0; from < ids.length && found.length < limit; from += ORDERS_AT_ONCE) {
		const part = ids.slice(from, from + ORDERS_AT_ONCE);
		found.push(...(await pick(await listAnyOf(client, ORDERS, query, 'customer_document_no', part, limit - found.length))));
	}
	return found;
}

interface WantedFields {
	readonly order: readonly string[];
	readonly line: readonly string[];
}

async function orderOf(client: SageClient, wanted: WantedFields, order: IDataObject): Promise<IDataObject> {
	const lines = hasItsLines(order) ? (order.lines as IDataObject[]) : await linesOf(client, order);
	return { ...projected(order, wanted.order), lines: lines.map((line) => projected(line, wanted.line)) };
}

/** Lines that were not expanded must not be taken for an order without lines. */
function hasItsLines({ lines, total_gross_value: gross }: IDataObject): boolean {
	if (!Array.isArray(lines) || !lines.every(isRecord)) return false;
	return lines.length > 0 || moneyOf(gross) === 0;
}

const isRecord = (line: unknown): boolean => typeof line === 'object' && line !== null && 'line_type' in line;

async function linesOf(client: SageClient, order: IDataObject): Promise<IDataObject[]> {
	const path = `${ORDERS}/${String(order.id)}/sop_order_lines`;
	const lines = await listAll(client, path, { orderBy: 'id asc' });
	if (hasItsLines({ ...order, lines })) return lines;
	throw client.unreadable(path, `order ${String(order.document_no)} has a value and no lines`);
}
