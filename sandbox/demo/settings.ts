import { readBridgeSettings } from '../../nodes/domain/settings/read';
import type { SettingRow } from '../../nodes/domain/settings/rows';
import type { BridgeSettings, SageName, SageTaxCode, SeriesSettings } from '../../nodes/domain/settings/settings.types';
import { settingOfKey } from '../../nodes/domain/settings/table';
import { toDecimal, minorUnits } from '../../nodes/domain/money/money';
import { DEMO_CODES, DEMO_TAX_CODES } from '../company/client';
import { MARKETPLACE, OPENING_RESERVE_PENCE, SELLER_ID } from '../company/company';

const coded = ({ code, name }: SageName): string => `${code} | ${name}`;
const taxCode = ({ code, name, rate, terms }: SageTaxCode): string => `${code} | ${name} | ${rate} % | ${terms}`;

/** What the demo company decided, as it stands in its table *Bridge settings*. */
const DECIDED: Readonly<Record<string, string>> = {
	mode: 'Auto',
	timeZone: 'Europe/London',
	country: 'GB',
	cutOver: 'none',
	'vat.calculationSince': '2021-01-01',
	'vat.stockItemsConfirmed': 'Robin Hale, 2026-01-05',
	'routes.FBM': 'orders',
	'routes.FBA': 'orders',
	'series.GBP.currency': 'GBP',
	'series.GBP.marketplaces': MARKETPLACE.name,
	'series.GBP.clearing': coded(DEMO_CODES.banks.clearing),
	'series.GBP.currentAccount': coded(DEMO_CODES.banks.current),
	'series.GBP.customer': coded(DEMO_CODES.customers.orders),
	'series.GBP.summaryCustomer': coded(DEMO_CODES.customers.summary),
	'series.GBP.openingReserve': toDecimal(minorUnits(OPENING_RESERVE_PENCE)),
	...Object.fromEntries(Object.entries(DEMO_TAX_CODES).map(([treatment, code]) => [`taxCodes.${treatment}`, taxCode(code)])),
	'orders.warehouses.FBM': coded(DEMO_CODES.warehouses.FBM),
	'orders.warehouses.FBA': coded(DEMO_CODES.warehouses.FBA),
	'orders.deliveryCharge': coded(DEMO_CODES.charges.delivery),
	'orders.giftWrapNominal': coded(DEMO_CODES.nominals.giftWrap),
	'orders.promotionNominal': coded(DEMO_CODES.nominals.promotion),
	'orders.roundingNominal': coded(DEMO_CODES.nominals.rounding),
	'fba.since': '2026-01-01',
	'fba.lookBackDays': '90',
	'fba.warehouses.damaged': coded(DEMO_CODES.warehouses.damaged),
	'fba.warehouses.lost': coded(DEMO_CODES.warehouses.lost),
	'fba.warehouses.gone': coded(DEMO_CODES.warehouses.gone),
	'fba.currency': 'GBP',
	'fba.clearing': coded(DEMO_CODES.banks.fba),
	'fba.nominals.lost': coded(DEMO_CODES.nominals.lost),
	'fba.nominals.damaged': coded(DEMO_CODES.nominals.damaged),
	'fba.nominals.provision': coded(DEMO_CODES.nominals.provision),
	'returns.since': '2026-01-01',
	'stock.sellerId': SELLER_ID,
	'stock.warehouses': coded(DEMO_CODES.warehouses.FBM),
	'stock.buffer': '2',
	'flow.marketplaceIds': MARKETPLACE.id,
	'flow.firstRunDays': '85',
};

export interface DemoSettingRow extends SettingRow {
	readonly key: string;
	readonly value: string;
	readonly means: string;
}

/** The rows of the demo company, some of them changed or added by key; `undefined` takes a row away. */
export const settingsRows = (changes: Readonly<Record<string, string | undefined>> = {}): DemoSettingRow[] =>
	Object.entries({ ...DECIDED, ...changes }).flatMap(([key, value]) =>
		value === undefined ? [] : [{ key, value, means: settingOfKey(key)?.means ?? '' }],
	);

function read(): BridgeSettings {
	const reading = readBridgeSettings(settingsRows());
	if (!reading.ok) throw new Error(reading.refusal.message);
	return reading.value;
}

/** What the bridge makes of the rows. */
export const DEMO_SETTINGS: BridgeSettings = read();

/** The demo company's series in pounds. */
export const DEMO_SERIES: SeriesSettings = DEMO_SETTINGS.series[0];

/** The demo company's settings with some of them changed. */
export const settingsWith = (changes: Partial<BridgeSettings> = {}): BridgeSettings => ({ ...DEMO_SETTINGS, ...changes });

/** The same with its one series changed. */
export const settingsWithSeries = (changes: Partial<SeriesSettings>, more: Partial<BridgeSettings> = {}): BridgeSettings =>
	settingsWith({ ...more, series: [{ ...DEMO_SERIES, ...changes }] });
