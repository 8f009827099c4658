import { groupBy } from '../lists/groupBy';
import { sageText } from '../text/sageText';
import { rateOf } from '../vat/rates';
import { VAT_TREATMENTS, type BridgeSettings, type Channel, type SeriesSettings, type VatTreatment } from './settings.types';
import type { TableFault } from './faults';

/** What must hold between settings that are each good by itself. `about`: it is asked only when nothing is wrong below these keys. */
interface Check {
	readonly about: readonly string[];
	readonly find: (settings: BridgeSettings) => string[];
	readonly owner: TableFault['owner'];
}

/** Everything that does not fit together; what cannot be judged yet, because a setting in it is faulty, is passed over. */
export function checkTogether(settings: BridgeSettings, isSound: (prefix: string) => boolean): TableFault[] {
	return CHECKS.filter(({ about }) => about.every(isSound)).flatMap(({ find, owner }) =>
		find(settings).map((message) => ({ message, owner })),
	);
}

/** Rates per cent of treatments in the United Kingdom; with a reverse charge the rate of the code is Sage's own affair. */
const UK_TREATMENTS = VAT_TREATMENTS.filter((treatment) => treatment !== 'reverseCharge');

function wrongRates({ country, taxCodes }: BridgeSettings): string[] {
	const isUk = country === 'GB';
	const judged = UK_TREATMENTS.filter((treatment) => isUk || rateOf(treatment) === 0);
	return judged
		.filter((treatment) => Number(taxCodes[treatment].rate) * 100 !== rateOf(treatment))
		.map(
			(treatment) => `taxCodes.${treatment} is at ${taxCodes[treatment].rate} %, should be at ${(rateOf(treatment) / 100).toFixed(2)} %`,
		);
}

/** The VAT return counts zero-rated, exempt and reverse-charged amounts: a code of theirs for what is outside its scope would put it in. */
function notOutside({ taxCodes }: BridgeSettings): string[] {
	const declared: readonly VatTreatment[] = ['standard', 'reduced', 'zero', 'exempt', 'reverseCharge'];
	return declared
		.filter((treatment) => taxCodes[treatment].code === taxCodes.outsideScope.code)
		.map((treatment) => `taxCodes.outsideScope and taxCodes.${treatment} are one tax code (${taxCodes.outsideScope.code}), should be two`);
}

const keysOf = (series: readonly SeriesSettings[]): string => series.map(({ key }) => key).join(' and ');

/** Every series has a clearing account of its own, which no series is paid out to. */
function sharedClearing({ series }: BridgeSettings): string[] {
	const shared = [...groupBy(series, ({ clearing }) => sageText(clearing.code)).values()].filter((group) => group.length > 1);
	const paidOut = series.filter(({ clearing }) =>
		series.some(({ currentAccount }) => sageText(currentAccount.code) === sageText(clearing.code)),
	);
	return [
		...shared.map(
			(group) => `the series ${keysOf(group)} have one clearing account (${group[0]?.clearing.code}), each should have its own`,
		),
		...paidOut.map(({ key, clearing }) => `series.${key}.clearing (${clearing.code}) is a current account too, should be another account`),
	];
}

/** A customer of Sage has one currency. */
function customersOfTwoCurrencies({ series }: BridgeSettings): string[] {
	const used = series.flatMap(({ currency, customer, summaryCustomer }) =>
		[customer, summaryCustomer].filter(({ code }) => code !== '').map(({ code }) => ({ code, currency })),
	);
	return [...groupBy(used, ({ code }) => sageText(code)).values()]
		.map((uses) => ({ code: uses[0]?.code, currencies: [...new Set(uses.map(({ currency }) => currency))] }))
		.filter(({ currencies }) => currencies.length > 1)
		.map(({ code, currencies }) => `the customer ${code} stands for ${currencies.join(' and ')}, should be one customer for each currency`);
}

/** Of two series in one currency the account type tells which is which, or else the marketplaces. */
function indistinctSeries({ series }: BridgeSettings): string[] {
	const parallel = [...groupBy(series, ({ currency }) => currency).values()].filter((group) => group.length > 1);
	return parallel.flatMap((group) => {
		const untold = group.filter(({ accountType }) => accountType === '');
		if (untold.length > 0)
			return untold.map(
				({ key, currency }) => `series.${key}.accountType is missing, and ${currency} has ${group.length} series (${keysOf(group)})`,
			);
		const places = group.flatMap((one) => one.marketplaces.map((name) => ({ one, place: `${one.accountType}, ${name.toLowerCase()}` })));
		return [...groupBy(places, ({ place }) => place)]
			.filter(([, uses]) => uses.length > 1)
			.map(([place, uses]) => `the series ${keysOf(uses.map(({ one }) => one))} are both for ${place}, only one may be`);
	});
}

