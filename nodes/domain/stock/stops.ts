import type { StockSettings } from '../settings/settings.types';
import { cell, type TableRow } from '../text/tableRow';
import { quantityIn } from './rows';
import type { ListingRow } from './stock.types';
import { isMassZero } from './zeroStop';

export const MASS_ZERO = 'massZeroStop';

/** Stops that a person has released: the row of the exception says `released`, and `reason` says who. */
export const releasedStops = (exceptions: readonly TableRow[]): Set<string> =>
	new Set(
		exceptions
			.filter((row) => cell(row.kind) === MASS_ZERO && cell(row.status).toLowerCase() === 'released' && cell(row.reason) !== '')
			.map((row) => cell(row.recordId)),
	);

/** Whether a row would take a listing that shows something out of sale. */
export const goesToZero = ({ state, due, offered }: ListingRow): boolean =>
	state === 'due' && due === '0' && (quantityIn(offered) ?? 0) > 0;

/**
 * Rows that are due, those held back that a mass-zero stop keeps: `all` are the rows of the table with these in place. A stop is released for exactly the listings that it holds; what comes
 * later is a stop of its own, under the time of its run. `now` is an ISO 8601 instant.
 */
export function withStops(
	due: readonly ListingRow[],
	all: readonly ListingRow[],
	released: ReadonlySet<string>,
	settings: StockSettings,
	now: string,
): ListingRow[] {
	const isReleased = ({ stop }: ListingRow) => stop !== '' && released.has(stop);
	const judged = due.filter((row) => goesToZero(row) && !isReleased(row));
	const standing = all.filter(({ channel, offered }) => channel === 'seller' && (quantityIn(offered) ?? 0) > 0).length;
	const isStopped = new Set(isMassZero(judged.length, standing, settings) ? judged : []);
	return due.map((row) => {
		if (isStopped.has(row))
			return { ...row, state: 'stopped', stop: row.stop === '' ? now : row.stop, message: 'Too many listings would go to zero at once.' };
		return isReleased(row) && goesToZero(row) ? row : { ...row, stop: '' };
	});
}
