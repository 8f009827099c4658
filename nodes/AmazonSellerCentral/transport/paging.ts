import { OperationalError, type IDataObject } from 'n8n-workflow';
import type { AmazonContext } from './context';
import { amazonRead, type AmazonRead } from './request';
import { timingOf } from './timing';

/** Empty pages with a token do occur; so many in a row would be a listing without an end. */
export const MOST_EMPTY_PAGES = 30;
/** Most pages of a listing: 200,000 orders, or 50,000 reports of 100 a page, would fit. */
export const MOST_PAGES = 2000;
/** Most bytes of all answers of a listing together: n8n holds its records in memory. */
export const MOST_LISTED_BYTES = 256 * 1024 * 1024;
/** Longest that a listing is read: a page token is good for a day (orders 2026-01-01). */
export const LONGEST_LISTING_MS = 24 * 3_600_000;

export interface Page<T> {
	readonly records: readonly T[];
	/** Given back to get the next page; undefined on the last. */
	readonly nextToken?: string;
}

const unfinished = (why: string): OperationalError => new OperationalError(`${why}; the list was not read to its end`);

/** Watches over one listing: each page is shown to it, and it throws when the listing would never end or fill the memory. */
export class PageWatch {
	private readonly followed = new Set<string>();
	private empty = 0;
	private bytes = 0;
	private readonly start: number;

	/** `now` is a clock in milliseconds. Of a listing that is read on: how many pages were read before, and the token of the next. */
	constructor(
		private readonly now: () => number = () => 0,
		private pages = 0,
		token?: string,
	) {
		this.start = now();
		if (token !== undefined) this.followed.add(token);
	}

	/** Counts what an answer weighs. */
	readonly weigh = (bytes: number): void => {
		this.bytes += bytes;
	};

	/** How many pages were read. */
	get count(): number {
		return this.pages;
	}

	/** What is wrong with going on, or undefined. */
	problemAfter({ records, nextToken }: Page<unknown>): OperationalError | undefined {
		this.pages += 1;
		this.empty = records.length === 0 ? this.empty + 1 : 0;
		if (!nextToken) return undefined;
		if (this.followed.has(nextToken)) return unfinished('Amazon gave the same page token twice');
		this.followed.add(nextToken);
		if (this.empty >= MOST_EMPTY_PAGES) return unfinished(`Amazon gave ${MOST_EMPTY_PAGES} empty pages in a row`);
		if (this.pages >= MOST_PAGES) return unfinished(`Amazon gave ${MOST_PAGES} pages and still one more`);
		if (this.bytes > MOST_LISTED_BYTES) return unfinished(`Amazon gave more than ${MOST_LISTED_BYTES / 1024 / 1024} MB of records`);
		return this.now() - this.start > LONGEST_LISTING_MS ? unfinished('Reading the pages took more than a day') : undefined;
	}
}

/**
 * Follows the tokens of a listing. `fetchPage` gets undefined first, then each page's token. Stops at `limit` records when given.
 * Throws OperationalError when the listing would never end (see the limits above): some of it would pass for all.
 */
export async function collectPages<T>(
	fetchPage: (token: string | undefined) => Promise<Page<T>>,
	limit = Number.POSITIVE_INFINITY,
	watch = new PageWatch(),
): Promise<T[]> {
	const records: T[] = [];
	let token: string | undefined;
	do {
		const page = await fetchPage(token);
		for (const record of page.records) if (records.length < limit) records.push(record);
		const problem = watch.problemAfter(page);
		token = page.nextToken || undefined;
		if (problem && records.length < limit) throw problem;
	} while (token && records.length < limit);
	return records;
}

/** Takes records and token out of an answer, whatever they are. */
export type FindPage = (answer: IDataObject) => { readonly records: unknown; readonly nextToken: unknown };

/** How a listing is read. */
export interface Listing {
	/** The request of a page; undefined asks for the first. */
	ask(token: string | undefined): AmazonRead;
	readonly find: FindPage;
	readonly limit?: number;
}

/**
 * Reads all pages of a listing and gives its records, whatever they are: what is no record is for the caller to refuse. Throws NodeApiError as
 * `amazonRead` does, OperationalError as `collectPages` does and for an answer that has no list.
 */
export async function listRecords(this: AmazonContext, { ask, find, limit }: Listing, itemIndex?: number): Promise<unknown[]> {
	const timing = timingOf(this);
	const watch = new PageWatch(() => timing.now());
	const fetchPage = async (token: string | undefined) =>
		pageIn((await amazonRead.call(this, { ...ask(token), weigh: watch.weigh }, itemIndex)) as IDataObject, find);
	return await collectPages(fetchPage, limit, watch);
}

/** The page in an answer. A missing list is an empty one; anything else in its place, or in that of the token, tells nothing of what there is. */
export function pageIn(answer: IDataObject, find: FindPage): Page<unknown> {
	const { records = [], nextToken } = find(answer);
	if (!Array.isArray(records)) throw unfinished('Amazon answered with something else in the place of a list');
	if (nextToken !== undefined && nextToken !== null && typeof nextToken !== 'string')
		throw unfinished('Amazon gave a page token that is no text');
	return { records, nextToken: nextToken || undefined };
}

/** A page of reports or feeds: the token must then be the only parameter, and errors still name what was asked for at first. */
export const pageOf = <Q extends AmazonRead['query']>(first: Q, nextToken: string | undefined): Pick<AmazonRead, 'query' | 'about'> =>
	nextToken === undefined ? { query: first } : { query: { nextToken }, about: first };
