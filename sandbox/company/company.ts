/**
 * The demo company, "Harbour & Hearth Ltd": a UK seller of kitchenware and books on Amazon.co.uk. Master data that both simulated
 * systems and the demo's maps share. Every value is invented; ids are Sage's internal ids in this company.
 */

export const SITE = {
	site_id: '7d1f2c60-3b0e-4a7e-9a55-1f0c2a4be901',
	site_name: 'Harbour & Hearth',
	site_short_name: 'HARBOUR',
	company_id: 1,
	company_name: 'Harbour & Hearth Ltd',
} as const;

export const MARKETPLACE = { id: 'A1F83G8C2ARO7P', name: 'Amazon.co.uk', countryCode: 'GB', currency: 'GBP' } as const;
export const SELLER_ID = 'A2HARBOURHEARTH';

export const CURRENCIES = [
	{ id: 1, name: 'Pound Sterling', symbol: '£', is_base_currency: true },
	{ id: 2, name: 'Euro', symbol: '€', is_base_currency: false },
] as const;

/** The current account, Amazon's clearing account, and two whose codes differ from those by one character. */
export const BANKS = [
	{ id: 1, code: 'CURRENT', description: 'Current account', currencyId: 1, nominal: '1200' },
	{ id: 2, code: 'AMZGBP', description: 'Amazon UK clearing (GBP)', currencyId: 1, nominal: '1250' },
	{ id: 3, code: 'CURREN', description: 'Reserve for currency risks', currencyId: 1, nominal: '1210' },
	{ id: 4, code: 'AMZGB', description: 'Amazon gift vouchers', currencyId: 1, nominal: '1260' },
	{ id: 5, code: 'AMZFBA', description: 'FBA stock values, passing through', currencyId: 1, nominal: '1270' },
] as const;

export const CUSTOMERS = [
	{ id: 27825, reference: 'AMZUKGBP', name: 'Amazon.co.uk marketplace customers', short_name: 'AMZUK', currencyId: 1 },
	{ id: 27826, reference: 'AMZSUMGB', name: 'Amazon.co.uk summary sales', short_name: 'AMZSUM', currencyId: 1 },
	// Codes with one character less, for who lost one.
	{ id: 27827, reference: 'AMZUKGB', name: 'Amazon UK staff purchases', short_name: 'AMZUKST', currencyId: 1 },
	{ id: 27828, reference: 'AMZSUMG', name: 'Amazon summer fair', short_name: 'AMZFAIR', currencyId: 1 },
] as const;

/** Nominal codes; `kind` says what the sandbox itself posts to (control accounts are picked by it). */
export const NOMINAL_CODES = [
	{ id: 501, reference: '1100', name: 'Debtors control', kind: 'debtorsControl' },
	{ id: 507, reference: '2100', name: 'Creditors control', kind: 'creditorsControl' },
	{ id: 502, reference: '1200', name: 'Current account', kind: 'bank' },
	{ id: 503, reference: '1250', name: 'Amazon UK clearing', kind: 'bank' },
	{ id: 508, reference: '1210', name: 'Reserve for currency risks', kind: 'bank' },
	{ id: 509, reference: '1260', name: 'Amazon gift vouchers', kind: 'bank' },
	{ id: 531, reference: '1270', name: 'FBA stock values, passing through', kind: 'bank' },
	{ id: 532, reference: '1090', name: 'FBA stock provision', kind: 'provision' },
	{ id: 504, reference: '2200', name: 'VAT output', kind: 'outputVat' },
	{ id: 505, reference: '2201', name: 'VAT input', kind: 'inputVat' },
	{ id: 506, reference: '3100', name: 'Retained profits', kind: 'equity' },
	{ id: 510, reference: '4000', name: 'Amazon sales', kind: 'income' },
	// Codes with one character less or more, for who lost one.
	{ id: 517, reference: '400', name: 'Donations received', kind: 'income' },
	{ id: 518, reference: '40001', name: 'Shop counter sales', kind: 'income' },
	{ id: 511, reference: '4010', name: 'Amazon delivery income', kind: 'income' },
	{ id: 512, reference: '4020', name: 'Amazon promotions', kind: 'income' },
	{ id: 513, reference: '4030', name: 'Amazon refunds', kind: 'income' },
	{ id: 530, reference: '4040', name: 'Amazon liquidations', kind: 'income' },
	{ id: 514, reference: '4900', name: 'Amazon FBA reimbursements', kind: 'income' },
	{ id: 515, reference: '4910', name: 'Amazon reimbursements taken back', kind: 'income' },
	{ id: 516, reference: '4990', name: 'Other Amazon income', kind: 'income' },
	{ id: 533, reference: '5300', name: 'FBA lost stock write-off', kind: 'expense' },
	{ id: 534, reference: '5310', name: 'FBA damaged stock', kind: 'expense' },
	{ id: 520, reference: '6200', name: 'Amazon referral fees', kind: 'expense' },
	{ id: 521, reference: '6210', name: 'Amazon FBA fulfilment fees', kind: 'expense' },
	{ id: 522, reference: '6220', name: 'Amazon FBA storage', kind: 'expense' },
	{ id: 523, reference: '6230', name: 'Amazon advertising', kind: 'expense' },
	{ id: 524, reference: '6240', name: 'Amazon subscription', kind: 'expense' },
	{ id: 525, reference: '6250', name: 'Amazon FBA inbound', kind: 'expense' },
	{ id: 526, reference: '6260', name: 'Amazon removal and disposal', kind: 'expense' },
	{ id: 527, reference: '6270', name: 'Amazon deals, coupons and programmes', kind: 'expense' },
	{ id: 528, reference: '6280', name: 'Postage bought from Amazon', kind: 'expense' },
	{ id: 529, reference: '6290', name: 'Other Amazon fees', kind: 'expense' },
] as const;

