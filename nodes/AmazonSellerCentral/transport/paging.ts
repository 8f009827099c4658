import { OperationalError } from 'n8n-workflow';
import type { AmazonRead } from './request';

export interface Page<T> {
	readonly records: readonly T[];
	/** Given back to get the next page; undefined on the last. */
	readonly nextToken?: string;
}

/** Empty pages with a token do occur; so many in a row would be a listing without an end. */
export const MOST_EMPTY_PAGES = 30;

export const turning = (): OperationalError =>
	new OperationalError('Amazon gave the same page token twice; the list was not read to its end');
export const endless = (): OperationalError =>
	new OperationalError(`Amazon gave ${MOST_EMPTY_PAGES} empty pages in a row; the list was not read to its end`);

/**
 * Follows the tokens of a listing. `fetchPage` gets undefined first, then each page's token. Stops at `limit` records when given.
 * Throws when Amazon hands out a token for the second time, or one empty page after the other, which would never end.
 */
export async function collectPages<T>(
	fetchPage: (token: string | undefined) => Promise<Page<T>>,
	limit = Number.POSITIVE_INFINITY,
): Promise<T[]> {
	const records: T[] = [];
	const followed = new Set<string>();
	let token: string | undefined;
	let empty = 0;
	do {
		const page = await fetchPage(token);
		for (const record of page.records) if (records.length < limit) records.push(record);
		token = page.nextToken || undefined;
		if (token && followed.has(token)) throw turning();
		if (token) followed.add(token);
		empty = page.records.length === 0 ? empty + 1 : 0;
		if (token && empty === MOST_EMPTY_PAGES) throw endless();
	} while (token && records.length < limit);
	return records;
}

/** A page of reports or feeds: the token must then be the only parameter, and errors still name what was asked for at first. */
export const pageOf = <Q extends AmazonRead['query']>(first: Q, nextToken: string | undefined): Pick<AmazonRead, 'query' | 'about'> =>
	nextToken === undefined ? { query: first } : { query: { nextToken }, about: first };
