import { MARKETPLACE } from '../company/company';
import type { SandboxParts } from '../core/parts';
import { listBalances } from './balances';
import { eventGroupId } from './build/transactions';
import { invalidInput } from './errors';
import type { Call, Gateway } from './gateway';
import { OPERATIONS } from './operations';
import { pageOf } from './pageToken';
import { COLLECTIONS, type ListingRecord, type SettlementRecord, type TransactionRecord } from './records';
import { listSummary } from './summary';
import { viewTransaction } from './transactionView';

const TWO_MINUTES = 2 * 60_000;
const LONGEST = 180 * 24 * 3600_000;
/** The token dies five minutes after the call that gave it (public issue thread models#4867). */
const TOKEN_LIFE = 5 * 60_000;
const PAGE_SIZE = 50;

/** The Finances API 2024-06-19. */
export function financeRoutes(gateway: Gateway, { store, clock }: Pick<SandboxParts, 'store' | 'clock'>): void {
	const settlements = (): SettlementRecord[] => store.all<SettlementRecord>(COLLECTIONS.settlements);
	const transactions = (): TransactionRecord[] => store.all<TransactionRecord>(COLLECTIONS.transactions);
	gateway.serve(OPERATIONS.listTransactions, (call) => {
		const now = clock.now();
		const { shown, nextToken } = pageOf(call, search(call, transactions(), now), now, { size: PAGE_SIZE, life: TOKEN_LIFE });
		const asins = new Map(store.all<ListingRecord>(COLLECTIONS.listings).map(({ sku, asin }) => [sku, asin]));
		return {
			payload: { transactions: shown.map((transaction) => viewTransaction(transaction, asins)), ...(nextToken ? { nextToken } : {}) },
		};
	});
	gateway.serve(OPERATIONS.listSummary, (call) =>
		listSummary(call, { settlements: settlements(), transactions: transactions(), now: clock.now() }),
	);
	gateway.serve(OPERATIONS.listBalances, (call) => listBalances(call, { settlements: settlements(), now: clock.now() }));
}

function search({ query }: Call, all: readonly TransactionRecord[], now: number): TransactionRecord[] {
	const name = query.text('relatedIdentifierName');
	const value = query.text('relatedIdentifierValue');
	if ((name === undefined) !== (value === undefined)) throw invalidInput('relatedIdentifierName and relatedIdentifierValue go together.');
	const after = query.number('postedAfter');
	const before = query.number('postedBefore');
	if (after === undefined && name === undefined) throw invalidInput('postedAfter is required without a related identifier.');
	// A page token carries a window that was checked when it was new.
	const isFirst = query.text('nextToken') === undefined;
	if (isFirst && after !== undefined && after > now - TWO_MINUTES)
		throw invalidInput('postedAfter must be more than two minutes before the request.');
	if (isFirst && before !== undefined && before > now - TWO_MINUTES)
		throw invalidInput('postedBefore must be more than two minutes before the request.');
	if (after !== undefined && before !== undefined && before <= after) throw invalidInput('postedBefore must be later than postedAfter.');
	const until = before ?? now - TWO_MINUTES;
	if (after !== undefined && until - after > LONGEST) return [];
	if ((query.text('marketplaceId') ?? MARKETPLACE.id) !== MARKETPLACE.id) return [];
	// All that is settled was released.
	if ((query.text('transactionStatus') ?? 'RELEASED') !== 'RELEASED') return [];
	return all
		.filter(({ at }) => Date.parse(at) >= (after ?? -Infinity) && Date.parse(at) < until)
		.filter(
			(transaction) => name === undefined || (name === 'ORDER_ID' ? transaction.orderId : eventGroupId(transaction.settlementId)) === value,
		)
		.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id);
}
