/**
 * Sage's stamps are UTC (texts of the OpenAPI files), but recorded ones carry no zone and up to seven decimals with trailing zeros cut. A stamp
 * without a zone that was read in the zone of the machine would be an hour off in London's summer.
 */
const STAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A stamp of Sage as an instant, ISO 8601 with milliseconds and `Z`; nothing when it is none. */
export function instantOf(stamp: unknown): string | undefined {
	const match = STAMP.exec(String(stamp ?? '').trim());
	if (!match) return undefined;
	const [, day, time, decimals = '', zone = 'Z'] = match;
	const milliseconds = Date.parse(`${day}T${time}.${decimals.padEnd(3, '0').slice(0, 3)}${zone}`.replace(/T(\d{2}:\d{2})\./, 'T$1:00.'));
	return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

/** The same in milliseconds; NaN when it is no stamp. */
export const millisecondsOf = (stamp: unknown): number => Date.parse(instantOf(stamp) ?? '');
