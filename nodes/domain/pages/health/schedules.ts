import { DateTime } from 'luxon';
import type { Flow } from '../../run/run.types';

/** When the shipped templates start a flow; the most frequent one where a flow has several. Days and hours are those of Europe/London, as the templates are set. */
export interface Schedule {
	readonly flow: Flow;
	readonly words: string;
	/** Minutes from one run to the next. */
	readonly every: number;
	/** Minute of the hour, or of the day, of hourly and daily flows. */
	readonly at: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

export const SCHEDULES: readonly Schedule[] = [
	{ flow: 'orders', words: 'every 15 minutes', every: 15, at: 0 },
	{ flow: 'dispatch', words: 'every 5 minutes', every: 5, at: 0 },
	{ flow: 'stock', words: 'every 10 minutes', every: 10, at: 0 },
	{ flow: 'shipRisk', words: 'every hour at 35 past', every: HOUR, at: 35 },
	{ flow: 'settlements', words: 'every hour at 20 past', every: HOUR, at: 20 },
	{ flow: 'fba', words: 'every morning at 4', every: DAY, at: 4 * HOUR },
	{ flow: 'allocations', words: 'every morning at 5', every: DAY, at: 5 * HOUR },
	{ flow: 'returns', words: 'every morning at 7', every: DAY, at: 7 * HOUR },
];

const TEMPLATES_ZONE = 'Europe/London';

/** The next time at which the clock starts the flow, as an ISO 8601 instant. */
export function nextRun({ every, at }: Schedule, now: string): string {
	const start = DateTime.fromISO(now, { zone: TEMPLATES_ZONE });
	const base = every === DAY ? start.startOf('day') : start.startOf('hour');
	const first = base.plus({ minutes: at });
	const passed = start.diff(first, 'minutes').minutes;
	const next = passed < 0 ? first : first.plus({ minutes: (Math.floor(passed / every) + 1) * every });
	return next.toUTC().toISO() ?? '';
}

/** A flow that has not come to its end for three of its turns, and half an hour at least, is late: a run may be long, and one may be skipped. */
export const isLate = ({ every }: Schedule, minutesAgo: number): boolean => minutesAgo > Math.max(3 * every, HOUR / 2);
