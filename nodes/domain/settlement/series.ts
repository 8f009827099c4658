import { done, refused, type Result } from '../result';
import type { SeriesSettings } from '../settings/settings.types';

/** The series of a currency, or why there is none. */
export function findSeries(
	series: readonly SeriesSettings[],
	{ settlementId, currency }: { settlementId: string; currency: string },
): Result<SeriesSettings> {
	const found = series.find((one) => one.currency === currency);
	if (found) return done(found);
	return refused({
		kind: 'settlementNotSupported',
		message: `The settings name no clearing account for ${currency}, the currency of settlement ${settlementId}.`,
		remedy: `Add a series for ${currency} to the settings: clearing bank, current account and customer.`,
	});
}
