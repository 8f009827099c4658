import type { Entry } from '../books/entry';
import { SourceLines } from '../books/sourceLines';
import { ZERO, type Minor } from '../money/money';
import type { Refusal } from '../result';
import { linesBehind, sumRows, type ClassifiedRow } from './rows';

/** Rows that are refused, and why. */
export interface Held {
	readonly refusal: Refusal;
	readonly lines: SourceLines;
	/** Sum of the rows. */
	readonly value: Minor;
}

/** Rows that are refused. */
export const heldRows = (rows: readonly ClassifiedRow[], refusal: Refusal): Held => ({
	refusal,
	lines: linesBehind(rows),
	value: sumRows(rows),
});

/** A refusal that no row is at fault for. */
export const heldWithoutRows = (refusal: Refusal): Held => ({ refusal, lines: new SourceLines(), value: ZERO });

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
