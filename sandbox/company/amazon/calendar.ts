import { DateTime } from 'luxon';

const ZONE = 'Europe/London';
/** Amazon closes this account's periods at this time of day (UTC). */
const CLOSING_TIME = { hour: 6, minute: 14, second: 27 };

export interface Period {
	readonly start: string;
	readonly end: string;
	readonly deposit: string;
}

/** The days that the demo company hangs on. All instants are ISO 8601 in UTC. */
export interface DemoCalendar {
	/** The month end that the second settlement straddles: the last one at least 12 days ago. */
	readonly monthEnd: DateTime;
	readonly settlements: readonly [Period, Period, Period];
	/** 23:30 UTC on the month end: in summer time already the next month in London. */
	readonly monthEdge: string;
	/** An instant some days before today, by UTC time of day. */
	daysAgo(days: number, time: string): string;
}

/** Lays the calendar out around the London day of `now` (milliseconds since the epoch). */
export function demoCalendar(now: number): DemoCalendar {
	const today = DateTime.fromMillis(now, { zone: ZONE }).startOf('day');
	const monthEnd = lastMonthEnd(today.minus({ days: 12 }));
	const closing = (offset: number): DateTime => closingOn(monthEnd.plus({ days: offset }));
	const lastClosing = DateTime.min(closing(22), closingOn(today.minus({ days: 1 })));
	return {
		monthEnd,
		settlements: [period(closing(-20), closing(-6)), period(closing(-6), closing(8)), period(closing(8), lastClosing as DateTime)],
		monthEdge: `${monthEnd.toISODate()}T23:30:00Z`,
		daysAgo: (days, time) => `${today.minus({ days }).toISODate()}T${time}:00Z`,
	};
}

/** The last month end that is not after a day. */
function lastMonthEnd(day: DateTime): DateTime {
	const end = day.endOf('month').startOf('day');
	return end <= day ? end : day.startOf('month').minus({ days: 1 });
}

function closingOn(day: DateTime): DateTime {
	return DateTime.fromObject({ year: day.year, month: day.month, day: day.day, ...CLOSING_TIME }, { zone: 'utc' });
}

/** Amazon pays two days after the close. */
const period = (start: DateTime, end: DateTime): Period => ({ start: utc(start), end: utc(end), deposit: utc(end.plus({ days: 2 })) });

const utc = (time: DateTime): string => time.toUTC().toISO({ suppressMilliseconds: true }) as string;

/** The instant at a fraction (0 to 1) of a period, to the second. */
export function within({ start, end }: Period, fraction: number): string {
	const [from, to] = [Date.parse(start), Date.parse(end)];
	const instant = from + Math.floor(((to - from) * fraction) / 1000) * 1000;
	return utc(DateTime.fromMillis(instant));
}
