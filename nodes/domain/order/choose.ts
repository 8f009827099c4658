import { done, refused, type Result } from '../result';
import type { BridgeSettings } from '../settings/settings.types';
import { cell, instantOf, type TableRow } from '../text/tableRow';
import { EVERY, FRESH, readingsDue, type Reading } from './readings';

export interface OrderChoice {
	/** What is read of Amazon's search. */
	readonly readings: readonly Reading[];
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
/** Most held orders that a run asks for: 30 go at once, the others every two seconds (getOrder, orders 2026-01-01). */
const MOST_HELD = 40;

/**
 * Which orders a run fetches: those that changed since it last looked (`readingsDue`), those that wait in the exceptions, longest unseen first, and those that it was called for.
 * Refused when a cursor cannot be read or lies ahead: orders would be passed over without a word.
 */
export function chooseOrders({
	settings: { flow, orders },
	cursors,
	openExceptions,
	askedOrderIds = [],
	now,
}: OrderChooseInput): Result<OrderChoice> {
	const at = Date.parse(now);
	const positions = cursors
		.filter((row) => [FRESH, EVERY].includes(cell(row.flow)) && cell(row.position) !== '')
		.map((row) => cell(row.position));
	const odd = positions.find((position) => (instantOf(position) ?? Number.POSITIVE_INFINITY) > at);
	if (odd !== undefined) return refused(oddCursor(odd, now));
	const open = openExceptions.filter((row) => isOpenOrder(row));
	const waiting = idsOf(open.filter((row) => isUnsettled(row, at - flow.settleMinutes * MINUTE)));
	return done({
		readings: readingsDue(cursors, flow, at),
		retryOrderIds: [...new Set([...heldIds(open, waiting), ...askedOrderIds])],
		waitingOrderIds: waiting,
		includedData: [...(needsBuyer(orders) ? ['BUYER'] : []), ...INCLUDED],
		askedOrderIds,
	});
}

const INCLUDED = ['CANCELLATION', 'FULFILLMENT', 'PROCEEDS', 'PROMOTION', 'RECIPIENT', 'TAX'];

const needsBuyer = ({ keepBuyerContact, orderFields }: BridgeSettings['orders']): boolean =>
	keepBuyerContact || orderFields.some(({ fact }) => fact === 'purchaseOrderNumber');

/** Those seen longest ago, so that each has its turn. */
const heldIds = (open: readonly TableRow[], waiting: readonly string[]): string[] =>
	idsOf([...open].sort((one, other) => seenAt(one) - seenAt(other)))
		.filter((id) => !waiting.includes(id))
		.slice(0, MOST_HELD);

const seenAt = (row: TableRow): number => instantOf(cell(row.lastSeenAt)) ?? 0;

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
