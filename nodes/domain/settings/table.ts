import { DISPATCH_SETTINGS, FBA_SETTINGS, RETURN_SETTINGS, STOCK_SETTINGS } from './goodsTable';
import { inSage, NO_ONE, ORDER_SETTINGS } from './orderTable';
import { optional, required, settingsOf, withDefault, type KeyedSetting, type Setting, type SettingTree } from './setting';
import type {
	BridgeSettings,
	LabelCarrier,
	LabelTreatment,
	Mode,
	SageName,
	SageTaxCode,
	SalesRoute,
	SeriesSettings,
} from './settings.types';
import {
	balance,
	beforeCutOver,
	country,
	currency,
	day,
	dayOrOff,
	instantOrNone,
	labelCarriers,
	labelTreatment,
	marketplaceIds,
	marketplaceNames,
	oneOf,
	personAndDay,
	sageName,
	sageTaxCode,
	settlementId,
	timeZone,
	wholeNumber,
} from './values';

/** All settings of a client in one place. Accounts, customers, warehouses, tax codes, routes and the mode have no default. */

const taxCode = (means: string): Setting<SageTaxCode> => required(sageTaxCode, { owner: 'finance', means, names: 'taxCode' });
const minutes = (text: string, least: number, most: number, means: string) =>
	withDefault(wholeNumber(least, most), text, { owner: 'support', means });

const MODE = oneOf<Mode>({ Review: 'review', Auto: 'auto', 'Dry run': 'dryRun' });
const ROUTE = oneOf<SalesRoute>({ orders: 'orders', summary: 'summary' });
/** Amazon's account types, in the words of its Finances (`accountType`). */
const ACCOUNT_TYPE = oneOf({ 'Standard Orders': 'Standard Orders', 'Invoiced Orders': 'Invoiced Orders' });

export const SETTINGS: SettingTree<Omit<BridgeSettings, 'series'>> = {
	mode: required(MODE, {
		owner: 'finance',
		means: 'Review: a plan waits for approval. Auto: it posts when every identity holds. Dry run: exact lines, nothing is sent',
	}),
	timeZone: required(timeZone, { owner: 'finance', means: 'zone in which accounting days and periods are cut' }),
	country: required(country, { owner: 'finance', means: "country of the client's VAT registration and establishment" }),
	cutOver: required(instantOrNone, { owner: 'finance', means: 'orders created before this instant are not imported' }),
	beforeCutOver: withDefault(beforeCutOver, 'orders', {
		owner: 'finance',
		means:
			'orders: money of orders from before the cut-over is posted on account. summary: as summary sales, with the statement of a person',
	}),
	closedPeriods: withDefault(oneOf<'hold' | 'firstOpenDay'>({ Hold: 'hold', 'First open day': 'firstOpenDay' }), 'Hold', {
		owner: 'finance',
		means:
			'what falls into a period that is closed in Sage holds its settlement, or is posted on the first open day whose VAT period is not filed',
	}),
	amazonSummary: withDefault(oneOf<'hold' | 'warn'>({ Hold: 'hold', Warn: 'warn' }), 'Hold', {
		owner: 'finance',
		means:
			"a settlement whose total in Amazon's Finances is another one is held, or posted with a warning; where they do not answer nothing is compared",
	}),
	vat: {
		calculationSince: required(dayOrOff, {
			owner: 'finance',
			means: "first day of orders whose VAT Amazon's VAT calculation shows in the settlement; off when it is not switched on",
		}),
		filedUntil: optional(day, '', {
			owner: 'finance',
			means:
				'last day of the VAT periods that are filed; credit notes that waited, and what is moved out of a closed period, are dated after it',
		}),
		stockItemsConfirmed: optional(personAndDay, '', {
			owner: 'finance',
			means:
				'who confirmed that the tax codes of the stock items in Sage are those of their sales, and when; without it they decide nothing',
		}),
	},
	routes: {
		FBM: required(ROUTE, {
			owner: 'finance',
			means: 'orders: each sale sent by the seller is a sales order. summary: posted from the settlement',
		}),
		FBA: required(ROUTE, {
			owner: 'finance',
			means: 'orders: each sale sent by Amazon is a sales order. summary: posted from the settlement',
		}),
	},
	taxCodes: {
		standard: taxCode('sales, refunds and fees at the standard rate'),
		reduced: taxCode('sales and refunds at the reduced rate'),
		zero: taxCode('zero-rated sales and the rounding line of orders'),
		exempt: taxCode('postage and other costs that are exempt from VAT'),
		outsideScope: taxCode('reimbursements and what else the VAT return leaves out'),
		marketplaceCollected: taxCode('sales whose tax Amazon collects and pays itself'),
		reverseCharge: taxCode('fees for which the client accounts for the VAT'),
	},
	fees: {
		rulesFrom: optional<string>(day, '', {
			owner: 'finance',
			means: "first day on which the shipped rules of the VAT of Amazon's fees hold for the company; fees of earlier days are held",
		}),
		labelCarriers: optional<readonly LabelCarrier[]>(labelCarriers, [], {
			owner: 'finance',
			means: 'VAT of postage bought from Amazon for an order, by carrier; a carrier without an entry is held',
		}),
		labelsWithoutOrder: optional<LabelTreatment | ''>(labelTreatment, '', {
			owner: 'finance',
			means: 'VAT of postage bought from Amazon whose row names no order; without it such rows are held',
		}),
	},
	orders: ORDER_SETTINGS,
	fba: FBA_SETTINGS,
	returns: RETURN_SETTINGS,
	stock: STOCK_SETTINGS,
	dispatch: DISPATCH_SETTINGS,
	flow: {
		marketplaceIds: required(marketplaceIds, { owner: 'ecommerce', means: 'Amazon marketplaces whose orders are imported' }),
		overlapMinutes: minutes('30', 0, 1440, 'how far order import and dispatch step back behind their cursors'),
		firstRunDays: withDefault(wholeNumber(1, 85), '30', { owner: 'support', means: 'how far back the first order import looks' }),
		settleMinutes: minutes('30', 10, 1440, 'how long an unclear outcome waits before it may be sent again'),
		leaseMinutes: minutes('10', 5, 60, 'length of a lease, which its holder renews between batches'),
		leaseMarginMinutes: minutes('4', 2, 30, 'nothing is sent in the last minutes of a lease'),
	},
};

