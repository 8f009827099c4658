import { groupBy, type NonEmpty } from '../lists/groupBy';
import { sumMinor, type Minor } from '../money/money';
import type { Channel } from '../settings/settings.types';
import type { Classification } from './catalogue/classify';
import type { SettlementRow } from './settlement.types';

/** A row with what it is and the day and period it falls in. */
export interface ClassifiedRow {
	readonly row: SettlementRow;
	readonly is: Classification;
	readonly day: string;
	readonly period: string;
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

export const rowsOf = (classified: readonly ClassifiedRow[]): SettlementRow[] => classified.map(({ row }) => row);

export const sumRows = (rows: readonly SettlementRow[]): Minor => sumMinor(rows.map(({ amount }) => amount));

/** For messages: `1 row, in line 7`, `2 rows, first in line 7`. */
export function rowsFrom(rows: readonly SettlementRow[]): string {
	const [first, ...others] = rows;
	if (!first) return 'no row';
	return others.length === 0 ? `1 row, in line ${first.line}` : `${rows.length} rows, first in line ${first.line}`;
}
