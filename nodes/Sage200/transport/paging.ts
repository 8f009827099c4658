import type { IDataObject } from 'n8n-workflow';
import { sageText } from '../../domain/text/sageText';
import { allOf, anyOf, equals, EVERY, inWords, type Filter } from './filter';
import { queryString, type SageQuery } from './odata';
import { boundReached } from './reads';
import type { SageClient } from './request';

/** Sage's default page; up to 5000 are allowed, but large pages may time out. */
export const PAGE_SIZE = 500;

export interface ListQuery extends Omit<SageQuery, 'top' | 'skip'> {
	/** Key of a total order, e.g. `id asc`: without one Sage refuses `$skip`, and views bring an order of their own. */
	readonly orderBy: string;
	/** Field that differs in every record; the one of the order when left out. `wholeRecord` where nobody knows which it is. */
	readonly key?: string | 'wholeRecord';
}

export interface Listing {
	readonly rows: IDataObject[];
	/** The server gave less on a page than was asked for and more on the next: it has a page size of its own. */
	readonly wasCut: boolean;
}

/** Every record of a collection, or the first `limit`. */
export const listAll = async (client: SageClient, path: string, query: ListQuery, limit?: number): Promise<IDataObject[]> =>
	(await readList(client, path, query, limit)).rows;

/** A list that changes while it is paged is read so many times. */
const READINGS = 3;

/** What all readings of a list took together. */
interface Spent {
	pages: number;
	bytes: number;
	milliseconds: number;
}

/**
 * Every record of a collection, or the first `limit`. Sage shows no count, and a gateway may cut pages short: it is asked until a page is empty. A record that comes a
 * second time says that a record before it began to show between two pages, and was missed: the list is read from its beginning. If that goes on, the server does
 * not page, or something else answers: this ends as an error, as a list without end does, because nothing can be concluded from such a list.
 */
export async function readList(client: SageClient, path: string, query: ListQuery, limit = Number.POSITIVE_INFINITY): Promise<Listing> {
	const spent: Spent = { pages: 0, bytes: 0, milliseconds: 0 };
	let why = '';
	for (let reading = 0; reading < READINGS; reading++) {
		const read = await readPages(client, path, query, limit, spent);
		if (!('repeated' in read)) return read;
		why = read.repeated;
	}
	throw client.unreadable(path, why);
}

/** The list as its pages show it now, or which record comes twice on them. */
async function readPages(
	client: SageClient,
	path: string,
	{ key: given, ...query }: ListQuery,
	limit: number,
	spent: Spent,
): Promise<Listing | { readonly repeated: string }> {
	const key = given ?? query.orderBy.split(' ')[0];
	const rowKey = key === 'wholeRecord' ? undefined : key;
	const select = query.select && rowKey !== undefined ? [...new Set([...query.select, rowKey])] : query.select;
	const rows: IDataObject[] = [];
	const seen = new Set<string>();
	let [wasCut, isShort] = [false, false];
	while (rows.length < limit) {
		if (spent.pages > 0 && client.isStopped()) throw client.unreadable(path, 'the run was stopped before it was read to its end');
		const top = Math.min(PAGE_SIZE, limit - rows.length);
		const page = await client.page(path, { ...query, select, top, skip: rows.length }, rowKey);
		if (page.value.length === 0) break;
		wasCut ||= isShort;
		isShort = page.value.length < top;
		spent.pages++;
		spent.bytes += page.bytes;
		spent.milliseconds += page.milliseconds;
		const repeated = takeRows(rows, seen, page.value, rowKey);
		if (repeated !== undefined) return { repeated };
		const why = boundReached({ ...spent, rows: rows.length });
		if (why !== undefined) throw client.unreadable(path, why);
	}
	if (rows.length > limit) rows.length = limit;
	return { rows, wasCut };
}

/** Adds the rows of a page; says which record has come before. One by one: a page may have more rows than a call takes arguments. */
function takeRows(rows: IDataObject[], seen: Set<string>, page: readonly IDataObject[], key: string | undefined): string | undefined {
	for (const row of page) {
		const identity = key === undefined ? JSON.stringify(row) : String(row[key]);
		if (seen.has(identity)) return `record ${key === undefined ? rows.length : identity} comes twice in one list`;
		seen.add(identity);
		rows.push(row);
	}
	return undefined;
}

/** The lists of several filters one after the other (batches of `or` terms), up to `limit` in all. */
export async function listEach(
	client: SageClient,
	path: string,
	query: ListQuery,
	filters: ReadonlyArray<NonNullable<ListQuery['filter']>>,
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
	const lists: IDataObject[][] = [];
	let count = 0;
	for (const filter of filters) {
		if (count >= limit) break;
		const rows = await listAll(client, path, { ...query, filter }, limit - count);
		lists.push(rows);
		count += rows.length;
	}
	return lists.flat();
}

