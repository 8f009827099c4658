import type { IDataObject } from 'n8n-workflow';
import { allOf, anyOfBatches, type SageQuery } from './odata';
import type { SageClient } from './request';

/** Sage's default page; up to 5000 are allowed, but large pages may time out. */
export const PAGE_SIZE = 500;

export interface ListQuery extends Omit<SageQuery, 'top' | 'skip'> {
	/** Key of a total order, e.g. `id asc`: without one Sage refuses `$skip`, and views bring an order of their own. */
	readonly orderBy: string;
}

/** Every record of a collection, or the first `limit`. Sage shows no count: a page that is not full is the last. */
export async function listAll(
	client: SageClient,
	path: string,
	query: ListQuery,
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
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
export async function listEach(
	client: SageClient,
	path: string,
	query: ListQuery,
	filters: readonly string[],
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	for (const filter of filters) {
		if (rows.length >= limit) break;
		rows.push(...(await listAll(client, path, { ...query, filter }, limit - rows.length)));
	}
	return rows;
}

/** Statuses of a front door that finds an address too long: 414, and 404 from IIS (its sub-status 15). */
const TOO_LONG: ReadonlySet<unknown> = new Set(['404', '414']);
/** Fewer values in one question than these are not split any further. */
const FEWEST_VALUES = 5;

/** How many values one question of `listAnyOf` holds: the upper end of what is known to work; a site that takes less gets halves. */
export const VALUES_PER_QUESTION = 40;

/**
 * Records whose field has one of the values, asked for in batches, up to `limit` in all. How long an address may be is not
 * documented and may differ by site: a batch that the front door finds too long is asked for in halves.
 */
export async function listAnyOf(
	client: SageClient,
	path: string,
	query: ListQuery,
	field: string,
	values: ReadonlyArray<string | number>,
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
	// Sage compares without case: a value that comes in two spellings would bring its record twice.
	const spellings = values.map((value) => String(value).toUpperCase());
	const distinct = values.filter((_, index) => spellings.indexOf(spellings[index]) === index);
	const rows: IDataObject[] = [];
	for (let from = 0; from < distinct.length && rows.length < limit; from += VALUES_PER_QUESTION) {
		rows.push(...(await listBatch(client, path, query, field, distinct.slice(from, from + VALUES_PER_QUESTION), limit - rows.length)));
	}
	return rows;
}

async function listBatch(
	client: SageClient,
	path: string,
	query: ListQuery,
	field: string,
	values: ReadonlyArray<string | number>,
	limit: number,
): Promise<IDataObject[]> {
	const [filter] = anyOfBatches(field, values, values.length);
	try {
		return await listAll(client, path, { ...query, filter: allOf(query.filter ?? '', filter) }, limit);
	} catch (error) {
		if (values.length < 2 * FEWEST_VALUES || !TOO_LONG.has((error as { httpCode?: unknown }).httpCode)) throw ofRead(error);
	}
	const half = Math.ceil(values.length / 2);
	const first = await listBatch(client, path, query, field, values.slice(0, half), limit);
	return first.length >= limit
		? first
		: [...first, ...(await listBatch(client, path, query, field, values.slice(half), limit - first.length))];
}

/** What a read throws is a NodeApiError already. */
const ofRead = (error: unknown): Error => error as Error;

/** Collections and settings are bare arrays; a single object is taken as a list of one. */
export function rowsOf(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) return answer as IDataObject[];
	return typeof answer === 'object' && answer !== null ? [answer as IDataObject] : [];
}
