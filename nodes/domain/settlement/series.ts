import { fromDecimal, toDecimal } from '../money/money';
import { done, refused, type Result } from '../result';
import type { SeriesSettings } from '../settings/settings.types';
import { isAfter, isSameCarried, meets, readLinks, type Link, type Links, type PostedLink } from './chain';
import type { BoardRow } from './desk/board';
import type { SettlementEnds } from './ends';
import * as words from './seriesWords';
import type { Standing } from './standing.types';
import type { PreviousSettlement } from './settlement.types';

export interface SeriesFound {
	readonly series: SeriesSettings;
	/** The settlement before, as it was posted; null for the first of the series. */
	readonly previous: PreviousSettlement | null;
}

/**
 * Finds the series of a settlement and the settlement before it, in the order of proof: account type from Amazon's Finances, currency and
 * marketplaces of the rows, the chain. Refused where it is not certain, where one before it is not posted yet (`settlementWaits`), where one is
 * missing in between, and where the board cannot be read. What only the balance of a certain series can tell is left to the identities.
 */
export function findSeries(ends: SettlementEnds, all: readonly SeriesSettings[], board: readonly BoardRow[]): Result<SeriesFound> {
	const ofCurrency = all.filter(({ currency }) => currency === ends.currency);
	if (ofCurrency.length === 0) return refused(words.noSeries(ends));
	const rows = board.filter(
		({ currency, settlementId }) => (currency === ends.currency || currency === '') && settlementId !== ends.settlementId,
	);
	const links = readLinks(rows);
	if (!links.ok) return links;
	const stray = links.value.posted.find((link) => !seriesOf(link, ofCurrency));
	if (stray) return refused(words.strayRow(stray, ofCurrency));
	const candidates = candidatesFor(ends, ofCurrency);
	if (candidates.length === 0) return refused(words.noSuchAccountType(ends, ofCurrency));
	const standings = ofCurrency.map((series) => standingOf(ends, series, links.value, ofCurrency));
	const possible = standings.filter(({ series }) => candidates.includes(series));
	const [certain, ...others] = possible;
	return certain && others.length === 0
		? inCertain(ends, certain, standings, links.value)
		: inOneOf(ends, possible, standings, links.value);
}

/** Series that the account type and the marketplaces leave. Marketplaces narrow the choice and never empty it: a seller may begin to sell in one more. */
function candidatesFor({ accountType, marketplaces }: SettlementEnds, series: readonly SeriesSettings[]): readonly SeriesSettings[] {
	const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
	const ofType = accountType.trim() === '' ? series : series.filter((one) => same(one.accountType, accountType));
	// A client with one series need not say of which account type it is.
	const left = ofType.length === 0 && series.length === 1 && series.every((one) => one.accountType.trim() === '') ? series : ofType;
	const holdingAll = left.filter((one) => marketplaces.every((name) => one.marketplaces.some((own) => same(own, name))));
	return holdingAll.length > 0 ? holdingAll : left;
}

/** The series of a row: the one that it names, else the only one of its currency. */
function seriesOf({ row }: Link, ofCurrency: readonly SeriesSettings[]): SeriesSettings | undefined {
	if (row.currency === '') return undefined;
	if (row.series !== '') return ofCurrency.find(({ key }) => key === row.series);
	return ofCurrency.length === 1 ? ofCurrency[0] : undefined;
}

function standingOf(ends: SettlementEnds, series: SeriesSettings, { posted }: Links, ofCurrency: readonly SeriesSettings[]): Standing {
	const chain = posted.filter((link) => seriesOf(link, ofCurrency) === series);
	const tip = chain.at(-1);
	if (!tip) return { series, how: openingOf(ends, series) };
	const [start, end] = [Date.parse(ends.startDate), Date.parse(ends.endDate)];
	if (meets(start, tip.end)) return { series, how: isSameCarried(ends.carriedIn, tip.carried) ? 'follows' : 'otherReserve', link: tip };
	if (isAfter(start, tip.end)) return { series, how: 'later', link: tip };
	const overlapped = chain.find((link) => isAfter(end, link.start) && isAfter(link.end, start));
	if (overlapped) return { series, how: 'overlaps', link: overlapped };
	return { series, how: 'precedes', link: chain.find((link) => !isAfter(end, link.start)) ?? tip };
}

