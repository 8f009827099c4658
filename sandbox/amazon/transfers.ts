import { MARKETPLACE, SELLER_ID } from '../company/company';
import type { SandboxParts } from '../core/parts';
import type { Call, Gateway } from './gateway';
import { isoTime } from './isoTime';
import { currency, toPence } from './money';
import { OPERATIONS } from './operations';
import { pageOf } from './pageToken';
import { COLLECTIONS, type SettlementRecord } from './records';

const HOUR = 3600_000;
const FORTNIGHT = 14 * 24 * HOUR;
const PAGE_SIZE = 25;
const METADATA = { partnerId: SELLER_ID, accountType: 'STANDARD_ORDERS', marketplaceId: MARKETPLACE.id };
const INSTRUMENT = { accountTail: '417', paymentMethod: 'BANK_ACCOUNT' };

/** `listPayouts` and `listExpectedPayouts` of the Transfers API 2024-06-01: one payout per settlement. */
export function transferRoutes(gateway: Gateway, { store, clock }: Pick<SandboxParts, 'store' | 'clock'>): void {
	const settlements = (): SettlementRecord[] =>
		store.all<SettlementRecord>(COLLECTIONS.settlements).sort((a, b) => Date.parse(b.endDate) - Date.parse(a.endDate));
	gateway.serve(OPERATIONS.listPayouts, (call) => {
		const now = clock.now();
		const { shown, nextToken } = pageOf(call, isOurs(call) ? settlements().filter((each) => isAsked(each, call)) : [], now, {
			size: PAGE_SIZE,
		});
		return { payouts: shown.map((settlement) => toPayout(settlement, now)), ...(nextToken ? { nextToken } : {}) };
	});
	gateway.serve(OPERATIONS.listExpectedPayouts, (call) => {
		const last = settlements().at(0);
		const { shown, nextToken } = pageOf(call, isOurs(call) && last ? [toExpected(last)] : [], clock.now(), { size: PAGE_SIZE });
		return { expectedPayouts: shown, ...(nextToken ? { nextToken } : {}) };
	});
}

function isOurs({ query }: Call): boolean {
	return (
		(query.list('marketplaceIds')?.includes(MARKETPLACE.id) ?? true) &&
		(query.text('accountType') ?? METADATA.accountType) === METADATA.accountType
	);
}

function isAsked({ endDate, settlementId }: SettlementRecord, { query }: Call): boolean {
	const created = Date.parse(endDate);
	return (
		created >= (query.number('createdAfter') ?? -Infinity) &&
		created < (query.number('createdBefore') ?? Infinity) &&
		(query.text('payoutId') ?? settlementId) === settlementId
	);
}

/** A payout starts when the period closes, is under way six hours later and arrives on the deposit date. */
function toPayout(
	{ settlementId, startDate, endDate, depositDate, total, currency: code }: SettlementRecord,
	now: number,
): Record<string, unknown> {
	const steps: Array<[string, number]> = [
		['STARTED', Date.parse(endDate)],
		['IN_TRANSIT', Date.parse(endDate) + 6 * HOUR],
		['PAID', Date.parse(depositDate)],
	];
	const statusHistory = steps
		.filter(([, at], index) => index === 0 || at <= now)
		.map(([status, at]) => ({ status, lastUpdatedDate: isoTime(at) }));
	return {
		id: settlementId,
		partnerMetadata: METADATA,
		currentStatus: statusHistory.at(-1)?.status,
		statusHistory,
		type: 'SCHEDULED',
		amount: currency(toPence(total), code),
		...INSTRUMENT,
		creationDate: endDate,
		period: { startDate, endDate },
		relatedIdentifiers: [{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: settlementId }],
	};
}

/** The next payout: of the open period, which holds the reserve so far. Its settlement has no id yet. */
function toExpected({ endDate, currentReserve, currency: code }: SettlementRecord): Record<string, unknown> {
	const scheduledDate = isoTime(Date.parse(endDate) + FORTNIGHT);
	return {
		partnerMetadata: METADATA,
		amount: currency(toPence(currentReserve), code),
		status: 'SCHEDULED',
		period: { startDate: endDate, endDate: scheduledDate },
		scheduledDate,
		...INSTRUMENT,
	};
}
