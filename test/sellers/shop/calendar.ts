export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const FORTNIGHT = 14 * DAY;

/** Orders made from here on are in Sage by their Amazon order id. */
export const CUT_OVER = Date.parse('2026-01-05T00:00:00Z');
const FIRST_START = Date.parse('2026-01-05T08:21:38Z');

export interface Window {
	readonly start: number;
	readonly end: number;
}

/** Fortnight number `index`. Every third starts some seconds behind the end of the one before. */
export const windowOf = (index: number): Window => ({
	start: FIRST_START + index * FORTNIGHT + (index % 3 === 2 ? 23_000 : 0),
	end: FIRST_START + (index + 1) * FORTNIGHT,
});

/** Number of the fortnight that an instant falls in; instants near an edge are the caller's to avoid. */
export const fortnightOf = (instant: number): number => Math.floor((instant - FIRST_START) / FORTNIGHT);

/** An hour off the edges of its fortnight, where it is nearer. */
export function within(instant: number): number {
	const { start, end } = windowOf(fortnightOf(instant));
	return Math.min(Math.max(instant, start + HOUR), end - HOUR);
}

/** Last Sunday of a month, 01:00 UTC: the clocks of the United Kingdom change. */
function clockChange(year: number, month: number): number {
	const last = new Date(Date.UTC(year, month + 1, 0, 1));
	return last.getTime() - last.getUTCDay() * DAY;
}

/** The accounting period `YYYY-MM` of an instant, by the clocks of London. */
export function periodOf(instant: number): string {
	const year = new Date(instant).getUTCFullYear();
	const isSummer = instant >= clockChange(year, 2) && instant < clockChange(year, 9);
	return new Date(instant + (isSummer ? HOUR : 0)).toISOString().slice(0, 7);
}

/** As the file writes it, with the day in one of Amazon's two ways. */
export function stamp(instant: number, isIso: boolean): string {
	const [day, time] = new Date(instant).toISOString().split('T');
	const [year, month, date] = day.split('-');
	return `${isIso ? day : [date, month, year].join('.')} ${time.slice(0, 8)} UTC`;
}
