import { DEMO_SERIES, DEMO_SETTINGS } from '../../../sandbox/demo/settings';

export const SETTINGS: readonly object[] = [
	DEMO_SETTINGS,
	{},
	{ ...DEMO_SETTINGS, routes: { FBM: 'orders', FBA: 'summary' }, cutOver: '2026-09-01T00:00:00Z' },
	{
		...DEMO_SETTINGS,
		series: [
			{ ...DEMO_SERIES, openingReserve: '100.00' },
			{ ...DEMO_SERIES, key: 'EUR', currency: 'EUR' },
		],
	},
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
