/** What one query parameter may be. Lists are comma-separated, as the models' arrays say (without collectionFormat, or csv). */
export interface QueryRule {
	readonly kind: 'text' | 'dateTime' | 'date' | 'integer' | 'list' | 'flag';
	/** Allowed values of a text or of the items of a list. */
	readonly values?: readonly string[];
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly required?: boolean;
}

export interface Operation {
	readonly name: string;
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly path: string;
	/** Requests per second and bucket size of the operation's usage plan. */
	readonly rate: number;
	readonly burst: number;
	readonly query: Readonly<Record<string, QueryRule>>;
}

type Plan = readonly [rate: number, burst: number];

/** One row of the tables of operations. */
export const operation = (
	name: string,
	method: Operation['method'],
	path: string,
	[rate, burst]: Plan,
	query: Operation['query'] = {},
): Operation => ({ name, method, path, rate, burst, query });