/** A series without a posted settlement: is this the first that finance named, or could it be by its balance? */
function openingOf({ settlementId, carriedIn }: SettlementEnds, { openingSettlementId, openingReserve }: SeriesSettings): Standing['how'] {
	if (openingSettlementId !== '') return openingSettlementId === settlementId ? 'opens' : 'opensNot';
	return openingReserve !== '' && toDecimal(carriedIn.balance) === toDecimal(fromDecimal(openingReserve)) ? 'opensPerhaps' : 'opensNot';
}

const foundIn = ({ series, link }: Standing): Result<SeriesFound> => done({ series, previous: link ? previousOf(link) : null });

const previousOf = ({ row, carried }: PostedLink): PreviousSettlement => ({
	settlementId: row.settlementId,
	endDate: row.endDate,
	currentReserve: toDecimal(carried.reserve),
	closingClearing: toDecimal(carried.balance),
});

/** The series is certain; is the place in its chain? */
function inCertain(ends: SettlementEnds, standing: Standing, all: readonly Standing[], links: Links): Result<SeriesFound> {
	if (['follows', 'opens', 'otherReserve'].includes(standing.how)) return foundIn(standing);
	if (standing.how === 'overlaps' || standing.how === 'precedes') return refused(misplaced(ends, [standing], all));
	const waitsFor = openBefore(ends, [standing], links);
	if (waitsFor) return refused(words.waits(ends, waitsFor));
	return standing.how === 'later' ? refused(words.missing(ends, [standing])) : foundIn(standing);
}

/** Several series are possible: just one of them must fit, and no settlement that is not posted yet may fit as well. */
function inOneOf(ends: SettlementEnds, possible: readonly Standing[], all: readonly Standing[], links: Links): Result<SeriesFound> {
	const fitting = possible.filter(({ how }) => ['follows', 'opens', 'opensPerhaps'].includes(how));
	const [fit, ...others] = fitting;
	if (others.length > 0) return refused(words.twoFit(ends, fitting));
	if (fit) {
		const rival = fit.how === 'opens' ? undefined : rivalOf(ends, fit.series, possible, links);
		return rival ? refused(words.rivalFits(ends, fit, rival)) : foundIn(fit);
	}
	const waitsFor = openBefore(ends, possible, links);
	if (waitsFor) return refused(words.waits(ends, waitsFor));
	return refused(misplaced(ends, possible, all));
}

const mayBeOf = ({ row }: Link, standings: readonly Standing[]): boolean =>
	row.series === '' || standings.some(({ series }) => series.key === row.series);

/** The earliest settlement that is not posted, ends before this one starts and after the last posted one of its series. */
function openBefore(ends: SettlementEnds, standings: readonly Standing[], { open }: Links): Link | undefined {
	const start = Date.parse(ends.startDate);
	const isDue = (link: Link) =>
		standings.some(({ series, link: tip }) => mayBeOf(link, [{ series, how: 'later' }]) && (!tip || isAfter(link.end, tip.end)));
	const before = open.filter((link) => !isAfter(link.end, start) && isAfter(start, link.start) && mayBeOf(link, standings) && isDue(link));
	return before.sort((a, b) => a.end - b.end)[0];
}

/** A settlement of another series, not posted yet, that this one could follow just as well. */
function rivalOf(ends: SettlementEnds, series: SeriesSettings, possible: readonly Standing[], { open }: Links): Link | undefined {
	return open.find(
		(link) =>
			link.row.series !== series.key &&
			mayBeOf(link, possible) &&
			meets(Date.parse(ends.startDate), link.end) &&
			(!link.carried || isSameCarried(link.carried, ends.carriedIn)),
	);
}

/** None fits. A missing settlement is the first thought; a new series is one only when the period is taken in every open series. */
function misplaced(ends: SettlementEnds, possible: readonly Standing[], all: readonly Standing[]) {
	const opened = all.filter(({ link }) => link);
	if (opened.length === 0) return words.noOpening(ends, possible);
	if (opened.every(({ how }) => how === 'overlaps')) return words.newSeries(ends, opened);
	const other = possible.filter(({ how }) => how === 'otherReserve');
	if (other.length > 0) return words.otherReserve(ends, other);
	const later = possible.filter(({ how }) => how === 'later');
	if (later.length > 0) return words.missing(ends, later);
	return words.noPlace(
		ends,
		possible.filter(({ link }) => link),
	);
}
