import { PageWatch } from '../transport/paging';
import { isOutOfTurn, isRefused, type PollRun } from './run';
import type { OpenPage, PollState } from './state';

export interface ListedPage<T> {
	readonly records: readonly T[];
	/** Undefined or empty on the last page. */
	readonly nextToken?: string;
	/** Up to when the listing is complete, as Amazon says on its first page. */
	readonly watermark?: string;
}

export interface Listed<T> {
	readonly records: readonly T[];
	/** The cursor of the state, moved on when the last page was read. */
	readonly cursor: string;
	/** Where the next poll goes on, when there was no time for all pages or one failed. */
	readonly page?: OpenPage;
	/** What stopped it: nothing was read at all, or the listing has no end. */
	readonly error?: Error;
}

/** Records after which a poll gives out what it has and leaves the next page for the next poll, so that it holds no more in memory. */
export const MOST_OF_A_POLL = 10_000;

type Query = OpenPage['query'];
type ListPage<T> = (query: Query, token: string | undefined) => Promise<ListedPage<T>>;

/**
 * Reads a listing page by page from where the last poll left off, until its end or the end of the poll's time. A page that fails keeps
 * what was read before and its own token, so nothing is lost and nothing is read twice; the cursor moves only when the last page is in.
 */
export async function readOn<T>(run: PollRun, { cursor, page }: PollState, first: Query, list: ListPage<T>): Promise<Listed<T>> {
	const records: T[] = [];
	const watch = new PageWatch(undefined, page?.pages, page?.token);
	let open: OpenPage | undefined = page;
	do {
		const got = await list(open?.query ?? first, open?.token).catch((error: Error) => ({ error }));
		if ('error' in got) return stopped(records, cursor, open, page, got.error);
		for (const record of got.records) records.push(record);
		const watermark: string = open?.watermark ?? got.watermark ?? cursor;
		if (!got.nextToken) return { records, cursor: watermark };
		// From the cursor again: the listing is broken, not the page.
		const problem = watch.problemAfter(got);
		if (problem) return { records, cursor, error: problem };
		open = { token: got.nextToken, query: open?.query ?? first, watermark, pages: watch.count };
	} while (run.left > 0 && records.length < MOST_OF_A_POLL);
	return { records, cursor, page: open };
}

function stopped<T>(
	records: readonly T[],
	cursor: string,
	open: OpenPage | undefined,
	before: OpenPage | undefined,
	error: Error,
): Listed<T> {
	// Progress is kept, and the same page is tried again in the next poll; if it fails then, that is the error of that poll.
	if (open !== before || isOutOfTurn(error)) return { records, cursor, page: open };
	// A token is good for a day. Without it the listing starts again at the cursor, and the memory keeps events from coming twice.
	if (open && isRefused(error)) return { records, cursor };
	return { records, cursor, page: open, error };
}
