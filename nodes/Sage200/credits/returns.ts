import type { IDataObject } from 'n8n-workflow';
import { groupBy } from '../../domain/lists/groupBy';
import { textOf } from '../../domain/text/textOf';
import { isText } from '../posting/door/key';
import type { RunCache } from '../runCache';
import { EVERY, startsWith, type Filter } from '../transport/filter';
import { listAnyOf, listAnyTerm } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { byDigits, digitsOf, ordersNamed } from './orderIds';
import { statusesOf } from './statuses';

/** A sales return with what became of it. Rows are as Sage gives them. */
export interface SalesReturn {
	/** Of `/sop_order_return_views`. */
	readonly row: IDataObject;
	/** Amazon orders that it names, or that its source order names. */
	readonly orderIds: readonly string[];
	/** Name of its status (`EnumDocumentStatusLive`); '' when Sage does not tell. */
	readonly status: string;
	readonly cancelled: string;
	/** Of `/sop_order_return_invoice_credit_views`: one per credit note. */
	readonly credits: readonly IDataObject[];
}

const VIEW = '/sop_order_return_views';
/** Fields of 2021 (sop.json, `sop_order_return_view`). */
const VIEW_FIELDS = [
	'id',
	'document_no',
	'document_date',
	'document_status_id',
	'cancelled_status_id',
	'customer_document_no',
	'source_document_no',
	'total_gross_value',
	'customer_id',
	'customer_reference',
];
const CREDIT_FIELDS = [
	'sop_order_return_id',
	'sop_order_return_document_no',
	'sop_order_return_customer_document_no',
	'sop_invoice_credit_id',
	'sop_invoice_credit_document_no',
	'sop_invoice_credit_total_gross_value',
];

type Reader = { readonly client: SageClient; readonly cache: RunCache };

/**
 * Returns of the orders: those that carry the order id as the customer's number, and those whose source document is a sales order that does. The view of orders and
 * returns does not say in words which of its rows is which (`document_type_id` has no published list), so the view of lines of returns tells.
 */
export async function returnsOfOrders({ client, cache }: Reader, orderIds: readonly string[]): Promise<SalesReturn[]> {
	const query = { select: VIEW_FIELDS, orderBy: 'id asc' };
	const terms = orderIds.flatMap((id) => [startsWith('customer_document_no', id), startsWith('customer_document_no', digitsOf(id))]);
	const named = await listAnyTerm(client, VIEW, query, terms);
	const numbers = named.map((row) => textOf(row.document_no)).filter((number) => number !== '');
	const following = await listAnyOf(client, VIEW, query, 'source_document_no', numbers);
	const known = byDigits(orderIds);
	const ownIds = (row: IDataObject) => ordersNamed(known, [row.customer_document_no]);
	const idsOf = (row: IDataObject) => [
		...new Set([...ownIds(row), ...named.filter((order) => isText(order.document_no, textOf(row.source_document_no))).flatMap(ownIds)]),
	];
	const rows = [...new Map([...named, ...following].map((row) => [String(row.id), row])).values()];
	return await completed({ client, cache }, rows, idsOf);
}

/** Returns that fit a condition and name no Amazon order, for people to choose from. */
export async function returnsThatFit(reader: Reader, filter: Filter): Promise<SalesReturn[]> {
	const rows = await listAnyTerm(reader.client, VIEW, { select: VIEW_FIELDS, orderBy: 'id asc' }, [filter]);
	return await completed(reader, rows, () => []);
}

async function completed(
	{ client, cache }: Reader,
	rows: readonly IDataObject[],
	idsOf: (row: IDataObject) => string[],
): Promise<SalesReturn[]> {
	const lines = await linesOf(client, rows);
	const returns = rows.filter((row) =>
		lines.get(String(row.id))?.some((line) => isText(line.sop_return_document_no, textOf(row.document_no))),
	);
	const [credits, statuses] = [await creditsOf(client, returns), await statusesOf(client, cache)];
	return returns.map((row) => ({
		row,
		orderIds: idsOf(row),
		status: statuses.document(row.document_status_id) || textOf(lines.get(String(row.id))?.[0].sop_return_document_status),
		cancelled: statuses.progress(row.cancelled_status_id),
		credits: credits.get(String(row.id)) ?? [],
	}));
}

/** Lines of returns by the id of their return; orders have none there. */
async function linesOf(client: SageClient, rows: readonly IDataObject[]): Promise<Map<string, IDataObject[]>> {
	const query = {
		filter: EVERY,
		select: ['sop_return_id', 'sop_return_document_no', 'sop_return_document_status', 'sop_return_line_id'],
		orderBy: 'sop_return_line_id asc',
	};
	const ids = rows.map(({ id }) => Number(id));
	return groupBy(await listAnyOf(client, '/sop_return_line_views', query, 'sop_return_id', ids), (line) => String(line.sop_return_id));
}

/** Credit notes by the id of the return that they came of. A note that credits several returns stands there once for each. */
async function creditsOf(client: SageClient, returns: readonly SalesReturn['row'][]): Promise<Map<string, IDataObject[]>> {
	const query = { select: CREDIT_FIELDS, orderBy: 'sop_invoice_credit_id asc', key: 'wholeRecord' as const };
	const ids = returns.map(({ id }) => Number(id));
	const rows = await listAnyOf(client, '/sop_order_return_invoice_credit_views', query, 'sop_order_return_id', ids);
	return groupBy(rows, (row) => String(row.sop_order_return_id));
}

/** Orders' numbers of the returns that credit notes with these numbers came of, by the number of the note. */
export async function returnsBehind(client: SageClient, documentNumbers: readonly string[]): Promise<IDataObject[]> {
	const query = { select: CREDIT_FIELDS, orderBy: 'sop_invoice_credit_id asc', key: 'wholeRecord' as const };
	return await listAnyOf(client, '/sop_order_return_invoice_credit_views', query, 'sop_invoice_credit_document_no', documentNumbers);
}
