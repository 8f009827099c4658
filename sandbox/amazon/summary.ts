import { MARKETPLACE, SELLER_ID } from '../company/company';
import { invalidInput } from './errors';
import type { Call } from './gateway';
import { isoTime } from './isoTime';
import { currency } from './money';
import { pageOf } from './pageToken';
import type { SettlementRecord, TransactionRecord, TransactionRow } from './records';
import { groupBy } from './transactionView';

const DAY = 24 * 3600_000;
const ACCOUNT_TYPE = 'Standard Orders';

interface Book {
	readonly settlements: readonly SettlementRecord[];
	readonly transactions: readonly TransactionRecord[];
	readonly now: number;
}

/** One time or settlement with what was posted in it. */
interface Period {
	readonly start: number;
	readonly end: number;
	readonly settlementId?: string;
	readonly transactions: readonly TransactionRecord[];
}

/** `listSummary`: the net proceeds of a settlement or of a time, which are what was posted without the reserves. */
export function listSummary(call: Call, book: Book): Record<string, unknown> {
	const { query } = call;
	const isOurs =
		(query.list('marketplaceIds')?.includes(MARKETPLACE.id) ?? true) && (query.text('accountType') ?? ACCOUNT_TYPE) === ACCOUNT_TYPE;
	const { shown, nextToken } = pageOf(call, isOurs ? periodsOf(call, book) : [], book.now, { size: 10 });
	return { summaries: shown.map(toSummary), ...(nextToken ? { nextToken } : {}) };
}

function periodsOf({ query }: Call, { settlements, transactions, now }: Book): Period[] {
	const name = query.text('relatedIdentifierName');
	const settlementId = query.text('relatedIdentifierValue');
	if ((name === undefined) !== (settlementId === undefined))
		throw invalidInput('relatedIdentifierName and relatedIdentifierValue go together.');
	if (settlementId !== undefined) {
		const settlement = settlements.find((candidate) => candidate.settlementId === settlementId);
		if (!settlement) return [];
		return [
			{
				settlementId,
				start: Date.parse(settlement.startDate),
				end: Date.parse(settlement.endDate),
				transactions: transactions.filter((each) => each.settlementId === settlementId),
			},
		];
	}
	const start = query.number('periodStart');
	const end = (query.number('periodEnd') ?? now) + (query.number('periodEnd') === undefined ? 0 : DAY - 1000);
	if (start === undefined) throw invalidInput('Give a settlement or periodStart.');
	if (end < start) throw invalidInput('periodEnd is earlier than periodStart.');
	return [{ start, end, transactions: transactions.filter(({ at }) => Date.parse(at) >= start && Date.parse(at) <= end) }];
}

function toSummary({ start, end, settlementId, transactions }: Period): Record<string, unknown> {
	const rows = transactions.flatMap(({ transactionType, rows: own }) => own.map((row) => ({ ...row, transactionType })));
	const sections = groupBy(rows, sectionOf);
	return {
		partnerMetadata: { partnerId: SELLER_ID, accountType: ACCOUNT_TYPE, marketplaceId: MARKETPLACE.id },
		netProceeds: sumOf(rows),
		relatedIdentifiers: settlementId ? [{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: settlementId }] : [],
		breakdowns: sections.map(([breakdownType, own]) => ({
			breakdownType,
			breakdownAmount: sumOf(own),
			breakdowns: groupBy(own, ({ amountType }) => amountType).map(([type, single]) => ({
				breakdownType: type,
				breakdownAmount: sumOf(single),
				breakdowns: [],
			})),
		})),
		periodStart: isoTime(start),
		periodEnd: isoTime(end),
	};
}

/** Sales, refunds and the rest, as the statement on Amazon's pages is divided. */
function sectionOf(row: TransactionRow & { transactionType: string }): string {
	if (row.transactionType === 'Refund') return 'Refunds';
	return row.transactionType === 'Shipment' && row.amountType !== 'ItemFees' ? 'Sales' : 'Expenses';
}

const sumOf = (rows: ReadonlyArray<{ amount: number }>) =>
	currency(
		rows.reduce((sum, { amount }) => sum + amount, 0),
		MARKETPLACE.currency,
	);
