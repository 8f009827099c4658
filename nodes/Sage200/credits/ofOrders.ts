import { textOf } from '../../domain/text/textOf';
import type { RunCache } from '../runCache';
import { equals } from '../transport/filter';
import { listAnyOf } from '../transport/paging';
import type { SageClient } from '../transport/request';
import type { Credit } from './credit.types';
import { ledgerRows, rowsOfOrders } from './creditNotes';
import { creditsOf } from './join';
import { byDigits, ordersNamed } from './orderIds';
import { returnsOfOrders } from './returns';

/**
 * Every credit in Sage that belongs to one of the orders, each once, ours included: sales returns, and credit notes of the sales ledger and of its history. Throws
 * when Sage cannot be read: half a look is none.
 */
export async function creditsOfOrders(client: SageClient, cache: RunCache, orderIds: readonly string[]): Promise<Credit[]> {
	const asked = [...new Set(orderIds)];
	if (asked.length === 0) return [];
	const returns = await returnsOfOrders({ client, cache }, asked);
	const numbers = returns.flatMap(({ credits }) => credits.map(({ sop_invoice_credit_document_no: number }) => textOf(number)));
	const ofReturns = await ledgerRows(
		client,
		[...new Set(numbers)].filter((number) => number !== '').map((number) => equals('reference', number)),
	);
	const known = byDigits(asked);
	const named = (await rowsOfOrders(client, asked)).map((each) => ({
		...each,
		orderIds: ordersNamed(known, [each.row.reference, each.row.second_reference]),
	}));
	const ids = [...returns, ...named].map(({ row }) => Number(row.customer_id));
	return creditsOf({ returns, ofOrders: named, ofReturns, customers: await customersOf(client, ids) });
}

/** References of customers by their ids. */
export async function customersOf(client: SageClient, ids: readonly number[]): Promise<Map<string, string>> {
	const rows = await listAnyOf(client, '/customers', { select: ['id', 'reference'], orderBy: 'id asc' }, 'id', ids);
	return new Map(rows.map(({ id, reference }) => [textOf(id), textOf(reference)]));
}
