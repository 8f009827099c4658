import type { StockSettings } from '../settings/settings.types';

/** Fewer listings than that run out on an ordinary day, whatever their share. */
const FEWEST = 3;

/**
 * Whether so many listings may not go to zero at once without a person: three at least, and more than the number or than the share that the settings say. `standing` are the listings that
 * show more than zero now, those of `toZero` among them.
 */
export function isMassZero(toZero: number, standing: number, { zeroStopNumber, zeroStopPercent }: StockSettings): boolean {
	if (toZero < FEWEST) return false;
	return toZero > zeroStopNumber || toZero * 100 > standing * zeroStopPercent;
}
