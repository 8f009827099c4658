import type { Filter } from './filter';

/** The part of OData that Sage 200 documents (developer.sage.com/200, guide "query parameters"). */
export interface SageQuery {
	readonly filter?: Filter;
	readonly select?: readonly string[];
	readonly expand?: readonly string[];
	/** One field with direction, e.g. `id asc`. Needed whenever `skip` is sent. */
	readonly orderBy?: string;
	readonly top?: number;
	readonly skip?: number;
}

/** The query string with its question mark, percent-encoded; empty when nothing is asked. Throws when `skip` comes without an order: Sage refuses that. */
export function queryString(query: SageQuery): string {
	if (query.skip && !query.orderBy) throw new RangeError('$skip needs $orderby');
	const parts: Array<[string, string | undefined]> = [
		['$filter', query.filter?.text],
		['$select', selected(query)?.join(',')],
		['$expand', query.expand?.join(',')],
		['$orderby', query.orderBy],
		['$top', query.top === undefined ? undefined : String(query.top)],
		['$skip', query.skip ? String(query.skip) : undefined],
	];
	const given = parts.filter(([, value]) => value !== undefined && value !== '');
	return given.length === 0 ? '' : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join('&')}`;
}

/** The fields that were asked for and those that the filter compares. */
function selected({ select, filter }: SageQuery): string[] | undefined {
	return select && [...new Set([...select, ...(filter?.fields ?? [])])];
}
