import type { Chance } from './random';

/** What can happen to one request. `done`: Sage did the work although the answer does not say so. */
export type ChaosFault =
	| { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 429 }
	| { readonly kind: 'failed'; readonly done: boolean; readonly status: 500 | 502 | 503 | 504 }
	| { readonly kind: 'dropped'; readonly done: boolean }
	| { readonly kind: 'silent'; readonly done: boolean }
	| { readonly kind: 'cut' }
	/** Sage gets it long after the client has given up. */
	| { readonly kind: 'late'; readonly minutes: number }
	/** The token has expired; its renewal takes so long. n8n's own repetition after it is not what brings a document twice, or late. */
	| { readonly kind: 'expiredToken'; readonly renewalSeconds: number }
	/** A question is answered with 200 and something that is no answer to it. */
	| { readonly kind: 'odd'; readonly body: string }
	/** The server leaves `$filter`, or `$skip`, out of account. */
	| { readonly kind: 'ignored'; readonly option: 'filter' | 'skip' }
	/** Something sends the request elsewhere, before or after Sage did the work. */
	| { readonly kind: 'redirected'; readonly done: boolean; readonly status: 301 | 302 | 307 | 308 }
	/** Amounts in the answer are beyond 2^53. */
	| { readonly kind: 'huge' }
	| { readonly kind: 'refusedRenewal' }
	/** The process that sent it ends, before or after Sage did the work. */
	| { readonly kind: 'killed'; readonly done: boolean };

/** A kind in words, for counting: `dropped after the write`. */
export const nameOf = (fault: ChaosFault): string => ('done' in fault ? `${fault.kind} ${fault.done ? 'after' : 'before'}` : fault.kind);

/** Longest that Sage takes over a request, and to show what it took: together less than the settle time of half an hour. */
export const LATEST_MINUTES = 10;
export const SLOWEST_TO_SHOW_SECONDS = 15 * 60;

/** With status 200. */
const ODD_ANSWERS = ['{}', 'null', '0', 'true', '"wait"', '{"Message":"Please wait"}', '{"value":[{"id":1}]}', '[{}]', '[null]'] as const;

/** Rows that a server gives on a page at most, whatever is asked for. */
export const PAGE_CAPS = [5_000, 5_000, 25, 10, 3, 1] as const;

const KINDS: ReadonlyArray<(chance: Chance) => ChaosFault> = [
	(chance) => ({ kind: 'refused', status: chance.pick([400, 403, 404, 429] as const) }),
	(chance) => ({ kind: 'failed', done: true, status: chance.pick([500, 502, 504] as const) }),
	(chance) => ({ kind: 'failed', done: false, status: chance.pick([500, 502, 503, 504] as const) }),
	() => ({ kind: 'dropped', done: true }),
	() => ({ kind: 'dropped', done: false }),
	(chance) => ({ kind: 'silent', done: chance.happens(0.5) }),
	() => ({ kind: 'cut' }),
	(chance) => ({ kind: 'late', minutes: chance.between(4, LATEST_MINUTES) }),
	(chance) => ({ kind: 'expiredToken', renewalSeconds: chance.pick([0, 0, 1, 20, 50]) }),
	(chance) => ({ kind: 'odd', body: chance.pick(ODD_ANSWERS) }),
	(chance) => ({ kind: 'ignored', option: chance.pick(['filter', 'skip'] as const) }),
	(chance) => ({ kind: 'redirected', done: chance.happens(0.5), status: chance.pick([301, 302, 307, 308] as const) }),
	() => ({ kind: 'huge' }),
	() => ({ kind: 'refusedRenewal' }),
	() => ({ kind: 'killed', done: true }),
	() => ({ kind: 'killed', done: false }),
];

export const anyFault = (chance: Chance): ChaosFault => chance.pick(KINDS)(chance);
