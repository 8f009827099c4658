import type { IDataObject } from 'n8n-workflow';
import { kindOf } from '../posting/plan/entryTypes';
import type { Filter } from '../transport/filter';
import { listAnyTerm } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { namesOrder } from './orderIds';

/** A transaction of the sales ledger, with the ledger that it stands in now. */
export interface LedgerRow {
	readonly row: IDataObject;
	readonly state: 'posted' | 'archived';
}

/** What is archived has left the ledger and is a credit all the same (sales.json, `sales_historical_transactions`: the same fields). */
const LEDGERS = [
	['/sales_posted_transactions', 'posted'],
	['/sales_historical_transactions', 'archived'],
] as const;
const FIELDS = [
	'id',
	'customer_id',
	'trader_transaction_type',
	'reference',
	'second_reference',
	'transaction_date',
	'document_gross_value',
	'document_outstanding_value',
	'urn',
];

/** Transactions that fit one of the conditions, in the ledger and in its history. Throws when either cannot be read. */
export async function ledgerRows(client: SageClient, terms: readonly Filter[]): Promise<LedgerRow[]> {
	const rows: LedgerRow[] = [];
	if (terms.length === 0) return rows;
	for (const [path, state] of LEDGERS) {
		const found = await listAnyTerm(client, path, { select: FIELDS, orderBy: 'id asc' }, terms);
		rows.push(...found.map((row) => ({ row, state })));
	}
	return rows;
}

/** What stands in the sales ledger under one of the orders, whatever it is. */
export const rowsOfOrders = async (client: SageClient, orderIds: readonly string[]): Promise<LedgerRow[]> =>
	await ledgerRows(
		client,
		orderIds.map((id) => namesOrder(id, ['reference', 'second_reference'])),
	);

/** A type that nobody knows counts as a credit note: taken for none, a refund could be credited twice. */
export function mayBeCreditNote({ row }: LedgerRow): boolean {
	const kind = kindOf(row.trader_transaction_type);
	return kind === undefined || kind === 'creditNote';
}
