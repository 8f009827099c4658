import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';

/** The demo company's year starts in April; twelve monthly periods; current and three earlier periods are open. */
const FIRST_MONTH = 3;
const PERIODS_IN_YEAR = 12;
export const EARLIER_OPEN_PERIODS = 3;
/** "A company always has five future financial years" (financials.json, `/financial_year_period_views`). */
const FUTURE_YEARS = 5;
const PAST_YEARS = 2;

export type Classification = 'Normal' | 'Acceptable' | 'Unacceptable';

export interface Period {
	readonly financialYearId: number;
	readonly yearRelative: number;
	readonly yearStart: string;
	readonly yearEnd: string;
	readonly periodId: number;
	readonly number: number;
	readonly start: string;
	readonly end: string;
}

/** The accounting period of a day (`YYYY-MM-DD`); `now` decides which year is the current one. */
export function periodOf(day: string, now: number): Period {
	const months = monthIndex(day) - FIRST_MONTH;
	const year = Math.floor(months / PERIODS_IN_YEAR);
	const number = months - year * PERIODS_IN_YEAR + 1;
	const currentYear = Math.floor((monthIndex(today(now)) - FIRST_MONTH) / PERIODS_IN_YEAR);
	const firstOfYear = year * PERIODS_IN_YEAR + FIRST_MONTH;
	return {
		financialYearId: year,
		yearRelative: year - currentYear,
		yearStart: firstDay(firstOfYear),
		yearEnd: lastDay(firstOfYear + PERIODS_IN_YEAR - 1),
		periodId: year * 100 + number,
		number,
		start: firstDay(firstOfYear + number - 1),
		end: lastDay(firstOfYear + number - 1),
	};
}

/** First day on which anything can be posted. */
export const firstOpenDay = (now: number): string => firstDay(monthIndex(today(now)) - EARLIER_OPEN_PERIODS);

/** What is closed besides the months that are closed for all, and what becomes of a posting there. */
export interface Closing {
	readonly closedPeriods: 'refused' | 'moved';
	/** Last day of the periods that are closed for the ledger; '' for none. */
	readonly closedUntil: string;
}

const NOTHING_CLOSED: Closing = { closedPeriods: 'refused', closedUntil: '' };

/** Open periods are normal up to today and acceptable after it; closed and future periods are unacceptable. */
export function classify(
	day: string,
	now: number,
	{ closedPeriods, closedUntil }: Closing = NOTHING_CLOSED,
): { classification: Classification; message: string } {
	const month = monthIndex(day);
	const currentMonth = monthIndex(today(now));
	if (month < currentMonth - EARLIER_OPEN_PERIODS || day <= closedUntil)
		return {
			classification: closedPeriods === 'moved' ? 'Acceptable' : 'Unacceptable',
			message: 'The transaction date is in a closed period.',
		};
	if (month > currentMonth) return { classification: 'Unacceptable', message: 'The transaction date is in a future period.' };
	if (day > today(now)) return { classification: 'Acceptable', message: 'The transaction date is after the current date.' };
	return { classification: 'Normal', message: '' };
}

/** The day of a posting: as written before the `T`, today when left out. Refuses days outside the open periods. */
export function postingDay(instant: string | undefined, now: number, closing: Closing = NOTHING_CLOSED): string {
	const day = instant === undefined ? today(now) : instant.slice(0, 10);
	const { classification, message } = classify(day, now, closing);
	if (classification === 'Unacceptable') refuse(message);
	return day;
}

/** Rows of `/financial_year_period_views`, oldest first. */
export function periodRows(now: number): Row[] {
	const current = monthIndex(periodOf(today(now), now).yearStart);
	const rows: Row[] = [];
	for (let index = current - PAST_YEARS * PERIODS_IN_YEAR; index < current + (FUTURE_YEARS + 1) * PERIODS_IN_YEAR; index++) {
		const period = periodOf(firstDay(index), now);
		rows.push({
			financial_year_id: period.financialYearId,
			financial_year_start_date: midnight(period.yearStart),
			financial_year_end_date: midnight(period.yearEnd),
			year_relative_to_current_year: period.yearRelative,
			number_of_periods_in_year: PERIODS_IN_YEAR,
			accounting_period_id: period.periodId,
			period_number: period.number,
			period_start_date: midnight(period.start),
			period_end_date: midnight(period.end),
		});
	}
	return rows;
}

export const today = (now: number): string => new Date(now).toISOString().slice(0, 10);
export const midnight = (day: string): string => `${day}T00:00:00Z`;
export const instant = (now: number): string => new Date(now).toISOString();

const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const firstDay = (index: number): string => new Date(Date.UTC(Math.floor(index / 12), index % 12, 1)).toISOString().slice(0, 10);
const lastDay = (index: number): string => new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).toISOString().slice(0, 10);
