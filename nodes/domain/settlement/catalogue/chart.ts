/**
 * Proposed nominal accounts for Amazon in a UK chart of accounts. A client's nominal map overrides any of them row type by row
 * type. Codes are ours (Sage 200 nominal codes hold 8 characters); names are what finance would look for.
 */
export const CHART = {
	sales: { code: '4000', name: 'Amazon sales' },
	delivery: { code: '4010', name: 'Amazon delivery income' },
	giftWrap: { code: '4010', name: 'Amazon delivery income' },
	promotions: { code: '4020', name: 'Amazon promotions' },
	liquidations: { code: '4040', name: 'Amazon liquidations' },
	refunds: { code: '4030', name: 'Amazon refunds' },
	reimbursements: { code: '4900', name: 'Amazon FBA reimbursements' },
	otherIncome: { code: '4990', name: 'Other Amazon income' },
	referral: { code: '6200', name: 'Amazon referral fees' },
	fulfilment: { code: '6210', name: 'Amazon FBA fulfilment fees' },
	storage: { code: '6220', name: 'Amazon FBA storage' },
	advertising: { code: '6230', name: 'Amazon advertising' },
	subscription: { code: '6240', name: 'Amazon subscription' },
	inbound: { code: '6250', name: 'Amazon FBA inbound' },
	removal: { code: '6260', name: 'Amazon removal and disposal' },
	programmes: { code: '6270', name: 'Amazon deals, coupons and programmes' },
	postage: { code: '6280', name: 'Postage bought from Amazon' },
	otherFees: { code: '6290', name: 'Other Amazon fees' },
} as const;

export type ChartAccount = keyof typeof CHART;