const CHANNELS: readonly Channel[] = ['FBM', 'FBA'];

function summaryWithoutCustomer({ routes, series }: BridgeSettings): string[] {
	const channel = CHANNELS.find((one) => routes[one] === 'summary');
	if (!channel) return [];
	return series
		.filter(({ summaryCustomer }) => summaryCustomer.code === '')
		.map(({ key }) => `series.${key}.summaryCustomer is missing, and routes.${channel} is summary`);
}

function formsWithoutField({ orders }: BridgeSettings): string[] {
	return [
		...(orders.promotionAs === 'freeTextLine' && orders.promotionNominal.code === ''
			? ['orders.promotionNominal is missing, and orders.promotionAs is Free-text line']
			: []),
		...(orders.cancellationRequests === 'flag' && orders.cancellationFlag === ''
			? ['orders.cancellationFlag is missing, and orders.cancellationRequests is Flag']
			: []),
		...(orders.orderFields.some(({ field }) => field === orders.cancellationFlag)
			? [`orders.cancellationFlag (${orders.cancellationFlag}) is one of orders.orderFields too, should be another field`]
			: []),
	];
}

/** Once FBA adjustments are on, everything that they post on has to be named, and value passes through an account of its own. */
function fbaWithoutAccounts({ fba, series }: BridgeSettings): string[] {
	if (fba.since === '') return [];
	const { warehouses, nominals, clearing } = fba;
	const needed: Readonly<Record<string, string>> = {
		...(fba.units === 'transfer' && Object.fromEntries(Object.entries(warehouses).map(([name, { code }]) => [`warehouses.${name}`, code]))),
		...(fba.value === 'provision' && {
			currency: fba.currency,
			clearing: clearing.code,
			...Object.fromEntries(Object.entries(nominals).map(([name, { code }]) => [`nominals.${name}`, code])),
		}),
	};
	const missing = Object.entries(needed).filter(([, code]) => code === '');
	const shared = series.filter((one) =>
		[one.clearing, one.currentAccount].some(({ code }) => code !== '' && sageText(code) === sageText(clearing.code)),
	);
	return [
		...missing.map(([name]) => `fba.${name} is missing, and fba.since is ${fba.since}`),
		...shared.map(({ key }) => `fba.clearing (${clearing.code}) is an account of the series ${key} too, should be one of its own`),
	];
}

/** Units would move from a warehouse into itself. */
function fbaWarehousesAlike({ fba, orders }: BridgeSettings): string[] {
	if (fba.since === '') return [];
	const stock = { 'orders.warehouses.FBA': orders.warehouses.FBA, 'fba.warehouses.damaged': fba.warehouses.damaged };
	const out = { 'fba.warehouses.lost': fba.warehouses.lost, 'fba.warehouses.gone': fba.warehouses.gone };
	const pairs = [
		...Object.entries(stock).flatMap((one) => Object.entries(out).map((other) => [one, other] as const)),
		[
			['orders.warehouses.FBA', orders.warehouses.FBA],
			['fba.warehouses.damaged', fba.warehouses.damaged],
		] as const,
	];
	return pairs
		.filter(([[, one], [, other]]) => one.code !== '' && sageText(one.code) === sageText(other.code))
		.map(([[one, { code }], [other]]) => `${one} and ${other} are one warehouse (${code}), should be two`);
}

const CHECKS: readonly Check[] = [
	{ about: ['fba.', 'series.'], find: fbaWithoutAccounts, owner: 'finance' },
	{ about: ['fba.', 'orders.'], find: fbaWarehousesAlike, owner: 'operations' },
	{ about: ['orders.'], find: formsWithoutField, owner: 'operations' },
	{ about: ['taxCodes.', 'country'], find: wrongRates, owner: 'finance' },
	{ about: ['taxCodes.'], find: notOutside, owner: 'finance' },
	{ about: ['series.'], find: sharedClearing, owner: 'finance' },
	{ about: ['series.'], find: customersOfTwoCurrencies, owner: 'finance' },
	{ about: ['series.'], find: indistinctSeries, owner: 'finance' },
	{ about: ['series.', 'routes.'], find: summaryWithoutCustomer, owner: 'finance' },
	{
		about: ['flow.lease'],
		find: ({ flow: { leaseMinutes, leaseMarginMinutes } }) =>
			leaseMarginMinutes < leaseMinutes
				? []
				: [`flow.leaseMarginMinutes (${leaseMarginMinutes}) should be less than flow.leaseMinutes (${leaseMinutes})`],
		owner: 'support',
	},
];
