import type { Entry } from '../books/entry';
import type { Refusal } from '../result';
import type { SettlementRow } from './settlement.types';

/** Rows that are refused, and why. Their value is the sum of the rows. */
export interface Held {
	readonly refusal: Refusal;
	readonly rows: readonly SettlementRow[];
}

/** What a part of a settlement comes to: what may be posted, and what may not. */
export interface PartResult {
	readonly entries: readonly Entry[];
	readonly held: readonly Held[];
}

/** Several results as one, in their order. */
export const together = (results: readonly PartResult[]): PartResult => ({
	entries: results.flatMap(({ entries }) => entries),
	held: results.flatMap(({ held }) => held),
});

/** How a held settlement goes on without the bridge; docs/exceptions.md says it at length. Follows on other words. */
export const BY_HAND =
	'post all of the settlement by hand in Sage, then set its row on the Settlement board to posted with currentReserve and closingClearing, so that the next settlement follows on.';
