import type { SandboxParts } from '../core/parts';
import { invalidInput, notFound } from './errors';
import type { Call, Gateway } from './gateway';
import { OPERATIONS } from './operations';
import type { AmazonOrder } from './order.types';
import { viewOrder } from './orderView';
import { isoTime } from './isoTime';
import type { Query } from './query';
import { COLLECTIONS, type OrderRecord } from './records';
import { seal, unseal } from './sealed';

const TWO_MINUTES = 2 * 60_000;
const TOKEN_LIFE = 24 * 3600_000;

/** Where the next page starts and under which conditions. */
interface PageToken {
	/** The parameters that must stay the same. */
	conditions: string;
	/** End of the searched time, frozen on the first page. */
	before: number;
	/** Time and order id of the last order shown; left out when none was. */
	after?: [string, string];
	issuedAt: number;
}

type TimeField = 'createdTime' | 'lastUpdatedTime';

/** `searchOrders` and `getOrder` of the Orders API 2026-01-01. */
export function orderRoutes(gateway: Gateway, { store, clock }: SandboxParts): void {
	const orders = (): AmazonOrder[] => store.all<OrderRecord>(COLLECTIONS.orders).map((record) => record.order);
	gateway.serve(OPERATIONS.searchOrders, (call) => searchOrders(call, orders(), clock.now()));
	gateway.serve(OPERATIONS.getOrder, (call) => {
		const order = orders().find((candidate) => candidate.orderId === call.path('orderId'));
		if (!order) throw notFound('There is no order with this id.');
		return { order: viewOrder(order, call.query.list('includedData') ?? [], clock.now()) };
	});
}

function searchOrders({ query, pageFault }: Call, orders: AmazonOrder[], now: number): Record<string, unknown> {
	const { field, after } = readTimes(query, now);
	const page = readPage(query, now);
	const before = page?.before ?? query.number(field === 'createdTime' ? 'createdBefore' : 'lastUpdatedBefore') ?? now - TWO_MINUTES;
	const found = orders
		.filter((order) => isBetween(order[field], after, before) && passesFilters(order, query))
		.sort((a, b) => compare([a[field], a.orderId], [b[field], b.orderId]))
		.filter((order) => !page?.after || compare([order[field], order.orderId], page.after) > 0);
	const size = pageFault === 'emptyPage' ? 0 : pageFault === 'shortPage' ? 1 : (query.number('maxResultsPerPage') ?? 100);
	const shown = found.slice(0, size);
	const last = shown.at(-1);
	const shownUpTo = last ? ([last[field], last.orderId] as [string, string]) : page?.after;
	const nextToken =
		found.length > size
			? seal({ conditions: conditionsOf(query), before, issuedAt: now, ...(shownUpTo ? { after: shownUpTo } : {}) } satisfies PageToken)
			: undefined;
	return {
		orders: shown.map((order) => viewOrder(order, query.list('includedData') ?? [], now)),
		...(nextToken ? { pagination: { nextToken } } : {}),
		[field === 'createdTime' ? 'createdBefore' : 'lastUpdatedBefore']: isoTime(before),
	};
}

/** Exactly one of the two `…After`; only its own `…Before`, not before it and at least two minutes ago. */
function readTimes(query: Query, now: number): { field: TimeField; after: number } {
	const createdAfter = query.number('createdAfter');
	const lastUpdatedAfter = query.number('lastUpdatedAfter');
	if ((createdAfter === undefined) === (lastUpdatedAfter === undefined))
		throw invalidInput('Give exactly one of createdAfter and lastUpdatedAfter.');
	const [own, other] = createdAfter === undefined ? ['lastUpdatedBefore', 'createdBefore'] : ['createdBefore', 'lastUpdatedBefore'];
	if (query.number(other) !== undefined) throw invalidInput(`${other} does not go with the given start.`);
	const after = (createdAfter ?? lastUpdatedAfter) as number;
	const before = query.number(own);
	if (before !== undefined && before < after) throw invalidInput(`${own} is earlier than the start.`);
	// A page token carries a `…Before` that was checked when it was new.
	if (before !== undefined && query.text('paginationToken') === undefined && before > now - TWO_MINUTES) {
		throw invalidInput(`${own} must be at least two minutes before the request.`);
	}
	return { field: createdAfter === undefined ? 'lastUpdatedTime' : 'createdTime', after };
}

function readPage(query: Query, now: number): PageToken | undefined {
	const token = query.text('paginationToken');
	if (token === undefined) return undefined;
	const page = unseal<PageToken>(token);
	if (!page || page.conditions !== conditionsOf(query)) throw invalidInput('The paginationToken does not belong to these parameters.');
	if (now - page.issuedAt > TOKEN_LIFE) throw invalidInput('The paginationToken has expired.');
	return page;
}

/** All parameters but the three that may change between pages. */
function conditionsOf({ sent }: Query): string {
	const fixed = Object.entries(sent).filter(([name]) => !['paginationToken', 'maxResultsPerPage', 'includedData'].includes(name));
	return JSON.stringify(fixed.sort(([a], [b]) => compareText(a, b)));
}

function passesFilters(order: AmazonOrder, query: Query): boolean {
	const allows = (name: string, value: string): boolean => query.list(name)?.includes(value) ?? true;
	return (
		allows('fulfillmentStatuses', order.fulfillment.fulfillmentStatus) &&
		allows('fulfilledBy', order.fulfillment.fulfilledBy) &&
		allows('marketplaceIds', order.salesChannel.marketplaceId)
	);
}

const isBetween = (time: string, after: number, before: number): boolean => Date.parse(time) >= after && Date.parse(time) <= before;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compare = (a: [string, string], b: [string, string]): number => compareText(a[0], b[0]) || compareText(a[1], b[1]);
