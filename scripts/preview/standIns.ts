import { amountOf, wholeNumber, type SageRow } from '../../nodes/domain/settlement/known/sageRow';
import type { BridgeSettings, SageName, SageTaxCode, SeriesSettings } from '../../nodes/domain/settings/settings.types';

const standIn = (code: string): SageName => ({ code, name: 'assumed' });
const taxCode = (code: number, rate: string): SageTaxCode => ({ code, name: 'assumed', rate, terms: '' });

/** A series with stand-ins for its accounts. */
export const assumedSeries = (currency: string, key = currency): SeriesSettings => ({
	key,
	currency,
	accountType: '',
	marketplaces: [],
	clearing: standIn(`AMZ${key}`),
	currentAccount: standIn('CURRENT'),
	customer: standIn(`(${currency} customer)`),
	summaryCustomer: standIn(`(${currency} summary customer)`),
	openingSettlementId: '',
	openingReserve: '',
});

const NO_ONE: SageName = { code: '', name: '' };

/** FBA stock and returns are off: preview looks at settlements. */
const NO_GOODS: Pick<BridgeSettings, 'fba' | 'returns'> = {
	fba: {
		since: '',
		lookBackDays: 45,
		units: 'transfer',
		warehouses: { damaged: NO_ONE, lost: NO_ONE, gone: NO_ONE },
		value: 'provision',
		damagedValue: 'whenDisposed',
		currency: '',
		clearing: NO_ONE,
		nominals: { lost: NO_ONE, damaged: NO_ONE, provision: NO_ONE },
		claimAfterDays: 45,
		driftTolerance: 0,
	},
	returns: { since: '', refundWithinDays: 30, claimAfterDays: 45 },
};

/**
 * What preview takes for the client's settings when nobody gives them: stand-ins that are in no one's Sage but for the tax codes 0, 1, 2
 * and 16, which Sage 200 ships with in the United Kingdom. Stock items count as confirmed. For looking at a settlement only; nothing posts with them. `reducedCode` is the number of the one
 * code at 5 % that Sage has, where its list was given.
 */
export function assumedSettings(series: readonly SeriesSettings[], reducedCode = 905): BridgeSettings {
	return {
		mode: 'dryRun',
		timeZone: 'Europe/London',
		country: 'GB',
		routes: { FBM: 'orders', FBA: 'orders' },
		cutOver: '',
		beforeCutOver: { route: 'orders' },
		closedPeriods: 'hold',
		amazonSummary: 'hold',
		vat: { calculationSince: '', filedUntil: '', stockItemsConfirmed: 'assumed' },
		series,
		taxCodes: {
			standard: taxCode(1, '20.00'),
			reduced: taxCode(reducedCode, '5.00'),
			zero: taxCode(2, '0.00'),
			exempt: taxCode(0, '0.00'),
			outsideScope: taxCode(909, '0.00'),
			marketplaceCollected: taxCode(910, '0.00'),
			reverseCharge: taxCode(16, '20.00'),
		},
		fees: { rulesFrom: '', labelCarriers: [], labelsWithoutOrder: '' },
		dispatch: { trackingFrom: 'consignment', courierFrom: 'courier', trackingWaitMinutes: 120, alertHours: 6, firstRunDays: 14 },
		orders: assumedOrders(),
		...NO_GOODS,
		stock: {
			sellerId: '',
			warehouses: [],
			belowZero: 'asEmpty',
			buffer: { kind: 'units', value: 0 },
			sharing: 'divide',
			zeroStopNumber: 0,
			zeroStopPercent: 0,
			patchUpTo: 0,
			openOrderDays: 30,
		},
		flow: { marketplaceIds: [], overlapMinutes: 30, firstRunDays: 30, settleMinutes: 30, leaseMinutes: 10, leaseMarginMinutes: 4 },
	};
}

/** The number of the one tax code at 5 %, of rows of `/tax_codes`: Sage ships none, so that a consultant added it. */
export function reducedCodeIn(taxCodes: readonly SageRow[]): number | undefined {
	const [only, ...others] = taxCodes.filter(({ tax_rate: rate }) => amountOf(rate) === FIVE_PER_CENT);
	return only && others.length === 0 ? wholeNumber(only.code) : undefined;
}

const FIVE_PER_CENT = 500;

/** Nothing of an order is shown by the preview. */
const assumedOrders = (): BridgeSettings['orders'] => ({
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
	documentNumber: 'automatic',
	pastDates: 'today',
	orderFields: [],
	lineFields: [],
	priorities: [],
	giftMessages: 'off',
	keepBuyerContact: false,
});
