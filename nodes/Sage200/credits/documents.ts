import type { IDataObject } from 'n8n-workflow';
import { absoluteMinor, toDecimal } from '../../domain/money/money';
import { isOrderId } from '../../domain/reference/reference';
import { textOf } from '../../domain/text/textOf';
import { isText } from '../posting/door/key';
import { kindOf } from '../posting/plan/entryTypes';
import type { RunCache } from '../runCache';
import { allOf, anyOf, equals, inWords } from '../transport/filter';
import { moneyOf } from '../transport/losslessJson';
import { listAll, listAnyOf } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { ledgerRows, rowsOfOrders, type LedgerRow } from './creditNotes';
import { customersOf } from './ofOrders';
import { byDigits, ordersNamed } from './orderIds';
import { returnsBehind, returnsOfOrders } from './returns';

/** An invoice or credit note of an Amazon order. Amounts are decimal strings without sign. */
export interface DocumentOfOrder {
	readonly amazon_order_id: string;
	readonly kind: 'invoice' | 'creditNote';
	readonly document_no: string;
	readonly second_reference: string;
	readonly customer_id: number;
	readonly customer_reference: string;
	/** `waiting`: made by Sales Order Processing and not in the ledger yet. */
	readonly state: 'posted' | 'archived' | 'waiting';
	readonly urn: string;
	readonly gross_value: string;
	readonly outstanding_value: string;
	/** Why it cannot be relied on, in words; empty when it can. */
	readonly uncertain: string;
}

const VIEW = '/sop_order_return_invoice_credit_views';

/**
 * Invoices and credit notes of the orders, by the numbers that Sales Order Processing gave them, and what names an order in the ledger itself (ours do). With customers
 * also those of every order of which something is outstanding on their accounts. Throws when Sage cannot be read.
 */
export async function documentsOfOrders(
	client: SageClient,
	cache: RunCache,
	asked: readonly string[],
	customerIds: readonly number[],
): Promise<DocumentOfOrder[]> {
	const ids = [...new Set([...asked, ...(await ordersWithOpenItems(client, customerIds))])];
	if (ids.length === 0) return [];
	const returns = await returnsOfOrders({ client, cache }, ids);
	const query = { orderBy: 'sop_invoice_credit_id asc', key: 'wholeRecord' as const };
	const views: IDataObject[] = [
		...(await listAnyOf(client, VIEW, query, 'sop_order_return_customer_document_no', ids)),
		...returns.flatMap(({ orderIds, credits }) => orderIds.flatMap((id) => credits.map((row) => ({ ...row, amazon_order_id: id })))),
	];
	const known = byDigits(ids);
	const isReturn = new Set(returns.map(({ row }) => Number(row.id)));
	const numbers = [...new Set(views.map(({ sop_invoice_credit_document_no: number }) => textOf(number)).filter((number) => number !== ''))];
	const rows = [
		...(await ledgerRows(
			client,
			numbers.map((number) => equals('reference', number)),
		)),
		...(await rowsOfOrders(client, ids)),
	];
	const posted = [...new Map(rows.map((each) => [textOf(each.row.urn), each])).values()];
	const customers = await customersOf(
		client,
		[...views, ...posted.map(({ row }) => row)].map(({ customer_id: id }) => Number(id)).filter((id) => id > 0),
	);
	const found = new Map<string, DocumentOfOrder>();
	const put = (document: DocumentOfOrder) => found.set(`${document.amazon_order_id}|${document.urn || document.document_no}`, document);
	for (const view of views) for (const document of ofView(view, known, isReturn, posted, customers)) put(document);
	for (const each of posted)
		for (const id of ordersNamed(known, [each.row.reference, each.row.second_reference]))
			if (isDocument(each)) put(ofLedger(each, id, customers, ''));
	return [...found.values()];
}

