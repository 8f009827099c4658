import { ledgersOf, type Ledger } from '../books/documents';
import type { SageDocument } from '../books/plan.types';
import { CALENDAR_MONTHS, periodsOf, type AccountingPeriod, type Periods } from '../time/accountingPeriods';
import type { SagePeriod } from './known/sagePeriods';

/** How a document of a date stands in Sage's periods: `closed` names the ledgers that do not take it. */
export type DateStand =
	| { readonly state: 'open' }
	| { readonly state: 'future' | 'closed' | 'notYet'; readonly period: AccountingPeriod; readonly ledgers: readonly Ledger[] }
	| { readonly state: 'unlisted' };

/** The accounting periods of a run with what Sage says of their dates. */
export interface PostingCalendar extends Periods {
	/** `future`: taken, and its period begins after today. `notYet`: not taken, and its period begins after today. */
	readonly standOf: (document: SageDocument, day: string) => DateStand;
	/** The day itself while its period is not closed, else the first day of a later period that takes the document and whose VAT period is not filed; the day itself where there is none. */
	readonly firstOpenDay: (document: SageDocument, day: string) => string;
}

/** Where nobody asked Sage: months of the calendar, all of them open. */
export const OPEN_MONTHS: PostingCalendar = {
	...CALENDAR_MONTHS,
	standOf: () => ({ state: 'open' }),
	firstOpenDay: (_document, day) => day,
};

/** `today` and `filedUntil` (last day of the VAT periods that are filed, '' for none) are days of the client's zone. */
export function postingCalendar(
	given: readonly SagePeriod[] | undefined,
	{ today, filedUntil }: { readonly today: string; readonly filedUntil: string },
): PostingCalendar {
	if (!given) return OPEN_MONTHS;
	const inOrder = given.toSorted((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start)));
	const periods = periodsOf(inOrder);
	const refusing = (document: SageDocument, { takes }: SagePeriod) => ledgersOf(document).filter((ledger) => takes[ledger] === false);
	const standOf = (document: SageDocument, day: string): DateStand => {
		const period = periods.find(day);
		const said = inOrder.find(({ start, end }) => start <= day && day <= end);
		if (!period || !said) return { state: 'unlisted' };
		const ledgers = refusing(document, said);
		if (ledgers.length > 0) return { state: period.start > today ? 'notYet' : 'closed', period, ledgers };
		return period.start > today ? { state: 'future', period, ledgers: ledgersOf(document) } : { state: 'open' };
	};
	const asked = (document: SageDocument, { takes }: SagePeriod) => ledgersOf(document).every((ledger) => takes[ledger] !== undefined);
	const firstOpenDay = (document: SageDocument, day: string): string => {
		if (standOf(document, day).state !== 'closed') return day;
		const later = inOrder
			.filter((period) => period.start > day && period.start <= today && asked(document, period) && refusing(document, period).length === 0)
			.map(({ start, end }) => ({ first: laterOf(start, dayAfter(filedUntil)), end }))
			.find(({ first, end }) => first <= end);
		return later?.first ?? day;
	};
	return { ...periods, standOf, firstOpenDay };
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** The day after one; '' after none. */
export const dayAfter = (day: string): string =>
	day === '' ? '' : new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
