import { toDecimal } from '../money/money';
import type { Refusal } from '../result';
import type { SeriesSettings } from '../settings/settings.types';
import type { Carried, Link, PostedLink } from './chain';
import type { SettlementEnds } from './ends';
import type { Standing } from './standing.types';

/** What is said when a settlement finds no certain place. Every text names the settlement, what was seen and the way out. */

const keys = (series: readonly SeriesSettings[]): string => series.map(({ key }) => `"${key}"`).join(', ');
const periodOf = ({ settlementId, startDate, endDate }: SettlementEnds): string =>
	`Settlement ${settlementId} (${startDate} to ${endDate})`;
const carriedText = ({ reserve, balance }: Carried): string => `reserve ${toDecimal(reserve)}, balance ${toDecimal(balance)}`;
const nameOf = ({ row }: Link): string => `settlement ${row.settlementId}`;

export const noSeries = ({ settlementId, currency }: SettlementEnds): Refusal => ({
	kind: 'settlementNotSupported',
	message: `Settlement ${settlementId} is in ${currency}, and the settings name no series in ${currency}.`,
	remedy: `Add a series in ${currency} to the settings: clearing account, current account and customer.`,
});

export const noSuchAccountType = ({ settlementId, accountType, currency }: SettlementEnds, series: readonly SeriesSettings[]): Refusal => ({
	kind: 'seriesUndecided',
	message: `Amazon says that settlement ${settlementId} is of the account type "${accountType}"; none of the series in ${currency} (${keys(series)}) is of that type.`,
	remedy: `Give the series its account type in the settings, or add a series of that type with a clearing account of its own and ${settlementId} as its first settlement.`,
});

export const strayRow = ({ row }: PostedLink, series: readonly SeriesSettings[]): Refusal => ({
	kind: 'boardUnreadable',
	message: `The settlement board shows settlement ${row.settlementId} as posted in ${row.currency || 'no currency'}, series "${row.series}"; the settings have ${keys(series)}.`,
	remedy: 'Write its currency and the key of its series as the settings have them.',
	detail: `${row.settlementId}|series`,
});

export const waits = ({ settlementId }: SettlementEnds, before: Link): Refusal => ({
	kind: 'settlementWaits',
	message: `Settlement ${settlementId} waits for ${nameOf(before)}, which ends before it and is not posted: the board says "${before.row.status}" for it.`,
	remedy: `See to ${nameOf(before)}. If it is from before the start with the bridge, name the first settlement of the series in the settings (openingSettlementId).`,
	detail: before.row.settlementId,
});

export const missing = ({ settlementId, startDate }: SettlementEnds, standings: readonly Standing[]): Refusal => {
	const ends = standings.flatMap(({ link, series }) =>
		link ? [`${link.row.endDate} (end of ${nameOf(link)}, series "${series.key}")`] : [],
	);
	return {
		kind: 'settlementChainBroken',
		message: `A settlement is missing between ${ends.join(' or ')} and ${startDate}, where settlement ${settlementId} starts.`,
		remedy:
			'Find it in Seller Central, under Payments, All statements, and give its file to the form Upload a settlement file: it is posted first. If finance posted it by hand, set its row on the settlement board to posted.',
		detail: 'missing',
	};
};

export const newSeries = (ends: SettlementEnds, standings: readonly Standing[]): Refusal => {
	const overlapped = standings.flatMap(({ link, series }) => (link ? [`${nameOf(link)} of series "${series.key}"`] : []));
	return {
		kind: 'seriesUndecided',
		message: `${periodOf(ends)} overlaps ${overlapped.join(' and ')}, so it belongs to no series in ${ends.currency} that is open.`,
		remedy: `If it is of another account type of Amazon's (Invoiced Orders), open a series for it in the settings: a clearing account of its own and ${ends.settlementId} as its first settlement.`,
		detail: 'newSeries',
	};
};

export const noPlace = (ends: SettlementEnds, standings: readonly Standing[]): Refusal => {
	const places = standings.flatMap(({ how, link, series }) =>
		link ? [`${how === 'overlaps' ? 'overlaps' : 'lies before'} ${nameOf(link)} of series "${series.key}", which is posted`] : [],
	);
	return {
		kind: 'settlementChainBroken',
		message: `${periodOf(ends)} ${places.join(' and ')}.`,
		remedy:
			'If it is from before the start with the bridge or was posted by hand, set this exception to ignored. Otherwise finance posts it by hand.',
		detail: 'noPlace',
	};
};

export const otherReserve = (ends: SettlementEnds, standings: readonly Standing[]): Refusal => {
	const left = standings.flatMap(({ link, series }) =>
		link ? [`${nameOf(link)} of series "${series.key}" left ${carriedText(link.carried)}`] : [],
	);
	return {
		kind: 'reserveDisagrees',
		message: `Settlement ${ends.settlementId} carries in ${carriedText(ends.carriedIn)} ${ends.currency}; where it starts, ${left.join(' and ')}.`,
		remedy:
			'Compare the reserves with Seller Central: they must agree to the penny. Where the settlement before was posted by hand, correct currentReserve and closingClearing of its row on the settlement board.',
		detail: 'series',
	};
};

const fitText = ({ how, link, series }: Standing): string =>
	link && how === 'follows' ? `"${series.key}" (after ${nameOf(link)})` : `"${series.key}" (as its first)`;

export const twoFit = ({ settlementId }: SettlementEnds, standings: readonly Standing[]): Refusal => ({
	kind: 'seriesUndecided',
	message: `Settlement ${settlementId} fits more than one series: ${standings.map(fitText).join(' and ')}.`,
	remedy: 'Look in Seller Central which account it is of. Give each series its account type and its first settlement in the settings.',
	detail: 'twoFit',
});

export const rivalFits = ({ settlementId }: SettlementEnds, standing: Standing, { row }: Link): Refusal => ({
	kind: 'seriesUndecided',
	message: `Settlement ${settlementId} fits series ${fitText(standing)}, and it may as well follow settlement ${row.settlementId} (series "${row.series}", "${row.status}"), which is not posted.`,
	remedy: `See to settlement ${row.settlementId} first: once it is posted, its reserve tells them apart.`,
	detail: row.settlementId,
});

export const noOpening = ({ settlementId, currency, carriedIn }: SettlementEnds, standings: readonly Standing[]): Refusal => ({
	kind: 'seriesUndecided',
	message: `Settlement ${settlementId} (carried in: ${carriedText(carriedIn)} ${currency}) is the first settlement of none of the series ${keys(standings.map(({ series }) => series))}, and none of them has a posted one yet.`,
	remedy: 'Name the first settlement of each series and the balance before it in the settings (openingSettlementId, openingReserve).',
	detail: 'noOpening',
});
