import { isOfImport } from '../order/choose';
import { done, refused, type Refusal, type Result } from '../result';
import type { BridgeSettings } from '../settings/settings.types';
import { cell, instantOf, type TableRow } from '../text/tableRow';
import { listingKey, readRows } from './rows';
import type { ListingRow, Offer } from './stock.types';

/** What a run of a stock flow has to ask Amazon and Sage for. */
export interface StockChoice {
	/** Window of Sage's stamps: holdings and orders that changed since then are looked at. ISO 8601 in UTC. */
	readonly after: string;
	readonly before: string;
	/** Amazon's pending orders are wanted from then on, orders that the import has not come to since then. */
	readonly pendingAfter: string;
	readonly recentAfter: string;
	/** Open orders of Sage are wanted from that day on. */
	readonly orderDay: string;
	readonly sellerId: string;
	readonly marketplaceIds: string;
	/** Sage's names of the chosen warehouses. */
	readonly warehouses: readonly string[];
	/** Orders that the import has held: Sage does not have them. */
	readonly heldOrderIds: readonly string[];
	/** Marketplaces whose listings are to be fetched: all in a sweep, else those in which nobody knows yet how an SKU is sent. */
	readonly listingsOf: ReadonlyArray<{ readonly marketplaceId: string }>;
	/** Feeds whose result is not known yet. */
	readonly feeds: ReadonlyArray<{ readonly feedId: string }>;
}

export interface StockChooseInput {
	readonly settings: BridgeSettings;
	/** A sweep looks at everything, else only what changed. */
	readonly isSweep: boolean;
	readonly offers: ReadonlyMap<string, Offer>;
	/** Rows of *Flow cursors*, *Listings*, *Bridge exceptions*. */
	readonly cursors: readonly TableRow[];
	readonly listings: readonly TableRow[];
	readonly openExceptions: readonly TableRow[];
	/** ISO 8601 instant. */
	readonly now: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Refused when the settings name no seller or no warehouse, or when a cursor cannot be read: a change would be passed over. */
export function chooseStock(input: StockChooseInput): Result<StockChoice> {
	const { settings, now } = input;
	const missing = [
		...(settings.stock.sellerId === '' ? ['stock.sellerId'] : []),
		...(settings.stock.warehouses.length === 0 ? ['stock.warehouses'] : []),
	];
	if (missing.length > 0) return refused(notSetUp(missing));
	const at = Date.parse(now);
	const [own, imported] = [positionOf(input, 'stock', at), positionOf(input, 'orders', at)];
	if (typeof own === 'string' || typeof imported === 'string')
		return refused(oddCursor(typeof own === 'string' ? 'stock' : 'orders', String(typeof own === 'string' ? own : imported), now));
	const overlap = settings.flow.overlapMinutes * MINUTE;
	const openSince = at - settings.stock.openOrderDays * DAY;
	const rows = readRows(input.listings);
	return done({
		after: iso(own === undefined ? openSince : own - overlap),
		before: iso(at),
		pendingAfter: iso(openSince),
		recentAfter: iso(imported === undefined ? openSince : Math.max(openSince, imported - overlap)),
		orderDay: iso(openSince).slice(0, 10),
		sellerId: settings.stock.sellerId,
		marketplaceIds: settings.flow.marketplaceIds.join(','),
		warehouses: settings.stock.warehouses.map(({ code }) => code),
		heldOrderIds: heldOrders(input.openExceptions),
		listingsOf: settings.flow.marketplaceIds
			.filter((id) => input.isSweep || hasUnknown(id, input.offers, rows))
			.map((marketplaceId) => ({ marketplaceId })),
		feeds: [...new Set([...rows.values()].filter(({ state }) => state === 'inFeed').map(({ feedId }) => feedId))].map((feedId) => ({
			feedId,
		})),
	});
}

const iso = (at: number): string => new Date(at).toISOString();

/** Milliseconds of a flow's cursor, undefined where it has none yet, the text of one that cannot be read or lies ahead. Of two rows the earlier counts. */
function positionOf({ cursors }: StockChooseInput, flow: string, at: number): number | string | undefined {
	const positions = cursors.filter((row) => cell(row.flow) === flow && cell(row.position) !== '').map((row) => cell(row.position));
	const odd = positions.find((position) => (instantOf(position) ?? Number.POSITIVE_INFINITY) > at);
	if (odd !== undefined) return odd;
	return positions.length === 0 ? undefined : Math.min(...positions.map((position) => instantOf(position) ?? at));
}

const heldOrders = (exceptions: readonly TableRow[]): string[] => [
	...new Set(
		exceptions
			.filter((row) => cell(row.status).toLowerCase() === 'open' && cell(row.recordType) === 'order' && isOfImport(cell(row.flow)))
			.map((row) => cell(row.recordId))
			.filter((id) => id !== ''),
	),
];

/** Whether nobody knows yet how an SKU of the map is sent there. */
const hasUnknown = (marketplaceId: string, offers: ReadonlyMap<string, Offer>, rows: ReadonlyMap<string, ListingRow>): boolean =>
	[...offers.keys()].some((sku) => (rows.get(listingKey(marketplaceId, sku))?.channel ?? '') === '');

const notSetUp = (missing: readonly string[]): Refusal => ({
	kind: 'settingsUnusable',
	message: `The stock flows cannot run: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing in Bridge settings.`,
	remedy: 'Add the rows, or unpublish the stock flows if Sage does not say what is offered on Amazon.',
	detail: 'stock',
});

const oddCursor = (flow: string, position: string, now: string): Refusal => ({
	kind: 'cursorUnreadable',
	message: `The cursor of the flow ${flow} says "${position}", which is no instant before ${now}.`,
	remedy: 'Correct position in Flow cursors to an instant such as 2026-11-03T09:00:00.000Z, or delete the row.',
	detail: flow,
});
