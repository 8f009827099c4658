import type { BridgeSettings } from '../settings/settings.types';
import { cell, instantOf, type TableRow } from '../text/tableRow';

/**
 * What the import reads of Amazon's order search. Amazon gives 20 searches at once and one more every three minutes (orders 2026-01-01), a hundred orders
 * each, so a run reads as many pages as there are and goes on in the next one from the token that Amazon gave, with the same times and filters: no page
 * is read twice, and nothing is waited for.
 */
export interface Reading {
	/** Rows of *Flow cursors* that move to `before` when it is read to its end. The first keeps its place. */
	readonly cursors: readonly string[];
	/** Window of Amazon's last-updated times, ISO 8601 in UTC. */
	readonly after: string;
	readonly before: string;
	/** Amazon's marketplace ids, separated by commas. */
	readonly marketplaceIds: string;
	readonly statuses: readonly string[];
	/** Where an earlier run stopped; '' for the beginning. */
	readonly token: string;
	/** When the first page was read; a token is good for a day. */
	readonly begunAt: string;
	/** Pages that earlier runs read. */
	readonly pages: number;
	/** Share of Amazon's calls that is left to others. */
	readonly keepBack: number;
}

/** Row of *Flow cursors* up to which orders that are not sent yet were read, and of that up to which all were. */
export const FRESH = 'orders';
export const EVERY = 'ordersAll';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Amazon wants the end of the window at least two minutes in the past (Orders API 2026-01-01, lastUpdatedBefore). */
const BEHIND = 2 * MINUTE;
/** A token is good for 24 hours; after this time the reading begins again. */
const TOKEN_GOOD_FOR = 20 * HOUR;
/** How far fresh orders are read again where that may cost pages. */
const SHORT_OVERLAP = 5 * MINUTE;
/** Where much changes, everything is read every hour besides. */
const EVERY_HOUR = HOUR;
/** What everything leaves to the fresh orders. */
const HALF = 0.5;

/** Cancelled ones too: Sage may have them. */
const NOT_SENT = ['CANCELLED', 'PARTIALLY_SHIPPED', 'PENDING', 'PENDING_AVAILABILITY', 'UNSHIPPED'];
const ALL_STATUSES = [...NOT_SENT, 'SHIPPED'];

interface Place {
	/** Milliseconds up to which it was read; undefined before the first time. */
	readonly position: number | undefined;
	/** Pages of the last reading that came to its end. */
	readonly pages: number;
	readonly open: Reading | undefined;
}

type Flow = Pick<BridgeSettings['flow'], 'marketplaceIds' | 'overlapMinutes' | 'firstRunDays'>;

/**
 * What a run reads, fresh orders first. While all that changed fits into one page, one reading sees everything, with the overlap of the settings. Where more
 * changes, orders that are sent already wait: fresh ones are read with a short overlap in every run, and everything is read again every hour with what is left of
 * Amazon's calls, so that an order that the search showed late is found as well.
 */
export function readingsDue(cursors: readonly TableRow[], flow: Flow, now: number): Reading[] {
	const [fresh, every] = [placeOf(cursors, FRESH, now), placeOf(cursors, EVERY, now)];
	const before = now - BEHIND;
	const begin = (names: readonly string[], after: number, statuses: readonly string[], keepBack: number): Reading => ({
		cursors: names,
		after: iso(Math.min(after, before)),
		before: iso(before),
		marketplaceIds: flow.marketplaceIds.join(','),
		statuses,
		token: '',
		begunAt: iso(now),
		pages: 0,
		keepBack,
	});
	const overlap = flow.overlapMinutes * MINUTE;
	if (fresh.position !== undefined && isQuiet(fresh, every, now))
		return [fresh.open ?? begin([FRESH, EVERY], fresh.position - overlap, ALL_STATUSES, 0)];
	const since = fresh.position === undefined ? before - HOUR : fresh.position - Math.min(overlap, SHORT_OVERLAP);
	const all = every.position === undefined ? now - flow.firstRunDays * 24 * HOUR : every.position - overlap;
	const isDue = every.position === undefined || now - every.position >= EVERY_HOUR;
	return [
		fresh.open ?? begin([FRESH], since, NOT_SENT, 0),
		...(every.open || isDue ? [every.open ?? begin([EVERY], all, ALL_STATUSES, HALF)] : []),
	];
}

const iso = (at: number): string => new Date(at).toISOString();

/** All that changed was read not long ago, in one page. */
const isQuiet = (fresh: Place, every: Place, now: number): boolean =>
	every.open === undefined &&
	every.pages <= 1 &&
	every.position !== undefined &&
	fresh.position !== undefined &&
	every.position >= fresh.position &&
	now - fresh.position <= EVERY_HOUR;

/** Two rows of one flow: the earlier one leaves nothing out, and what is fetched twice is entered once. */
function placeOf(cursors: readonly TableRow[], flow: string, now: number): Place {
	const rows = cursors.filter((row) => cell(row.flow) === flow);
	const positions = rows.flatMap((row) => instantOf(cell(row.position)) ?? []);
	const noted = rows.map((row) => objectIn(row.reading)).find((each) => each !== undefined);
	return {
		position: positions.length === 0 ? undefined : Math.min(...positions),
		pages: typeof noted?.pages === 'number' ? noted.pages : 0,
		open: openReading(noted, flow, now),
	};
}

/** JSON of a cell; what is none counts as nothing, and the reading begins again at the cursor. */
function objectIn(value: unknown): TableRow | undefined {
	try {
		const read = JSON.parse(cell(value)) as unknown;
		return typeof read === 'object' && read !== null ? (read as TableRow) : undefined;
	} catch {
		return undefined;
	}
}

function openReading(noted: TableRow | undefined, flow: string, now: number): Reading | undefined {
	if (!noted || cell(noted.token) === '') return undefined;
	const reading = noted as unknown as Reading;
	const begun = instantOf(cell(reading.begunAt));
	const isWhole = instantOf(cell(reading.after)) !== undefined && instantOf(cell(reading.before)) !== undefined;
	const isOurs = Array.isArray(reading.cursors) && reading.cursors[0] === flow && Array.isArray(reading.statuses);
	return isWhole && isOurs && begun !== undefined && now - begun < TOKEN_GOOD_FOR ? reading : undefined;
}

/** What *Order: Get Pages* of Amazon gave for a reading. */
export interface ReadPages {
	readonly state: string;
	readonly pages: number;
	readonly nextToken: string;
}

/** A row of *Flow cursors*: without a position it stays where it is. */
export interface CursorRow {
	readonly flow: string;
	readonly position?: string;
	/** JSON: an unfinished reading, or how many pages the last one had. */
	readonly reading?: string;
}

/** Where the next run goes on. What was not read stays as it is. */
export const cursorsAfter = (readings: readonly Reading[], read: readonly ReadPages[]): CursorRow[] =>
	readings.flatMap((reading, index) => afterOne(reading, read[index]));

function afterOne(reading: Reading, read: ReadPages | undefined): CursorRow[] {
	const [flow] = reading.cursors;
	if (!read || flow === undefined) return [];
	const pages = reading.pages + read.pages;
	if (read.state === 'complete') {
		const note = JSON.stringify({ pages });
		return reading.cursors.map((each) => ({ flow: each, position: reading.before, reading: note }));
	}
	if (read.state === 'tokenRefused') return [{ flow, reading: '' }];
	return read.nextToken === '' ? [] : [{ flow, reading: JSON.stringify({ ...reading, token: read.nextToken, pages }) }];
}
