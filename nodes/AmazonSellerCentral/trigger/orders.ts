import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { textOf } from '../../domain/text/textOf';
import { withoutGiftMessages } from '../actions/order/personal';
import { listOf } from '../../shared/parameters';
import { OPERATIONS } from '../transport/catalogue';
import { pageIn } from '../transport/paging';
import { isRecord, recordsIn, refusedRecord, within } from '../transport/records';
import { amazonRead } from '../transport/request';
import { readOn, type ListedPage } from './listing';
import { isNotFound, isOutOfTurn, type Found, type PollRun, type TriggerEvent } from './run';
import { isBefore, isoOf, keepFrom, scopeOf, type PollState } from './state';

/** An order can be imported when its amounts and its address are final; pending ones wait, cancelled ones are over. */
const READY = ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'];
const STILL_TO_COME = ['PENDING', 'PENDING_AVAILABILITY'];

/** How far the next poll reads back: an order may show in a search some minutes after its own time. */
const OVERLAP_MS = 15 * 60_000;
/** How far before a request Amazon looks when it is given no end (orders 2026-01-01, createdBefore). */
const DELAY_MS = 120_000;
/** A request to cancel shows in every later change of its order, so it is remembered longer: a return window of 60 days. */
const CANCELLATION_MEMORY_MS = 60 * 86_400_000;
const SAMPLE_MS = 30 * 86_400_000;
const SAMPLE_SIZE = 10;
/** Orders that wait, looked at in one poll: half of getOrder's burst. */
const MOST_LOOKS = 15;

/** An order with what tells it from others; all the rest may be anything. */
type Order = IDataObject & {
	orderId: string;
	createdTime: string;
	lastUpdatedTime: string;
};

const isOrder = (value: unknown): value is Order =>
	isRecord(value) &&
	typeof value.orderId === 'string' &&
	[value.createdTime, value.lastUpdatedTime].every((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)));

/** What tells the three order events apart. */
interface Kind {
	readonly field: 'createdTime' | 'lastUpdatedTime';
	readonly includes: readonly string[];
	/** Name of the event in the memory, or undefined when the order is no event. */
	key(order: Order): string | undefined;
	readonly memoryMs: number;
}

/** Items of an order whose buyer asked to cancel them. */
const asked = ({ orderItems }: Order): string[] =>
	recordsIn(orderItems)
		.filter(({ cancellation }) => (within(cancellation).cancellationRequest ?? undefined) !== undefined)
		.map(({ orderItemId }) => textOf(orderItemId));

const CREATED: Kind = { field: 'createdTime', includes: ['FULFILLMENT'], key: ({ orderId }) => orderId, memoryMs: OVERLAP_MS };
const CHANGED: Kind = {
	field: 'lastUpdatedTime',
	includes: ['FULFILLMENT'],
	memoryMs: OVERLAP_MS,
	key: ({ orderId, lastUpdatedTime }) => `${orderId} ${lastUpdatedTime}`,
};
const CANCELLATION: Kind = {
	field: 'lastUpdatedTime',
	includes: ['CANCELLATION', 'FULFILLMENT'],
	memoryMs: CANCELLATION_MEMORY_MS,
	key: (order) => (asked(order).length > 0 ? `${order.orderId} ${asked(order).sort().join(',')}` : undefined),
};

export const orderCreated = orderEvent(CREATED);
export const orderChanged = orderEvent(CHANGED);
export const cancellationRequested = orderEvent(CANCELLATION);

interface Settings {
	readonly readyOnly: boolean;
	readonly marketplaceIds: readonly string[];
	readonly includedData: readonly string[];
}

function settingsOf(poll: IPollFunctions, kind: Kind): Settings {
	const chosen = poll.getNodeParameter('includedData', []) as string[];
	return {
		readyOnly: kind !== CANCELLATION && (poll.getNodeParameter('readyOnly', false) as boolean),
		marketplaceIds: listOf(poll.getNodeParameter('marketplaceIds', '')),
		includedData: [...new Set([...chosen, ...kind.includes])].sort(),
	};
}

function orderEvent(kind: Kind): TriggerEvent {
	return {
		settings: (poll) => {
			const { readyOnly, marketplaceIds } = settingsOf(poll, kind);
			return { readyOnly, marketplaceIds };
		},
		read: async (run, state) => {
			const found = await readOrders(run, state, kind);
			const { includedData } = settingsOf(run.context, kind);
			return { ...found, items: found.items.map((order) => withoutGiftMessages(order, includedData)) };
		},
		sample: async (run) => {
			const settings = settingsOf(run.context, kind);
			const query = queryOf(settings, kind, isoOf(run.now - SAMPLE_MS));
			// As many as a page holds where not every order is an event.
			const { records } = await search(run, {
				...query,
				maxResultsPerPage: kind === CANCELLATION || settings.readyOnly ? 100 : SAMPLE_SIZE,
			});
			const events = records.filter(isOrder).filter((order) => kind.key(order) !== undefined && (!settings.readyOnly || isReady(order)));
			return events.slice(0, SAMPLE_SIZE).map((order) => withoutGiftMessages(order, settings.includedData));
		},
	};
}

type Query = Record<string, string | number | readonly string[]>;