/** Amazon orders behind the invoices and credit notes that are open on the accounts. */
async function ordersWithOpenItems(client: SageClient, customerIds: readonly number[]): Promise<string[]> {
	if (customerIds.length === 0) return [];
	const isOpen = {
		...inWords('(document_outstanding_value gt 0 or document_outstanding_value lt 0)'),
		fields: ['document_outstanding_value'],
		fits: (row: IDataObject) => moneyOf(row.document_outstanding_value) !== 0,
	};
	const filter = allOf(anyOf(...customerIds.map((id) => equals('customer_id', id))), isOpen);
	const rows = await listAll(client, '/sales_posted_transactions', {
		filter,
		select: ['id', 'trader_transaction_type', 'reference', 'second_reference'],
		orderBy: 'id asc',
	});
	const documents = rows.filter(({ trader_transaction_type: type }) => ['invoice', 'creditNote'].includes(kindOf(type) ?? ''));
	const behind = await returnsBehind(client, [
		...new Set(documents.map(({ reference }) => textOf(reference)).filter((text) => text !== '')),
	]);
	return behind.map(({ sop_order_return_customer_document_no: number }) => textOf(number)).filter(isOrderId);
}

type Customers = ReadonlyMap<string, string>;
const isDocument = ({ row }: LedgerRow): boolean => {
	const kind = kindOf(row.trader_transaction_type);
	return kind === undefined || kind === 'invoice' || kind === 'creditNote';
};

function ofView(
	view: IDataObject,
	known: ReadonlyMap<string, string>,
	returns: ReadonlySet<number>,
	posted: readonly LedgerRow[],
	customers: Customers,
): DocumentOfOrder[] {
	const [id] =
		view.amazon_order_id === undefined ? ordersNamed(known, [view.sop_order_return_customer_document_no]) : [textOf(view.amazon_order_id)];
	if (id === undefined) return [];
	const number = textOf(view.sop_invoice_credit_document_no);
	const kind = returns.has(Number(view.sop_order_return_id)) ? 'creditNote' : 'invoice';
	const isIt = ({ row }: LedgerRow) =>
		isText(row.reference, number) &&
		[kind, undefined].includes(kindOf(row.trader_transaction_type) as typeof kind | undefined) &&
		(view.customer_id === undefined || Number(row.customer_id) === Number(view.customer_id));
	const shown = posted.filter(isIt);
	if (shown.length > 0)
		return shown.map((each) => ofLedger(each, id, customers, shown.length > 1 ? `it stands in the ledger ${shown.length} times` : ''));
	const gross = absoluteText(view.sop_invoice_credit_total_gross_value);
	const head = {
		amazon_order_id: id,
		kind,
		document_no: number,
		second_reference: '',
		customer_id: Number(view.customer_id ?? 0),
	} as const;
	return [
		{
			...head,
			customer_reference: customers.get(textOf(view.customer_id)) ?? '',
			state: 'waiting',
			urn: '',
			gross_value: gross,
			outstanding_value: gross,
			uncertain: '',
		},
	];
}

function ofLedger({ row, state }: LedgerRow, id: string, customers: Customers, doubt: string): DocumentOfOrder {
	const kind = kindOf(row.trader_transaction_type);
	return {
		amazon_order_id: id,
		kind: kind === 'creditNote' ? 'creditNote' : 'invoice',
		document_no: textOf(row.reference),
		second_reference: textOf(row.second_reference),
		customer_id: Number(row.customer_id),
		customer_reference: customers.get(textOf(row.customer_id)) ?? '',
		state,
		urn: textOf(row.urn),
		gross_value: absoluteText(row.document_gross_value),
		outstanding_value: state === 'archived' ? '0.00' : absoluteText(row.document_outstanding_value),
		uncertain: doubt || (kind === undefined ? `its type is not known (${textOf(row.trader_transaction_type)})` : ''),
	};
}

/** An amount without sign; '' when Sage shows none. */
function absoluteText(value: unknown): string {
	const amount = moneyOf(value);
	return amount === undefined ? '' : toDecimal(absoluteMinor(amount));
}
