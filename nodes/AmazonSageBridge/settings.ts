import { DateTime, IANAZone } from 'luxon';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { settingsFrom, type BridgeSettings } from '../domain/settings';
import { readObject, wrong, type Parameter } from './parameters';
import type { RunCache } from './runCache';

const SETTINGS: Parameter = { name: 'settings', displayName: 'Settings' };

export const settingsField: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '{}',
	required: true,
	description:
		'Accounts, VAT codes, routes and limits of the client as JSON. What is left out takes its default. Read once per run, from the first item.',
};

/** The client's settings over the defaults, read once per run. An error names the field whose value cannot be used. */
export function readSettings(context: IExecuteFunctions, run: RunCache): BridgeSettings {
	return run.once(SETTINGS.name, () => {
		const settings = settingsFrom(readObject(context, SETTINGS, 0) as Partial<BridgeSettings>);
		const bad = findUnusable(settings);
		if (bad) throw wrong(context, SETTINGS, 0, `has no usable ${bad}`, `Correct ${bad.split(',')[0]} in the settings.`);
		return settings;
	});
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isNumber: Check = (value) => Number.isInteger(value);
const isRoute: Check = (value) => value === 'orders' || value === 'summary';

/** What the domain takes for granted. Text stays text: a nominal code 0410 given as a number would have lost its zero. */
const CHECKS: ReadonlyArray<readonly [path: string, check: Check]> = [
	['timeZone', (value) => typeof value === 'string' && IANAZone.isValidZone(value)],
	['country', (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value)],
	['cutOver', (value) => value === '' || (typeof value === 'string' && DateTime.fromISO(value).isValid)],
	['routes.FBM', isRoute],
	['routes.FBA', isRoute],
	...['standard', 'reduced', 'zero', 'outsideScope', 'marketplaceCollected', 'reverseCharge'].map(
		(treatment) => [`taxCodes.${treatment}`, isNumber] as const,
	),
	...['warehouses.FBM', 'warehouses.FBA', 'deliveryChargeCode', 'giftWrapNominal', 'promotionNominal', 'roundingNominal'].map(
		(field) => [`orders.${field}`, isText] as const,
	),
	['orders.roundingLimit', (value) => typeof value === 'string' && /^\d{1,6}(\.\d{1,2})?$/.test(value)],
	['orders.keepBuyerContact', (value) => typeof value === 'boolean'],
];

const isAnyText: Check = (value) => typeof value === 'string';

/** A series that the client gives replaces the default as a whole, so it must be whole. */
const SERIES_CHECKS: ReadonlyArray<readonly [field: string, check: Check]> = [
	['clearingBankCode', isText],
	['currentBankCode', isText],
	['customerReference', isAnyText],
	['summaryCustomerReference', isAnyText],
	['supplierReference', (value) => value === undefined || isAnyText(value)],
	['openingSettlementId', isAnyText],
	['openingReserve', (value) => typeof value === 'string' && /^(-?\d{1,12}(\.\d{1,2})?)?$/.test(value)],
];

function findUnusable(settings: BridgeSettings): string | undefined {
	const ofSeries = Object.keys(settings.series).flatMap((currency) =>
		SERIES_CHECKS.map(([field, check]) => [`series.${currency}.${field}`, check] as const),
	);
	return [...CHECKS, ...ofSeries].find(([path, check]) => !check(valueAt(settings, path)))?.[0] ?? notOutside(settings);
}

/** The VAT return counts zero-rated and reverse-charged amounts: a code of theirs for what is outside its scope would put it in. */
function notOutside({ taxCodes }: BridgeSettings): string | undefined {
	const { outsideScope, standard, reduced, zero, reverseCharge } = taxCodes;
	return [standard, reduced, zero, reverseCharge].includes(outsideScope)
		? 'taxCodes.outsideScope, because another VAT treatment has that tax code too'
		: undefined;
}

function valueAt(settings: object, path: string): unknown {
	return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], settings);
}
