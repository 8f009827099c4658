import { SourceLines } from '../books/sourceLines';
import { groupBy, type NonEmpty } from '../lists/groupBy';
import { addMinor, ZERO, type Minor } from '../money/money';
import type { Channel } from '../settings/settings.types';
import type { Classification } from './catalogue/classify';
import type { Subject } from './items/subjectOf';
import type { SettlementRow } from './settlement.types';

/** A row, or rows that are alike in all that their booking hangs on, with what they are and the day and period they fall in. */
export interface ClassifiedRow {
	/** Of several rows it is the first of them, with the amount of all. */
	readonly row: SettlementRow;
	readonly is: Classification;
	readonly day: string;
	readonly period: string;
	/** What of an order it is about, or would be. */
	readonly subject: Subject;
	/** Where it stands in the file, or they stand. */
	readonly lines: SourceLines;
}

/** Channel of a row: Amazon writes AFN for its own fulfilment, MFN for the seller's. Undefined when the row says neither. */
export function channelOf(row: Pick<SettlementRow, 'fulfillmentId'>): Channel | undefined {
	switch (row.fulfillmentId.toUpperCase()) {
		case 'AFN':
			return 'FBA';
		case 'MFN':
			return 'FBM';
		default:
			return undefined;
	}
}

/** By accounting period, earliest first: references must not hang on the order of rows in the file. */
export const inOrderOfPeriod = <T>(items: readonly T[], periodOf: (item: T) => string): Array<[string, NonEmpty<T>]> =>
	[...groupBy(items, periodOf)].sort(([a], [b]) => (a < b ? -1 : 1));

export const byPeriod = (rows: readonly ClassifiedRow[]): Array<[string, NonEmpty<ClassifiedRow>]> =>
	inOrderOfPeriod(rows, ({ period }) => period);

/** Sum of the rows, or of some of them. */
export function sumRows(rows: readonly ClassifiedRow[], counts?: (row: ClassifiedRow) => boolean): Minor {
	let sum = ZERO;
	for (const each of rows) if (!counts || counts(each)) sum = addMinor(sum, each.row.amount);
	return sum;
}

export const linesBehind = (rows: readonly ClassifiedRow[]): SourceLines => SourceLines.together(rows.map(({ lines }) => lines));

/** For messages: `1 row, in line 7`, `2 rows, first in line 7`. */
export function rowsFrom(lines: SourceLines): string {
	if (lines.count === 0) return 'no row';
	return lines.count === 1 ? `1 row, in line ${lines.first}` : `${lines.count} rows, first in line ${lines.first}`;
}