export const WAREHOUSES = [
	{ id: 1, name: 'HOME', description: 'Home warehouse' },
	{ id: 2, name: 'FBA', description: 'Amazon fulfilment centres' },
	{ id: 3, name: 'HOM', description: 'Household goods on loan' },
	{ id: 4, name: 'FB', description: 'Food bank' },
	{ id: 5, name: 'FBA-DMG', description: 'At Amazon, unfit for sale' },
	{ id: 6, name: 'FBA-LOST', description: 'Missing at Amazon' },
	{ id: 7, name: 'FBA-GONE', description: 'Amazon has it no more, to be written off' },
] as const;

/** Additional charges of sales order processing. */
export const CHARGES = [{ id: 61, code: 'CARRIAGE', name: 'Carriage', nominal: '4010', taxCodeId: 1729 }] as const;

/** Net trade price is not used: Amazon owns the sale. `taxCode` is the number of the tax code. */
export const PRODUCTS = [
	{ id: 15531, code: 'KETTLE-17', name: 'Stovetop kettle 1.7 l', taxCode: 1 },
	{ id: 15532, code: 'PAN-24', name: 'Cast iron pan 24 cm', taxCode: 1 },
	{ id: 15533, code: 'PAN-28', name: 'Cast iron pan 28 cm', taxCode: 1 },
	{ id: 15534, code: 'MUG-BLUE', name: 'Stoneware mug, blue', taxCode: 1 },
	{ id: 15535, code: 'MUG-SAND', name: 'Stoneware mug, sand', taxCode: 1 },
	{ id: 15536, code: 'BOARD-OAK', name: 'Oak chopping board', taxCode: 1 },
	{ id: 15537, code: 'TOWEL-LIN', name: 'Linen tea towel', taxCode: 1 },
	{ id: 15538, code: 'SCALE-DIG', name: 'Digital kitchen scale', taxCode: 1 },
	{ id: 15539, code: 'BOOK-BREAD', name: 'Book: Bread at home', taxCode: 2 },
	{ id: 15540, code: 'BOOK-SOUP', name: 'Book: Forty soups', taxCode: 2 },
	{ id: 15541, code: 'TEAPOT', name: 'Stoneware teapot', taxCode: 1 },
	{ id: 15542, code: 'SHARPEN', name: 'Knife sharpening', taxCode: 1 },
] as const;

/** Seller SKU to stock code; `factor` units of the stock item are in one unit on Amazon. */
export const SKU_MAP = [
	{ sellerSku: 'HH-KETTLE-17', stockCode: 'KETTLE-17', factor: 1 },
	{ sellerSku: 'HH-PAN-24', stockCode: 'PAN-24', factor: 1 },
	{ sellerSku: 'HH-PAN-28', stockCode: 'PAN-28', factor: 1 },
	{ sellerSku: 'HH-PAN-28-FBA', stockCode: 'PAN-28', factor: 1 },
	{ sellerSku: 'HH-MUG-BLUE', stockCode: 'MUG-BLUE', factor: 1 },
	{ sellerSku: 'HH-MUG-BLUE-4PK', stockCode: 'MUG-BLUE', factor: 4 },
	{ sellerSku: 'HH-MUG-SAND', stockCode: 'MUG-SAND', factor: 1 },
	{ sellerSku: 'HH-MUG-SAND-FBA', stockCode: 'MUG-SAND', factor: 1 },
	{ sellerSku: 'HH-BOARD-OAK', stockCode: 'BOARD-OAK', factor: 1 },
	{ sellerSku: 'HH-TOWEL-LIN-2PK', stockCode: 'TOWEL-LIN', factor: 2 },
	{ sellerSku: 'HH-SCALE-DIG-FBA', stockCode: 'SCALE-DIG', factor: 1 },
	{ sellerSku: 'HH-BOOK-BREAD', stockCode: 'BOOK-BREAD', factor: 1 },
	{ sellerSku: 'HH-BOOK-SOUP-FBA', stockCode: 'BOOK-SOUP', factor: 1 },
	{ sellerSku: 'HH-TEAPOT', stockCode: 'TEAPOT', factor: 1 },
	{ sellerSku: 'HH-SHARPEN', stockCode: 'SHARPEN', factor: 1 },
] as const;

/** Couriers of Sage that Amazon knows by another name, or whose post has no tracking. */
export const COURIER_MAP = [
	{ courier: 'Coastline Parcels', carrierCode: 'Other', carrierName: 'Coastline Parcels', shippingMethod: 'Standard', tracked: 'yes' },
	{ courier: 'Letter post', carrierCode: 'Royal Mail', carrierName: '', shippingMethod: '', tracked: 'no' },
] as const;

/** What Amazon held (reserve) when the bridge went live: the opening balance of the clearing account, in pence. */
export const OPENING_RESERVE_PENCE = 41250;

/** Credentials of the sandbox: invented, good on loopback only. */
export const LWA = {
	clientId: 'amzn1.application-oa2-client.sandbox',
	clientSecret: 'sandbox-lwa-secret',
	refreshToken: 'Atzr|sandbox-refresh-token',
} as const;
export const SAGE_OAUTH = { clientId: 'sandbox-sage-client', clientSecret: 'sandbox-sage-secret' } as const;