/** Statuses of a front door that finds an address too long: 414, and 404 from IIS (its sub-status 15). */
const TOO_LONG: ReadonlySet<unknown> = new Set(['404', '414']);
/** Fewer values in one question than these are not split any further. */
const FEWEST_VALUES = 5;

/** How many values one question of `listAnyOf` holds: the upper end of what is known to work. */
const VALUES_PER_QUESTION = 40;
/** Characters of a query. The front door of a site is IIS, which by default takes 2,048. */
const LONGEST_QUESTION = 1_900;

/** Records whose field has one of the values; see `readAnyOf`. */
export const listAnyOf = async (
	client: SageClient,
	path: string,
	query: ListQuery,
	field: string,
	values: ReadonlyArray<string | number>,
	limit?: number,
): Promise<IDataObject[]> => (await readAnyOf(client, path, query, field, values, limit)).rows;

/**
 * Records whose field has one of the values, asked for in batches, up to `limit` in all. How long an address may be is not
 * documented and may differ by site: a batch that the front door finds too long is asked for in halves.
 */
export async function readAnyOf(
	client: SageClient,
	path: string,
	query: ListQuery,
	field: string,
	values: ReadonlyArray<string | number>,
	limit = Number.POSITIVE_INFINITY,
): Promise<Listing> {
	// A value that comes in two spellings of one text to Sage would bring its record twice.
	const asked = new Set<string>();
	const distinct = values.filter((value) => asked.size < asked.add(sageText(String(value))).size);
	const terms = distinct.map((value) => equals(field, value));
	return await readAnyTerm(client, path, query, terms, limit);
}

/** Records that fit one of the conditions at least, each once, asked for in batches as `readAnyOf` does. */
export async function listAnyTerm(client: SageClient, path: string, query: ListQuery, terms: readonly Filter[]): Promise<IDataObject[]> {
	const { rows } = await readAnyTerm(client, path, query, terms);
	const key = query.orderBy.split(' ')[0];
	return [...new Map(rows.map((row) => [String(row[key]), row])).values()];
}

async function readAnyTerm(
	client: SageClient,
	path: string,
	query: ListQuery,
	terms: readonly Filter[],
	limit = Number.POSITIVE_INFINITY,
): Promise<Listing> {
	const listings: Listing[] = [];
	let count = 0;
	for (const batch of batchesOf(query, terms)) {
		if (count >= limit) break;
		const listing = await readBatch(client, path, query, batch, limit - count);
		listings.push(listing);
		count += listing.rows.length;
	}
	return joined(listings);
}

/** As many conditions in a question as the address holds. */
function batchesOf(query: ListQuery, terms: readonly Filter[]): Filter[][] {
	const lengthOf = (more: SageQuery) => queryString({ ...query, ...more, top: PAGE_SIZE, skip: PAGE_SIZE }).length;
	// The conditions compare their fields, which are selected with the others.
	const ofTerms = { fields: terms.slice(0, 1).flatMap(({ fields }) => fields) };
	const alone = lengthOf({ filter: allOf(query.filter ?? EVERY, { ...inWords('()'), ...ofTerms }) });
	const batches: Filter[][] = [];
	let length = Number.POSITIVE_INFINITY;
	for (const term of terms) {
		const own = encodeURIComponent(`${term.text} or `).length;
		if (length + own > LONGEST_QUESTION || (batches.at(-1)?.length ?? 0) >= VALUES_PER_QUESTION) {
			batches.push([]);
			length = alone;
		}
		batches.at(-1)?.push(term);
		length += own;
	}
	return batches;
}

const joined = (listings: readonly Listing[]): Listing => ({
	rows: listings.flatMap(({ rows }) => rows),
	wasCut: listings.some(({ wasCut }) => wasCut),
});

async function readBatch(client: SageClient, path: string, query: ListQuery, terms: readonly Filter[], limit: number): Promise<Listing> {
	try {
		return await readList(client, path, { ...query, filter: allOf(query.filter ?? EVERY, anyOf(...terms)) }, limit);
	} catch (error) {
		if (terms.length < 2 * FEWEST_VALUES || !TOO_LONG.has((error as { httpCode?: unknown }).httpCode)) throw ofRead(error);
	}
	const half = Math.ceil(terms.length / 2);
	const first = await readBatch(client, path, query, terms.slice(0, half), limit);
	if (first.rows.length >= limit) return first;
	return joined([first, await readBatch(client, path, query, terms.slice(half), limit - first.rows.length)]);
}

/** What a read throws is a NodeApiError already. */
const ofRead = (error: unknown): Error => error as Error;
