import { settingsRows } from '../../../sandbox/demo/settings';

/** The rows of *Bridge settings*, as some clients have them. */
export const SETTINGS: ReadonlyArray<readonly object[]> = [
	settingsRows(),
	[],
	settingsRows({ 'routes.FBA': 'summary', cutOver: '2026-09-01T00:00:00Z' }),
	settingsRows({ mode: 'Review', 'series.GBP.openingReserve': '100.00', 'flow.firstRunDays': '30' }),
];

export const NOMINAL_MAP: readonly object[] = [
	{
		id: 1,
		transactionType: 'ServiceFee',
		amountType: 'Cost of Advertising',
		amountDescription: '*',
		nominalCode: '6210',
		vat: 'inclusive',
	},
	{
		id: 2,
		transactionType: 'other-transaction',
		amountType: 'Unseen',
		amountDescription: 'New',
		nominalCode: '6290',
		nature: 'fee',
		vat: 'split',
	},
	{ id: 3, transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', costCentre: 'AMZ', department: null },
];
