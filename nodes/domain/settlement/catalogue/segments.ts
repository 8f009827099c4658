import type { NominalMapRow } from './mapRow';

/** Stands for "now and from now on" where a row has no day. */
export const NO_DAY = '9999-12-31';

/**
 * Numbers the stretches of days in which nothing changes: neither a rule (on one of `days`) nor a row of the map. What was worked out for one
 * day of a stretch holds for all of it.
 */
export function segmentsOf(days: readonly string[], map: readonly NominalMapRow[]): (day: string) => number {
	const starts = new Set([...days, ...map.map(({ validFrom }) => validFrom)].filter((day) => day !== undefined && day !== ''));
	const ends = new Set(map.map(({ validUntil }) => validUntil).filter((day) => day !== undefined && day !== ''));
	const known = new Map<string, number>();
	return (day) => {
		let number = known.get(day);
		if (number === undefined) {
			number = [...starts].filter((start) => start! <= day).length + [...ends].filter((end) => end! < day).length;
			known.set(day, number);
		}
		return number;
	};
}
