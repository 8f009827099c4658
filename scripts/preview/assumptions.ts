import type { BridgeSettings, SageName, SageTaxCode, SeriesSettings } from '../../nodes/domain/settings/settings.types';

const standIn = (code: string): SageName => ({ code, name: 'assumed' });
const taxCode = (code: number, rate: string): SageTaxCode => ({ code, name: 'assumed', rate, terms: '' });

const assumedSeries = (currency: string): SeriesSettings => ({
	key: currency,
	currency,
	accountType: '',
	marketplaces: [],
	clearing: standIn(`AMZ${currency}`),
	currentAccount: standIn('CURRENT'),
	customer: standIn(`(${currency} customer)`),
	summaryCustomer: standIn(`(${currency} summary customer)`),
	openingSettlementId: '',
	openingReserve: '',
});

/**
 * What preview takes for the client's settings when nobody gives them: stand-ins that are in no one's Sage but for the tax codes 0, 1, 2
 * and 16, which Sage 200 ships with in the United Kingdom. For looking at a settlement only; nothing posts with them.
 */
export function assumedSettings(currency: string): BridgeSettings {
	return {
		mode: 'dryRun',
		timeZone: 'Europe/London',
		country: 'GB',
		routes: { FBM: 'orders', FBA: 'orders' },
		cutOver: '',
		beforeCutOver: { route: 'orders' },
		vat: { calculationSince: '', filedUntil: '', stockItemsConfirmed: 'assumed' },
		series: [assumedSeries(currency)],
		taxCodes: {
			standard: taxCode(1, '20.00'),
			reduced: taxCode(905, '5.00'),
			zero: taxCode(2, '0.00'),
			exempt: taxCode(0, '0.00'),
			outsideScope: taxCode(909, '0.00'),
			marketplaceCollected: taxCode(910, '0.00'),
			reverseCharge: taxCode(16, '20.00'),
		},
		fees: { rulesFrom: '', labelCarriers: [], labelsWithoutOrder: '' },
		orders: {
			warehouses: { FBM: standIn('(FBM)'), FBA: standIn('(FBA)') },
			deliveryCharge: standIn('(delivery)'),
			giftWrapNominal: standIn('(gift wrap)'),
			promotionNominal: standIn('(promotions)'),
			roundingNominal: standIn('(rounding)'),
			roundingLimit: '0.05',
			promotionAs: 'unitPrice',
			replacements: 'enter',
			cancellationRequests: 'hold',
			cancellationFlag: '',
			cancelledOnAmazon: 'hold',
			changedOnAmazon: 'hold',
			keepBuyerContact: false,
		},
		flow: { marketplaceIds: [], overlapMinutes: 30, firstRunDays: 30, settleMinutes: 30, leaseMinutes: 10, leaseMarginMinutes: 4 },
	};
}

/** What a preview says of itself. */
export const assumptionsOf = (hasSettings: boolean): string[] => [
	'Assumed for this preview: every order is in Sage as a sales order, and the carried-in balance is agreed.',
	hasSettings
		? 'Accounts, routes and tax codes are those of the settings given; whether Sage has them was not asked.'
		: 'No settings were given (--settings): bank and customer codes and the tax codes 905, 909 and 910 are stand-ins, both channels are posted as orders, and the shipped chart of nominal codes applies. The flow holds every settlement until the settings say them.',
];