function queryOf({ readyOnly, marketplaceIds, includedData }: Settings, kind: Kind, after: string): Query {
	// A created order is searched by a date that stays, so those that are not ready must be seen, or they would be missed for ever.
	const fulfillmentStatuses = readyOnly && kind === CHANGED ? READY : [];
	return {
		[kind === CREATED ? 'createdAfter' : 'lastUpdatedAfter']: after,
		includedData,
		marketplaceIds,
		fulfillmentStatuses,
		maxResultsPerPage: 100,
	};
}

/** A page of orders, whatever they are. Amazon need not say up to when it looked; by its own default that is two minutes before the request. */
async function search(run: PollRun, query: Query): Promise<ListedPage<unknown>> {
	const answer = within(await amazonRead.call(run.context, { operation: OPERATIONS.searchOrders, query, limits: run.limits }));
	const upTo = [answer.createdBefore, answer.lastUpdatedBefore].find((time) => typeof time === 'string' && !Number.isNaN(Date.parse(time)));
	const page = pageIn(answer, ({ orders: records, pagination }) => ({ records, nextToken: within(pagination).nextToken }));
	return { ...page, watermark: (upTo as string | undefined) ?? isoOf(run.now - DELAY_MS) };
}

async function readOrders(run: PollRun, state: PollState, kind: Kind): Promise<Found> {
	const settings = settingsOf(run.context, kind);
	const after = isoOf(Date.parse(state.cursor) - OVERLAP_MS);
	const list = async (query: Query, token: string | undefined) =>
		await search(run, token === undefined ? query : { ...query, paginationToken: token });
	const listed = await readOn(run, state, queryOf(settings, kind, after), list);
	const orders = listed.records.filter(isOrder);
	const odd = oddOrders(listed.records, state, run);
	const sorted = sortOut(orders, { ...state, seen: { ...state.seen, ...odd.seen } }, kind, settings.readyOnly && kind === CREATED);
	const oldest = isoOf(Date.parse(listed.cursor) - kind.memoryMs);
	const next: PollState = {
		...state,
		cursor: listed.cursor,
		page: listed.page,
		seen: keepFrom(sorted.seen, oldest),
		waiting: sorted.waiting,
	};
	const looked = await lookAtWaiting(run, next, settings);
	return { items: [...odd.items, ...sorted.items, ...looked.items], next: looked.next, error: listed.error ?? looked.error };
}

/** A refusal for each record that is no order, once; the others are events all the same. */
function oddOrders(records: readonly unknown[], state: PollState, run: PollRun): { items: IDataObject[]; seen: PollState['seen'] } {
	const seen: Record<string, string> = {};
	const items: IDataObject[] = [];
	for (const [at, record] of records.entries()) {
		const key = `odd ${scopeOf(record)}`;
		if (isOrder(record) || state.seen[key] !== undefined || seen[key] !== undefined) continue;
		seen[key] = isoOf(run.now);
		items.push(refusedRecord('an order with its ID and times', at + 1, record));
	}
	return { items, seen };
}

/** New events apart from what was given out before, and from orders that are not ready yet. */
function sortOut(
	orders: readonly Order[],
	state: PollState,
	kind: Kind,
	waits: boolean,
): { items: Order[]; seen: PollState['seen']; waiting: PollState['waiting'] } {
	const seen = { ...state.seen };
	const waiting = { ...state.waiting };
	const items: Order[] = [];
	for (const order of orders) {
		const key = kind.key(order);
		const time = order[kind.field];
		if (key === undefined || seen[key] !== undefined || isBefore(time, state.startedAt)) continue;
		seen[key] = time;
		if (!waits || isReady(order)) items.push(order);
		else if (isStillToCome(order)) waiting[order.orderId] = time;
	}
	return { items, seen, waiting };
}

const statusOf = ({ fulfillment }: IDataObject): string => textOf(within(fulfillment).fulfillmentStatus);
const isReady = (order: IDataObject): boolean => READY.includes(statusOf(order));
const isStillToCome = (order: IDataObject): boolean => STILL_TO_COME.includes(statusOf(order));

/**
 * Looks again at orders that were not ready, those first that were not looked at for longest. A look that fails leaves its order waiting and
 * ends the looks of this poll; an order that Amazon no longer knows is over.
 */
async function lookAtWaiting(
	run: PollRun,
	state: PollState,
	{ includedData }: Settings,
): Promise<{ items: IDataObject[]; next: PollState; error?: Error }> {
	const waiting = { ...state.waiting };
	const items: IDataObject[] = [];
	const inTurn = Object.entries(waiting)
		.sort(([, one], [, other]) => Date.parse(one) - Date.parse(other))
		.slice(0, MOST_LOOKS);
	let failed: Error | undefined;
	for (const [orderId] of inTurn) {
		if (run.left === 0 || failed) break;
		const order = await getOrder(run, orderId, includedData).catch((error: Error) => error);
		if (!(order instanceof Error) && isReady(order)) items.push(order);
		if (order instanceof Error ? isNotFound(order) : !isStillToCome(order)) delete waiting[orderId];
		else waiting[orderId] = isoOf(run.now);
		if (order instanceof Error && !isNotFound(order)) failed = order;
	}
	const { waiting: _before, ...rest } = state;
	const error = failed && !isOutOfTurn(failed) ? failed : undefined;
	return { items, next: Object.keys(waiting).length > 0 ? { ...rest, waiting } : rest, error };
}

async function getOrder(run: PollRun, orderId: string, includedData: readonly string[]): Promise<IDataObject> {
	const read = { operation: OPERATIONS.getOrder, path: { orderId }, query: { includedData }, limits: run.limits };
	return within(within(await amazonRead.call(run.context, read)).order);
}
