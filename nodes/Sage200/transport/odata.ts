/** The part of OData that Sage 200 documents (developer.sage.com/200, guide "query parameters"). */
export interface SageQuery {
	readonly filter?: string;
	readonly select?: readonly string[];
	readonly expand?: readonly string[];
	/** One field with direction, e.g. `id asc`. Needed whenever `skip` is sent. */
	readonly orderBy?: string;
	readonly top?: number;
	readonly skip?: number;
}

/** Terms joined by `or` in one request: the length limit of an address is not documented, 20 to 40 are known to work. */
export const TERMS_PER_REQUEST = 25;

/** A string literal: single quotes, a quote inside doubled. */
export const quoted = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** A literal for `eq`: numbers (ids, URNs, tax code numbers) stand bare, text is quoted. */
const literal = (value: string | number): string => (typeof value === 'number' ? String(value) : quoted(value));

export const equals = (field: string, value: string | number): string => `${field} eq ${literal(value)}`;

export const allOf = (...terms: readonly string[]): string => terms.filter((term) => term !== '').join(' and ');

/** One bracketed filter per batch of values: `(code eq 'A' or code eq 'B')`. Values that come twice are asked for once. */
export function anyOfBatches(field: string, values: ReadonlyArray<string | number>, size = TERMS_PER_REQUEST): string[] {
	const distinct = [...new Set(values)];
	const batches: string[] = [];
	for (let from = 0; from < distinct.length; from += size) {
		const terms = distinct.slice(from, from + size).map((value) => equals(field, value));
		batches.push(`(${terms.join(' or ')})`);
	}
	return batches;
}

/** The query string with its question mark, percent-encoded; empty when nothing is asked. Throws when `skip` comes without an order: Sage refuses that. */
export function queryString(query: SageQuery): string {
	if (query.skip && !query.orderBy) throw new RangeError('$skip needs $orderby');
	const parts: Array<[string, string | undefined]> = [
		['$filter', query.filter],
		['$select', query.select?.join(',')],
		['$expand', query.expand?.join(',')],
		['$orderby', query.orderBy],
		['$top', query.top === undefined ? undefined : String(query.top)],
		['$skip', query.skip ? String(query.skip) : undefined],
	];
	const given = parts.filter(([, value]) => value !== undefined && value !== '');
	return given.length === 0 ? '' : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join('&')}`;
}
