import type { IDataObject } from 'n8n-workflow';
import type { SageQuery } from './odata';
import type { SageClient } from './request';

/** Sage's default page; up to 5000 are allowed, but large pages may time out. */
export const PAGE_SIZE = 500;

export interface ListQuery extends Omit<SageQuery, 'top' | 'skip'> {
	/** Key of a total order, e.g. `id asc`: without one Sage refuses `$skip`, and views bring an order of their own. */
	readonly orderBy: string;
}

/** Every record of a collection, or the first `limit`. Sage shows no count: a page that is not full is the last. */
export async function listAll(client: SageClient, path: string, query: ListQuery, limit = Number.POSITIVE_INFINITY): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	while (rows.length < limit) {
		const top = Math.min(PAGE_SIZE, limit - rows.length);
		const page = rowsOf(await client.get(path, { ...query, top, skip: rows.length }));
		rows.push(...page);
		if (page.length < top) break;
	}
	return rows;
}

/** The lists of several filters one after the other (batches of `or` terms), up to `limit` in all. */
export async function listEach(client: SageClient, path: string, query: ListQuery, filters: readonly string[], limit = Number.POSITIVE_INFINITY): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	for (const filter of filters) {
		if (rows.length >= limit) break;
		rows.push(...(await listAll(client, path, { ...query, filter }, limit - rows.length)));
	}
	return rows;
}

/** Collections and settings are bare arrays; a single object is taken as a list of one. */
export function rowsOf(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) return answer as IDataObject[];
	return typeof answer === 'object' && answer !== null ? [answer as IDataObject] : [];
}