/** Settings of one series; their keys begin with `series.` and the client's own short name of it. */
export const SERIES: SettingTree<Omit<SeriesSettings, 'key'>> = {
	currency: required(currency, { owner: 'finance', means: 'currency of the settlements' }),
	accountType: optional(ACCOUNT_TYPE, '', {
		owner: 'finance',
		means: "Amazon's account type; may be left out while the currency has one series",
	}),
	marketplaces: required(marketplaceNames, { owner: 'ecommerce', means: 'marketplaces whose sales the series settles' }),
	clearing: inSage('bank', "cash book account that is Amazon's balance with the company; its code and description in Sage"),
	currentAccount: inSage('bank', 'cash book account that the payout reaches; its code and description in Sage'),
	chargeAccount: optional<SageName>(sageName, undefined, {
		owner: 'finance',
		names: 'bank',
		means: "cash book account, such as a card, that Amazon's charges are paid from; without it the current account",
	}),
	customer: inSage('customer', 'customer on which orders are posted'),
	summaryCustomer: optional(sageName, NO_ONE, {
		owner: 'finance',
		names: 'customer',
		means: 'customer on which summary sales are posted; may be left out while no route is summary',
	}),
	supplier: optional<SageName>(sageName, undefined, {
		owner: 'finance',
		names: 'supplier',
		means: 'Amazon in the purchase ledger, for fees that come to a credit; without it such a settlement is held',
	}),
	openingSettlementId: optional(settlementId, '', {
		owner: 'finance',
		means: 'first settlement that is posted; without it only the opening balance is checked',
	}),
	openingReserve: optional(balance, '', {
		owner: 'finance',
		means: 'balance with Amazon before the first settlement, as finance agreed it; without it the first settlement is held',
	}),
};

/** `GBP`, `GBP-invoiced`: no dots, because a dot ends the name in a key. */
const SERIES_KEY = /^series\.([A-Za-z0-9_-]{1,20})\.(.*)$/;
const OF_SERIES = new Map(settingsOf(SERIES).map((one) => [one.key, one.setting]));
const OF_CLIENT = new Map(settingsOf(SETTINGS).map((one) => [one.key, one.setting]));

/** The key of a series' setting taken apart; undefined for another key. */
export function seriesOfKey(key: string): { readonly series: string; readonly field: string } | undefined {
	const [, series, field] = SERIES_KEY.exec(key) ?? [];
	return series === undefined || field === undefined ? undefined : { series, field };
}

/** The setting that a key of the table names exactly. */
export function settingOfKey(key: string): Setting<unknown> | undefined {
	const ofSeries = seriesOfKey(key);
	return ofSeries ? OF_SERIES.get(ofSeries.field) : OF_CLIENT.get(key);
}

/** Every setting that a table with these series may have. */
export const settingsFor = (series: readonly string[]): KeyedSetting[] => [
	...settingsOf(SETTINGS),
	...series.flatMap((key) => settingsOf(SERIES, `series.${key}.`)),
];
