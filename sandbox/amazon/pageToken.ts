import { invalidInput } from './errors';
import type { Call } from './gateway';
import type { Query } from './query';
import { seal, unseal } from './sealed';

interface PageToken {
	conditions: string;
	skip: number;
	issuedAt: number;
}

export interface Paging {
	/** Records on a page. */
	readonly size: number;
	/** Milliseconds that a token lives; left out: for ever. */
	readonly life?: number;
	/** Name of the token among the parameters. */
	readonly token?: string;
}

/** One page of records that were found. A token comes back with the same other arguments, and in time. */
export function pageOf<T>(
	{ query, pageFault }: Pick<Call, 'query' | 'pageFault'>,
	found: readonly T[],
	now: number,
	{ size, life = Infinity, token = 'nextToken' }: Paging,
): { shown: T[]; nextToken?: string } {
	const conditions = conditionsOf(query, token);
	const given = query.text(token);
	const page = given === undefined ? undefined : unseal<PageToken>(given);
	if (given !== undefined && page?.conditions !== conditions) throw invalidInput(`The ${token} does not belong to these parameters.`);
	if (page && now - page.issuedAt > life) throw invalidInput(`The ${token} has expired.`);
	const skip = page?.skip ?? 0;
	const end = skip + (pageFault === 'emptyPage' ? 0 : pageFault === 'shortPage' ? 1 : size);
	return {
		shown: found.slice(skip, end),
		...(end < found.length ? { nextToken: seal({ conditions, skip: end, issuedAt: now } satisfies PageToken) } : {}),
	};
}

function conditionsOf({ sent }: Query, token: string): string {
	return JSON.stringify(
		Object.entries(sent)
			.filter(([name]) => name !== token)
			.sort(),
	);
}
