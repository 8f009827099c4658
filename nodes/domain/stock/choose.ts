import { isOfImport } from '../order/choose';
import { EVERY, FRESH } from '../order/readings';
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
	/** Window of Amazon's created times: orders that nobody has noted yet are looked for in it. */
	readonly createdAfter: string;
	readonly createdBefore: string;
	/** Most pages of them: while the import has not seen everything once, its own reading goes first. */
	readonly createdPages: number;
	/** Orders of *Open orders* that Sage did not have when they were noted. */
	readonly notInSage: ReadonlyArray<{ readonly orderId: string }>;
	/** Open orders of Sage are wanted from that day on. */
	readonly orderDay: string;
	readonly sellerId: string;
	readonly marketplaceIds: string;
	/** Sage's names of the chosen warehouses. */
	readonly warehouses: readonly string[];
	/** Orders that the import has held and that are not in *Open orders*. */
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
	/** Rows of *Flow cursors*, *Open orders*, *Listings*, *Bridge exceptions*. */
	readonly cursors: readonly TableRow[];
	readonly openOrders: readonly TableRow[];
	readonly listings: readonly TableRow[];
	readonly openExceptions: readonly TableRow[];
	/** ISO 8601 instant. */
	readonly now: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Amazon wants the end of the window at least two minutes in the past (Orders API 2026-01-01, createdBefore). */
const BEHIND = 2 * MINUTE;
/** Orders placed so long before the import last looked were in two of its looks. */
const SEEN_BY_IMPORT = 20 * MINUTE;
/** How far back the look goes at least, and over how many orders at most that are noted already. */
const SHORT_OVERLAP = 5 * MINUTE;
const MOST_READ_AGAIN = 50;
const MOST_PAGES = 10;

/** Refused when the settings name no seller or no warehouse, or when a cursor cannot be read: a change would be passed over. */
export function chooseStock(input: StockChooseInput): Result<StockChoice> {
	const { settings, now } = input;
	const missing = [
		...(settings.stock.sellerId === '' ? ['stock.sellerId'] : []),
		...(settings.stock.warehouses.length === 0 ? ['stock.warehouses'] : []),
	];
	if (missing.length > 0) return refused(notSetUp(missing));
	const at = Date.parse(now);
	const places = ['stock', FRESH, EVERY].map((flow) => ({ flow, position: positionOf(input, flow, at) }));
	const odd = places.find(({ position }) => typeof position === 'string');
	if (odd) return refused(oddCursor(odd.flow, String(odd.position), now));
	const [own, imported, everything] = places.map(({ position }) => (typeof position === 'number' ? position : undefined));
	const overlap = settings.flow.overlapMinutes * MINUTE;
	const openSince = at - settings.stock.openOrderDays * DAY;
	const rows = readRows(input.listings);
	const noted = input.openOrders.filter((row) => cell(row.orderId) !== '');
	const waiting = noted.filter((row) => cell(row.waitsFor) === 'import');
	return done({
		after: iso(own === undefined ? openSince : own - overlap),
		before: iso(at),
		createdAfter: iso(
			Math.min(lookFrom({ own, imported: everything === undefined ? undefined : imported, overlap, openSince, noted }), at - BEHIND),
		),
		createdBefore: iso(at - BEHIND),
		createdPages: everything === undefined ? 1 : MOST_PAGES,
		notInSage: waiting.map(({ orderId }) => ({ orderId: cell(orderId) })),
		orderDay: iso(openSince).slice(0, 10),
		sellerId: settings.stock.sellerId,
		marketplaceIds: settings.flow.marketplaceIds.join(','),
		warehouses: settings.stock.warehouses.map(({ code }) => code),
		heldOrderIds: heldOrders(input.openExceptions).filter((id) => !noted.some(({ orderId }) => cell(orderId) === id)),
		listingsOf: settings.flow.marketplaceIds
			.filter((id) => input.isSweep || hasUnknown(id, input.offers, rows))
			.map((marketplaceId) => ({ marketplaceId })),
		feeds: [...new Set([...rows.values()].filter(({ state }) => state === 'inFeed').map(({ feedId }) => feedId))].map((feedId) => ({
			feedId,
		})),
	});
}

interface LookedBefore {
	/** Cursors of this flow, and of the import once it has seen everything. */
	readonly own: number | undefined;
	readonly imported: number | undefined;
	readonly overlap: number;
	readonly openSince: number;
	readonly noted: readonly TableRow[];
}

/**
 * From when on Amazon is asked for orders that were placed. The overlap costs nothing while it fits into the page, so it goes back over so many noted orders at most. What was placed before
 * the import last looked, the import has seen: after a pause nobody reads it twice.
 */
function lookFrom({ own, imported, overlap, openSince, noted }: LookedBefore): number {
	const seen = Math.max(openSince, (imported ?? openSince) - SEEN_BY_IMPORT);
	if (own === undefined) return seen;
	const times = noted.flatMap(({ createdTime }) => instantOf(cell(createdTime)) ?? []).sort((one, other) => other - one);
	const short = own - Math.min(overlap, SHORT_OVERLAP);
	return Math.max(seen, own - overlap, Math.min(times[MOST_READ_AGAIN] ?? openSince, short));
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
