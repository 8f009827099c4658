import { done, refused, type Result } from '../result';
import type { BridgeSettings } from '../settings/settings.types';
import { cell, instantOf, type TableRow } from '../text/tableRow';

export interface OrderChoice {
	/** Window of Amazon's last-updated times, ISO 8601 in UTC. */
	readonly after: string;
	readonly before: string;
	/** Amazon's marketplace ids, separated by commas. */
	readonly marketplaceIds: string;
	/** Orders that are fetched by their id: those that stand open in the exceptions, and those that somebody asks for. */
	readonly retryOrderIds: readonly string[];
	/** Orders that are left alone: the outcome of their posting is unclear, and Sage may show it later. */
	readonly waitingOrderIds: readonly string[];
	/** Datasets of Amazon's orders that the conversion needs: BUYER only where the settings keep something of it. */
	readonly includedData: readonly string[];
	/** Orders that somebody asks for: one that Amazon does not give is told. */
	readonly askedOrderIds: readonly string[];
}

export interface OrderChooseInput {
	readonly settings: Pick<BridgeSettings, 'flow' | 'orders'>;
	/** Rows of *Flow cursors* and of *Bridge exceptions*. */
	readonly cursors: readonly TableRow[];
	readonly openExceptions: readonly TableRow[];
	/** Ids of orders that the run was called for, because Amazon's search misses some. */
	readonly askedOrderIds?: readonly string[];
	/** ISO 8601 instant. */
	readonly now: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Amazon wants the end of the window at least two minutes in the past (Orders API 2026-01-01, lastUpdatedBefore). */
const BEHIND = 2 * MINUTE;

/**
 * Which orders a run fetches: those that changed since the cursor less the overlap, without a cursor since `firstRunDays` ago, and those that wait
 * in the exceptions, and those that it was called for. Refused when the cursor cannot be read or lies ahead: orders would be passed over without a word.
 */
export function chooseOrders({
	settings: { flow, orders },
	cursors,
	openExceptions,
	askedOrderIds = [],
	now,
}: OrderChooseInput): Result<OrderChoice> {
	const at = Date.parse(now);
	const before = at - BEHIND;
	const positions = cursors.filter((row) => cell(row.flow) === 'orders' && cell(row.position) !== '').map((row) => cell(row.position));
	const odd = positions.find((position) => (instantOf(position) ?? Number.POSITIVE_INFINITY) > at);
	if (odd !== undefined) return refused(oddCursor(odd, now));
	// Two rows of one flow: the earlier one leaves nothing out, and what is fetched twice is entered once.
	const cursor = Math.min(...positions.flatMap((position) => instantOf(position) ?? []));
	const after = Number.isFinite(cursor) ? Math.min(cursor - flow.overlapMinutes * MINUTE, before) : at - flow.firstRunDays * DAY;
	const open = openExceptions.filter((row) => isOpenOrder(row));
	const waiting = idsOf(open.filter((row) => isUnsettled(row, at - flow.settleMinutes * MINUTE)));
	return done({
		after: new Date(after).toISOString(),
		before: new Date(before).toISOString(),
		marketplaceIds: flow.marketplaceIds.join(','),
		retryOrderIds: [...new Set([...idsOf(open).filter((id) => !waiting.includes(id)), ...askedOrderIds])],
		waitingOrderIds: waiting,
		includedData: [...(needsBuyer(orders) ? ['BUYER'] : []), ...INCLUDED],
		askedOrderIds,
	});
}

const INCLUDED = ['CANCELLATION', 'FULFILLMENT', 'PROCEEDS', 'PROMOTION', 'RECIPIENT', 'TAX'];

const needsBuyer = ({ keepBuyerContact, orderFields }: BridgeSettings['orders']): boolean =>
	keepBuyerContact || orderFields.some(({ fact }) => fact === 'purchaseOrderNumber');

const idsOf = (rows: readonly TableRow[]): string[] => [...new Set(rows.map((row) => cell(row.recordId)))];

/** What settlements and allocations have to say of an order is not for the import: it would ask for hundreds of orders in every run. */
const OF_OTHER_FLOWS: readonly string[] = ['settlements', 'allocations', 'stock'];

/** Whether an exception of an order says that the import has not brought it in. */
export const isOfImport = (flow: string): boolean => !OF_OTHER_FLOWS.includes(flow);

const isOpenOrder = (row: TableRow): boolean =>
	cell(row.status).toLowerCase() === 'open' && cell(row.recordType) === 'order' && cell(row.recordId) !== '' && isOfImport(cell(row.flow));

/** Sage took it without showing it: until a person closes the exception. Outcome unknown: until it was last seen longer ago than Sage's own delay. */
function isUnsettled(row: TableRow, settledBefore: number): boolean {
	if (cell(row.kind) === 'postedNotShown') return true;
	return cell(row.kind) === 'outcomeUnknown' && (instantOf(cell(row.lastSeenAt)) ?? Number.POSITIVE_INFINITY) > settledBefore;
}

const oddCursor = (position: string, now: string) => ({
	kind: 'cursorUnreadable' as const,
	message: `The cursor of the order import says "${position}", which is no instant before ${now}.`,
	remedy: 'Correct position in Flow cursors to an instant such as 2026-11-03T09:00:00.000Z, or delete the row: nothing is entered twice.',
});
