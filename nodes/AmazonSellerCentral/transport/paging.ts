import { OperationalError } from 'n8n-workflow';

export interface Page<T> {
	readonly records: readonly T[];
	/** Given back to get the next page; undefined on the last. */
	readonly nextToken?: string;
}

/**
 * Follows the tokens of a listing. `fetchPage` gets undefined first, then each page's token. Stops at `limit` records when given.
 * Throws when Amazon hands out the same token twice in a row, which would never end. Empty pages with a token do occur and are passed.
 */
export async function collectPages<T>(fetchPage: (token: string | undefined) => Promise<Page<T>>, limit = Number.POSITIVE_INFINITY): Promise<T[]> {
	const records: T[] = [];
	let token: string | undefined;
	do {
		const page = await fetchPage(token);
		for (const record of page.records) if (records.length < limit) records.push(record);
		if (page.nextToken && page.nextToken === token) throw new OperationalError('Amazon gave the same page token twice; the list was not read to its end');
		token = page.nextToken || undefined;
	} while (token && records.length < limit);
	return records;
}
