import { DateTime } from 'luxon';
import { exceptionOf, type ExceptionFacts, type ExceptionKindName } from '../exceptions/kinds';
import type { ExceptionRecord } from '../exceptions/exception';
import { instantOf } from '../text/tableRow';

const HOUR = 3_600_000;

/** Hours from now to an instant, one decimal; undefined when it is not known. Below zero it is past. */
export function hoursUntil(instant: string, now: string): number | undefined {
	const at = instantOf(instant);
	return at === undefined ? undefined : Math.round(((at - Date.parse(now)) / HOUR) * 10) / 10;
}

/** `Amazon wants it shipped by 2026-11-30 23:59 (3 hours left).` in the client's zone; '' when Amazon gives no time. */
export function shipByWords(shipBy: string, now: string, timeZone: string): string {
	const hours = hoursUntil(shipBy, now);
	if (hours === undefined) return '';
	const time = DateTime.fromISO(shipBy, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
	const left = hours >= 0 ? `${hours} hours left` : `${-hours} hours ago`;
	return `Amazon wants it shipped by ${time} (${left}).`;
}

/** An exception of a package. It is due at Amazon's latest ship time where that comes before the hours of its kind are over, and is still to come. */
export function packageException(
	kind: ExceptionKindName,
	facts: ExceptionFacts & { readonly shipBy: string },
	now: string,
	timeZone: string,
): ExceptionRecord {
	const { shipBy, ...rest } = facts;
	const words = shipByWords(shipBy, now, timeZone);
	const record = exceptionOf(kind, { ...rest, message: [rest.message, words].filter(Boolean).join(' ') }, now);
	const latest = instantOf(shipBy);
	const isSooner = latest !== undefined && latest > Date.parse(now) && latest < Date.parse(record.dueAt);
	return isSooner ? { ...record, dueAt: new Date(latest).toISOString() } : record;
}
