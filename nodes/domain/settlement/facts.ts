import type { Account, NominalAmount } from '../books/entry';
import type { EntryHead } from '../books/journal.types';
import type { SageDocument } from '../books/plan.types';
import { settlementSecondReference, type SettlementPart } from '../reference/reference';
import type { BridgeSettings, SeriesSettings } from '../settings/settings.types';
import { localDay } from '../time/amazonDate';
import type { Periods } from '../time/accountingPeriods';
import type { PostingCalendar } from './calendar';
import type { ClassifiedRow } from './rows';
import type { KnownFacts } from './known/known';
import type { SettlementHeader } from './settlement.types';

/** What every part of a settlement is worked out from, besides its rows. Nothing here changes. */
export interface PartFacts {
	readonly header: SettlementHeader;
	readonly settings: BridgeSettings;
	readonly series: SeriesSettings;
	readonly known: KnownFacts;
	/** Units that the sale rows of the order at hand state in this file, by `itemSold`. */
	readonly unitsSold: ReadonlyMap<string, number>;
	/** Day (`YYYY-MM-DD`) that finance named for documents that would be dated earlier; '' for none. */
	readonly postOn: string;
	readonly calendar: PostingCalendar;
	/** What falls into a closed period is dated on the first open day. */
	readonly movesClosed: boolean;
	/** Posting date (`YYYY-MM-DD`) of what falls in an accounting period. */
	readonly dateOf: (period: string) => string;
}

/** A nominal line with the rows of the file behind it. */
export type SettlementAmount = NominalAmount;

/** The settlement's last day in the client's zone. */
export const endDayOf = ({ endDate }: SettlementHeader, { timeZone }: BridgeSettings): string => localDay(Date.parse(endDate), timeZone);

/**
 * Posting dates by period: the settlement's last day within its own period, the last day of a period before it; of a later one (a row posted
 * after the end) the last day of its rows. Throws for a later period without rows.
 */
export function datesOf(
	rows: ReadonlyArray<Pick<ClassifiedRow, 'day' | 'period'>>,
	endDay: string,
	{ periodOf, lastDayOf }: Periods,
): (period: string) => string {
	const endPeriod = periodOf(endDay);
	const lastRow = new Map<string, string>();
	for (const { period, day } of rows) if (period > endPeriod && day > (lastRow.get(period) ?? '')) lastRow.set(period, day);
	return (period) => {
		if (period === endPeriod) return endDay;
		if (period < endPeriod) return lastDayOf(period);
		const day = lastRow.get(period);
		if (day === undefined) throw new RangeError(`No row falls in ${period}`);
		return day;
	};
}

/** The day of a document, or the day that finance named when that is later; the first open day where its period is closed and the client wants it so. */
export function dayOf({ postOn, calendar, movesClosed }: PartFacts, document: SageDocument, day: string): string {
	const named = day < postOn ? postOn : day;
	return movesClosed ? calendar.firstOpenDay(document, named) : named;
}

/** Head of the one document that a part has in a period, or of one of several that have references of their own. */
export const headOf = (
	facts: PartFacts,
	part: SettlementPart,
	document: SageDocument,
	period: string,
	secondReference = settlementSecondReference(part, period),
): EntryHead => ({ period, date: dayOf(facts, document, facts.dateOf(period)), part, document, secondReference });

export const clearingOf = ({ series }: Pick<PartFacts, 'series'>): Account => ({ kind: 'clearing', account: series.clearing.code });

export const customerOf = (account: string): Account => ({ kind: 'customer', account });
