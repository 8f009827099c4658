import { lastDayOfPeriod, periodOfDay } from './amazonDate';

/** First and last day of an accounting period, `YYYY-MM-DD`. */
export interface PeriodDays {
	readonly start: string;
	readonly end: string;
}

/** An accounting period with the name that references carry. */
export interface AccountingPeriod extends PeriodDays {
	/** Year and month of its last day, `2026-10`; of several that end in one month the second is `2026-10b`. Names are in the order of the periods. */
	readonly name: string;
}

/** How days fall into accounting periods. */
export interface Periods {
	/** Name of the period of a day; its calendar month where no period has it. */
	readonly periodOf: (day: string) => string;
	/** Last day of a period that `periodOf` named. */
	readonly lastDayOf: (name: string) => string;
	/** The period of a day; undefined where no period has it. */
	readonly find: (day: string) => AccountingPeriod | undefined;
}

/** Months of the calendar, where nobody asked Sage. */
export const CALENDAR_MONTHS: Periods = {
	periodOf: periodOfDay,
	lastDayOf: lastDayOfPeriod,
	find: (day) => ({ name: periodOfDay(day), start: `${periodOfDay(day)}-01`, end: lastDayOfPeriod(periodOfDay(day)) }),
};

/** Periods as Sage lists them, in any order. Where two share a day, the earlier one has it. */
export function periodsOf(listed: readonly PeriodDays[]): Periods {
	const periods = named(listed.toSorted((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start))));
	const byDay = new Map<string, AccountingPeriod | undefined>();
	const byName = new Map(periods.map((period) => [period.name, period]));
	const find = (day: string): AccountingPeriod | undefined => {
		if (!byDay.has(day))
			byDay.set(
				day,
				periods.find(({ start, end }) => start <= day && day <= end),
			);
		return byDay.get(day);
	};
	return {
		find,
		periodOf: (day) => find(day)?.name ?? periodOfDay(day),
		lastDayOf: (name) => byName.get(name)?.end ?? lastDayOfPeriod(name),
	};
}

/** Years of thirteen periods have two that end in one month. */
function named(inOrder: readonly PeriodDays[]): AccountingPeriod[] {
	const seen = new Map<string, number>();
	return inOrder.map(({ start, end }) => {
		const month = periodOfDay(end);
		const before = seen.get(month) ?? 0;
		seen.set(month, before + 1);
		return { start, end, name: before === 0 ? month : `${month}${String.fromCharCode(97 + before)}` };
	});
}
