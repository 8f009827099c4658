import { toDecimal } from '../../nodes/domain/money/money';
import type { Refusal } from '../../nodes/domain/result';
import type { SeriesSettings } from '../../nodes/domain/settings/settings.types';
import type { BoardRow } from '../../nodes/domain/settlement/desk/board';
import type { SettlementEnds } from '../../nodes/domain/settlement/ends';
import { findSeries } from '../../nodes/domain/settlement/series';
import type { PreviousSettlement } from '../../nodes/domain/settlement/settlement.types';

/** Where a settlement is worked out: its series, and the settlement before. */
export interface Place {
	readonly series: SeriesSettings;
	readonly previous: PreviousSettlement | null;
	/** Why its place is not certain. It is shown where it stands most likely, and what follows it is judged from there. */
	readonly refusal?: Refusal;
	/** What was assumed, in words. */
	readonly assumes: readonly string[];
}

/**
 * Finds the place of a settlement as the flow does, among what is planned so far. What a person has to agree once (the balance before the first settlement, a
 * new series) is asked once: the settlements behind it are judged as though it were answered.
 */
export function placeOf(ends: SettlementEnds, all: readonly SeriesSettings[], board: readonly BoardRow[]): Place {
	const ofCurrency = all.filter(({ currency }) => currency === ends.currency);
	const unopened = ofCurrency.filter(({ key, currency }) => !board.some((row) => row.series === key && row.currency === currency));
	const [first] = unopened;
	if (first && ofCurrency.length === 1) return openedBy(ends, first);
	const found = findSeries(ends, all, board);
	if (found.ok) {
		const { series, previous } = found.value;
		return previous ? { series, previous, assumes: [] } : openedBy(ends, series);
	}
	const { detail } = found.refusal;
	if (detail === 'newSeries') return openedBy(ends, first ?? yetToOpen(ofCurrency), found.refusal);
	return openedBy(ends, first && detail === 'noOpening' ? likely(ends, unopened, first) : nearest(ends, ofCurrency, board), found.refusal);
}

/** The settlement as the first of a series. Finance's figure counts where the settings name just this settlement. */
function openedBy(ends: SettlementEnds, series: SeriesSettings, refusal?: Refusal): Place {
	if (!refusal && series.openingSettlementId === ends.settlementId) return { series, previous: null, assumes: [] };
	const balance = toDecimal(ends.carriedIn.balance);
	return {
		series: { ...series, openingSettlementId: '', openingReserve: balance },
		previous: null,
		...(refusal && { refusal }),
		assumes: [`Its carried-in balance of ${balance} ${ends.currency} is taken as agreed by finance.`],
	};
}

/** Of several series without a settlement, the one for the marketplaces of the rows. */
const likely = ({ marketplaces }: SettlementEnds, series: readonly SeriesSettings[], first: SeriesSettings): SeriesSettings =>
	series.find((one) => marketplaces.every((name) => one.marketplaces.includes(name))) ?? first;

/** The series whose last settlement ends closest before the start; else the first of the currency. */
function nearest({ startDate }: SettlementEnds, series: readonly SeriesSettings[], board: readonly BoardRow[]): SeriesSettings {
	const before = board
		.filter((row) => Date.parse(row.endDate) <= Date.parse(startDate))
		.sort((a, b) => Date.parse(b.endDate) - Date.parse(a.endDate));
	const found = before.flatMap((row) => series.filter(({ key, currency }) => row.series === key && row.currency === currency))[0];
	return found ?? series[0];
}

/** A series that nobody has opened, with the accounts of the first one of its currency and a clearing account to be opened. */
function yetToOpen(ofCurrency: readonly SeriesSettings[]): SeriesSettings {
	const [own] = ofCurrency;
	const key = `${own.currency} ${ofCurrency.length + 1}`;
	return { ...own, key, accountType: '', marketplaces: [], clearing: { code: `(clearing of ${key})`, name: 'to be opened' } };
}
