/** Collections of the store that belong to Sage, in one place. */
export const COLLECTION = {
	site: 'sage.site',
	currency: 'sage.currency',
	taxCode: 'sage.taxCode',
	nominalCode: 'sage.nominalCode',
	bank: 'sage.bank',
	customer: 'sage.customer',
	product: 'sage.product',
	warehouse: 'sage.warehouse',
	charge: 'sage.charge',
	sopSettings: 'sage.sopSettings',
	order: 'sage.order',
	nominalEntry: 'sage.nominalEntry',
	bankEntry: 'sage.bankEntry',
	customerEntry: 'sage.customerEntry',
	allocation: 'sage.allocation',
	token: 'sage.token',
	refreshToken: 'sage.refreshToken',
	code: 'sage.code',
	counter: 'sage.counter',
	behaviour: 'sage.behaviour',
} as const;

export type Ledger = 'Cash Book' | 'Sales Ledger' | 'Nominal Ledger';
