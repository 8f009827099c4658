import type { SeriesSettings } from '../../nodes/domain/settings/settings.types';
import { assumedSeries } from './standIns';
import type { PostedBefore } from './facts';
import { PreviewProblem } from './load';

/** Settlements posted before with the key and currency of their series, and the series that they are of. */
export interface SeriesBefore {
	readonly previous: readonly PostedBefore[];
	readonly series: readonly SeriesSettings[];
}

/** Finds the series of settlements posted before, where it is not said: the only one there is. Throws PreviewProblem. */
export function ofTheirSeries(path: string, posted: readonly PostedBefore[], all: readonly SeriesSettings[]): SeriesBefore {
	const previous = posted.map((one) => {
		const possible = all.filter(
			({ key, currency }) => (one.series === '' || key === one.series) && (one.currency === '' || currency === one.currency),
		);
		const [series, ...others] = possible;
		if (series && others.length === 0) return { ...one, series: series.key, currency: series.currency };
		throw new PreviewProblem(
			path,
			`It is not certain of which series settlement ${one.settlementId} is; there are ${all.map(({ key }) => `"${key}"`).join(', ')}.`,
			'Add "series" with the key of its series.',
		);
	});
	return { previous, series: all };
}

/** The same without settings: each settlement posted before has a series of its own; a currency without one has one as well. */
export function ofAssumedSeries(path: string, posted: readonly PostedBefore[], currencies: readonly string[]): SeriesBefore {
	const taken = new Set<string>();
	const previous = posted.map((one) => {
		const currency = one.currency || (currencies.length === 1 ? currencies[0] : currencies.find((each) => each === one.series));
		if (currency === undefined)
			throw new PreviewProblem(
				path,
				`In which currency is settlement ${one.settlementId}?`,
				'Add "currency" with the code of its currency.',
			);
		const key = one.series || keyFor(currency, taken);
		taken.add(key);
		return { ...one, series: key, currency };
	});
	const others = currencies.filter((currency) => !previous.some((one) => one.currency === currency));
	const keys = new Map(
		[...others.map((each) => ({ series: each, currency: each })), ...previous].map((each) => [each.series, each.currency]),
	);
	return { previous, series: [...keys].map(([key, currency]) => assumedSeries(currency, key)) };
}

function keyFor(currency: string, taken: ReadonlySet<string>): string {
	let [key, number] = [currency, 1];
	while (taken.has(key)) key = `${currency} ${++number}`;
	return key;
}
