import { DateTime } from 'luxon';

/** The calendar day (`YYYY-MM-DD`) of an ISO 8601 instant in an IANA zone; undefined when there is no readable instant. */
export function dayIn(instant: string | undefined, timeZone: string): string | undefined {
	if (typeof instant !== 'string') return undefined;
	const moment = DateTime.fromISO(instant, { zone: timeZone });
	return moment.isValid ? moment.toFormat('yyyy-MM-dd') : undefined;
}
