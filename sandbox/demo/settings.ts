import type { BridgeSettings, SageName, SeriesSettings } from '../../nodes/domain/settings/settings.types';

const named = (code: string, name = ''): SageName => ({ code, name });
const taxCode = (code: number, rate: string) => ({ code, name: '', rate, terms: '' });

/** The demo company's series in pounds. */
export const DEMO_SERIES: SeriesSettings = {
	key: 'GBP',
	currency: 'GBP',
	accountType: '',
	marketplaces: ['Amazon.co.uk'],
	clearing: named('AMZGBP'),
	currentAccount: named('CURRENT'),
	customer: named('AMZUKGBP'),
	summaryCustomer: named('AMZSUMGB'),
	openingSettlementId: '',
	openingReserve: '',
};

/** What a client decides once, as the demo company decided it. */
export const DEMO_SETTINGS: BridgeSettings = {
	mode: 'auto',
	timeZone: 'Europe/London',
	country: 'GB',
	routes: { FBM: 'orders', FBA: 'orders' },
	cutOver: '',
	series: [DEMO_SERIES],
	taxCodes: {
		standard: taxCode(1, '20'),
		reduced: taxCode(5, '5'),
		zero: taxCode(0, '0'),
		outsideScope: taxCode(9, '0'),
		marketplaceCollected: taxCode(0, '0'),
		reverseCharge: taxCode(8, '0'),
	},
	orders: {
		warehouses: { FBM: named('HOME'), FBA: named('FBA') },
		deliveryCharge: named('CARRIAGE'),
		giftWrapNominal: named('4010'),
		promotionNominal: named('4020'),
		roundingNominal: named('4000'),
		roundingLimit: '0.05',
		keepBuyerContact: false,
	},
	flow: {
		marketplaceIds: ['A1F83G8C2ARO7P'],
		overlapMinutes: 30,
		firstRunDays: 30,
		settleMinutes: 30,
		leaseMinutes: 10,
		leaseMarginMinutes: 4,
	},
};

/** The demo company's settings with some of them changed. */
export const settingsWith = (changes: Partial<BridgeSettings> = {}): BridgeSettings => ({ ...DEMO_SETTINGS, ...changes });

/** The same with its one series changed. */
export const settingsWithSeries = (changes: Partial<SeriesSettings>, more: Partial<BridgeSettings> = {}): BridgeSettings =>
	settingsWith({ ...more, series: [{ ...DEMO_SERIES, ...changes }] });
