import type { ExceptionRecord } from '../exceptions/exception';
import { exceptionOf, type ExceptionFacts, type ExceptionKindName } from '../exceptions/kinds';
import { sumMinor, toDecimal, type Minor } from '../money/money';
import type { BridgeSettings, Channel, SeriesSettings, VatTreatment } from '../settings/settings.types';
import { lastDayOfPeriod, localDay, localDayReader, periodOfDay } from '../time/amazonDate';
import type { JournalBook, NominalAmount } from '../books/book';
import { groupBy } from '../lists/groupBy';
import type { Classification } from './catalogue/classify';
import type { OrdersInSage } from './sageOrders';
import type { Settlement, SettlementRow } from './settlement.types';

/** The settlement before this one in the same series, as it was posted. */
export interface PreviousSettlement {
	readonly settlementId: string;
	/** ISO 8601 instant. */
	readonly endDate: string;
	/** Reserve held at its end and clearing balance after posting, decimal strings. */
	readonly currentReserve: string;
	readonly closingClearing: string;
}

/** A nominal line with the rows of the file behind it. */
export type SettlementAmount = NominalAmount<SettlementRow>;

/** A row with what it is and the day and period it falls in. */
export interface ClassifiedRow {
	readonly row: SettlementRow;
	readonly is: Classification;
	readonly day: string;
	readonly period: string;
}

/** Everything that the parts of a settlement are worked out from, and where they write. */
export class SettlementContext {
	readonly exceptions: ExceptionRecord[] = [];
	/** Rows that were refused, for the held account of the preview. */
	readonly heldRows: SettlementRow[] = [];
	readonly dayOf: (epoch: number) => string;
	readonly endDay: string;
	private readonly dates = new Map<string, string>();

	constructor(
		readonly settlement: Settlement,
		readonly settings: BridgeSettings,
		readonly series: SeriesSettings,
		readonly ordersInSage: OrdersInSage,
		readonly book: JournalBook,
		readonly now: string,
	) {
		this.dayOf = localDayReader(settings.timeZone);
		this.endDay = localDay(Date.parse(settlement.header.endDate), settings.timeZone);
	}

	/** Posting date of a period's part: the settlement's last day within its own period, else the period's last day. */
	dateOf(period: string, rows: readonly ClassifiedRow[]): string {
		const known = this.dates.get(period);
		if (known) return known;
		const date = this.newDateOf(period, rows);
		this.dates.set(period, date);
		return date;
	}

	private newDateOf(period: string, rows: readonly ClassifiedRow[]): string {
		const endPeriod = periodOfDay(this.endDay);
		if (period === endPeriod) return this.endDay;
		if (period < endPeriod) return lastDayOfPeriod(period);
		return rows.reduce((day, candidate) => (candidate.day > day ? candidate.day : day), '');
	}

	taxCode(treatment: VatTreatment): number {
		return this.settings.taxCodes[treatment].code;
	}

	hold(kind: ExceptionKindName, rows: readonly SettlementRow[], facts: Omit<ExceptionFacts, 'recordId' | 'amount' | 'currency'>): void {
		const { settlementId, currency } = this.settlement.header;
		const value = sumMinor(rows.map(({ amount }) => amount));
		this.exceptions.push(exceptionOf(kind, { ...facts, recordId: settlementId, amount: toDecimal(value), currency }, this.now));
		// One by one: a settlement may hold more rows than a call takes arguments.
		for (const row of rows) this.heldRows.push(row);
	}
}

/** Channel of a row: Amazon writes AFN for its own fulfilment, MFN for the seller's. Undefined when the row says neither. */
export function channelOf(row: SettlementRow): Channel | undefined {
	switch (row.fulfillmentId.toUpperCase()) {
		case 'AFN':
			return 'FBA';
		case 'MFN':
			return 'FBM';
		default:
			return undefined;
	}
}

/** Rows by accounting period, earliest first: references must not hang on the order of rows in the file. */
export const byPeriod = (rows: readonly ClassifiedRow[]): Array<[string, ClassifiedRow[]]> =>
	[...groupBy(rows, ({ period }) => period)].sort(([a], [b]) => (a < b ? -1 : 1));

export const sumRows = (rows: readonly SettlementRow[]): Minor => sumMinor(rows.map(({ amount }) => amount));

/** How a held settlement goes on without the bridge; docs/exceptions.md says it at length. Follows on other words. */
export const BY_HAND =
	'post all of the settlement by hand in Sage, then set its row on the Settlement board to posted with currentReserve and closingClearing, so that the next settlement follows on.';

/** For messages: `1 row, in line 7`, `2 rows, first in line 7`. */
export const rowsFrom = (rows: readonly SettlementRow[]): string =>
	rows.length === 1 ? `1 row, in line ${rows[0].line}` : `${rows.length} rows, first in line ${rows[0].line}`;
