import { DateTime } from 'luxon';

/** Years in which a date of an order can lie. A year outside them is a slip (0026 for 2026): nobody can tell what day was meant. */
const YEARS = { first: 2000, last: 2099 };

/** An ISO 8601 instant in an IANA zone; undefined when it cannot be read, or lies in no year of an order's. */
function instantIn(instant: unknown, zone?: string): DateTime | undefined {
	if (typeof instant !== 'string') return undefined;
	const moment = DateTime.fromISO(instant, { zone });
	return moment.isValid && moment.year >= YEARS.first && moment.year <= YEARS.last ? moment : undefined;
}

/** The calendar day (`YYYY-MM-DD`) of an ISO 8601 instant in an IANA zone; undefined when there is no instant that an order can have. */
export const dayIn = (instant: string | undefined, timeZone: string): string | undefined =>
	instantIn(instant, timeZone)?.toFormat('yyyy-MM-dd');

/** Whether an instant that an order can have lies before another one. */
export function isBefore(instant: string | undefined, other: string): boolean {
	const moment = instantIn(instant);
	return moment !== undefined && moment < DateTime.fromISO(other);
}
