import { DateTime } from 'luxon';

/** An instant of one of Amazon's files. */
export interface AmazonDate {
	/** Milliseconds since the epoch. A day without a time stands at noon UTC, so that it stays the same day in European zones. */
	readonly epoch: number;
	readonly hasTime: boolean;
}

/** A year of four digits from 1000 on: `0026` is a misprint, and JavaScript would take it for 1926. */
const DAY = /^(?:([1-9]\d{3})-(\d{2})-(\d{2})|(\d{2})\.(\d{2})\.([1-9]\d{3}))/;
const TIME = /^[ T](\d{2}):(\d{2}):(\d{2})(?:\.\d+)? ?(UTC|GMT|Z|[+-]\d{2}:?\d{2})$/;
const NOON = 12 * 3_600_000;

/**
 * Reads the dates of Amazon's settlement files: `2026-09-14 23:59:59 UTC`, `14.03.2023 07:49:55 UTC`, ISO 8601 with an offset, and
 * days without a time. A time without a zone, and day/month orders that Excel makes (`14/03/23`), give undefined, because they can be
 * read two ways. (Formats seen in public material; Amazon documents none.)
 */
export function parseAmazonDate(text: string): AmazonDate | undefined {
	const trimmed = text.trim();
	const day = DAY.exec(trimmed);
	if (!day) return undefined;
	const [year, month, date] = day[1] ? [day[1], day[2], day[3]] : [day[6], day[5], day[4]];
	const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
	if (new Date(midnight).getUTCDate() !== Number(date) || new Date(midnight).getUTCMonth() !== Number(month) - 1) return undefined;
	const rest = trimmed.slice(day[0].length);
	if (rest === '') return { epoch: midnight + NOON, hasTime: false };
	const time = TIME.exec(rest);
	if (!time || Number(time[1]) > 23 || Number(time[2]) > 59 || Number(time[3]) > 59) return undefined;
	const ofDay = ((Number(time[1]) * 60 + Number(time[2])) * 60 + Number(time[3])) * 1000;
	return { epoch: midnight + ofDay - offsetOf(time[4] ?? ''), hasTime: true };
}

function offsetOf(zone: string): number {
	const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
	if (!match) return 0;
	return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/** Calendar day `YYYY-MM-DD` of an instant in an IANA zone. */
export const localDay = (epoch: number, timeZone: string): string => DateTime.fromMillis(epoch, { zone: timeZone }).toFormat('yyyy-MM-dd');

/** Accounting period `YYYY-MM` of a calendar day. Periods are calendar months. */
export const periodOfDay = (day: string): string => day.slice(0, 7);

/** Last day of a period, `YYYY-MM-DD`. */
export const lastDayOfPeriod = (period: string): string =>
	DateTime.fromISO(`${period}-01`, { zone: 'utc' }).endOf('month').toFormat('yyyy-MM-dd');

/** A calendar day in a zone, with its first instant and that of the next day. */
interface LocalDay {
	readonly day: string;
	readonly from: number;
	readonly until: number;
}

/**
 * A function from instant to local day that works out each day once, from its first instant to the next day's: settlements have many rows in few days,
 * and zone arithmetic is the slowest part of reading them.
 */
export function localDayReader(timeZone: string): (epoch: number) => string {
	const byUtcDay = new Map<number, LocalDay[]>();
	let last: LocalDay | undefined;
	return (epoch) => {
		if (last && last.from <= epoch && epoch < last.until) return last.day;
		const utcDay = Math.floor(epoch / DAY_LENGTH);
		const known = byUtcDay.get(utcDay) ?? [];
		let found = known.find(({ from, until }) => from <= epoch && epoch < until);
		if (!found) {
			found = localDayAt(epoch, timeZone);
			byUtcDay.set(utcDay, [...known, found]);
		}
		last = found;
		return found.day;
	};
}

const DAY_LENGTH = 86_400_000;

function localDayAt(epoch: number, zone: string): LocalDay {
	const start = DateTime.fromMillis(epoch, { zone }).startOf('day');
	return { day: start.toFormat('yyyy-MM-dd'), from: start.toMillis(), until: start.plus({ days: 1 }).startOf('day').toMillis() };
}
