import { DateTime } from 'luxon';

export interface Window {
	/** ISO 8601 in UTC. */
	readonly dataStartTime: string;
	readonly dataEndTime: string;
}

const FORMAT = "yyyy-MM-dd'T'HH:mm:ss'Z'";
const utc = (instant: string): DateTime => DateTime.fromISO(instant, { zone: 'utc' });

/** Cuts a period into pieces of at most `maxDays`, without gap or overlap: reports count both ends in, so a piece begins a second after the last. */
export function splitWindow({ dataStartTime, dataEndTime }: Window, maxDays: number): Window[] {
	const [end, windows]: [DateTime, Window[]] = [utc(dataEndTime), []];
	for (let start = utc(dataStartTime); start <= end;) {
		const last = start.plus({ days: maxDays }).minus({ seconds: 1 });
		const until = last < end ? last : end;
		windows.push({ dataStartTime: start.toFormat(FORMAT), dataEndTime: until.toFormat(FORMAT) });
		start = until.plus({ seconds: 1 });
	}
	return windows;
}

/** First and last second of a calendar month `YYYY-MM` in UTC; undefined when it is none. */
export function monthWindow(month: string): Window | undefined {
	const start = DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc' });
	if (!start.isValid) return undefined;
	return { dataStartTime: start.toFormat(FORMAT), dataEndTime: start.endOf('month').toFormat(FORMAT) };
}

/** When Amazon has a month's VAT transactions: from the 3rd of the next month (changelog of 2025-01-21). */
export const vatReadyOn = (month: string): DateTime =>
	DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc' }).plus({ months: 1 }).set({ day: 3 });
