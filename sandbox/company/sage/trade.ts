import type { NOMINAL_CODES } from '../company';

/** What the demo company has in Sage beside its books: stock, couriers, a supplier, countries, cost centres. Every value is invented. */

/** Whole units per product and warehouse. */
export const STOCK = [
	{ code: 'KETTLE-17', warehouse: 'HOME', quantity: 500 },
	{ code: 'PAN-24', warehouse: 'HOME', quantity: 500 },
	{ code: 'PAN-28', warehouse: 'HOME', quantity: 500 },
	{ code: 'PAN-28', warehouse: 'FBA', quantity: 120 },
	{ code: 'MUG-BLUE', warehouse: 'HOME', quantity: 500 },
	{ code: 'MUG-SAND', warehouse: 'HOME', quantity: 500 },
	{ code: 'MUG-SAND', warehouse: 'FBA', quantity: 120 },
	{ code: 'BOARD-OAK', warehouse: 'HOME', quantity: 500 },
	{ code: 'TOWEL-LIN', warehouse: 'HOME', quantity: 500 },
	{ code: 'SCALE-DIG', warehouse: 'HOME', quantity: 500 },
	{ code: 'SCALE-DIG', warehouse: 'FBA', quantity: 120 },
	{ code: 'BOOK-BREAD', warehouse: 'HOME', quantity: 500 },
	{ code: 'BOOK-SOUP', warehouse: 'HOME', quantity: 500 },
	{ code: 'BOOK-SOUP', warehouse: 'FBA', quantity: 120 },
	{ code: 'TEAPOT', warehouse: 'HOME', quantity: 40 },
	// A service has a holding as well, and no levels.
	{ code: 'SHARPEN', warehouse: 'HOME', quantity: 0 },
] as const;

/** Stock codes of services. */
export const SERVICES: ReadonlySet<string> = new Set(['SHARPEN']);

/** Product groups with their costing method, as Sage names it. Goods have levels, services have none. */
export const PRODUCT_GROUPS = [
	{ id: 1, code: 'GOODS', description: 'Goods', product_type: 'Stock', costing_method: 'Average' },
	{ id: 2, code: 'COOKWARE', description: 'Cookware', product_type: 'Stock', costing_method: 'Standard' },
	{ id: 3, code: 'SCALES', description: 'Scales', product_type: 'Stock', costing_method: 'FIFO' },
	{ id: 4, code: 'SERVICES', description: 'Services', product_type: 'Service/Labour', costing_method: 'Standard' },
] as const;

/** Unit costs of the items that Amazon stores. The soup book has come in without a price so far: Sage knows no cost of it. */
export const COSTS: Readonly<
	Record<string, { readonly product_group_id: number; readonly standard_cost?: number; readonly average_buying_price?: number }>
> = {
	'PAN-28': { product_group_id: 2, standard_cost: 2_140_000 },
	'MUG-SAND': { product_group_id: 1, average_buying_price: 333_333 },
	'SCALE-DIG': { product_group_id: 3, average_buying_price: 985_000 },
};

export const COURIERS = [
	{ id: 1, name: 'Royal Mail', website: '', tracking_url: '', is_default: true },
	{ id: 2, name: 'DPD', website: '', tracking_url: '', is_default: false },
	{
		id: 3,
		name: 'Coastline Parcels',
		website: 'https://coastline.example',
		tracking_url: 'https://coastline.example/track/',
		is_default: false,
	},
	{ id: 4, name: 'Letter post', website: '', tracking_url: '', is_default: false },
] as const;

/** Amazon as a supplier, for those who take its fees through the purchase ledger. */
export const SUPPLIERS = [
	{ id: 3301, reference: 'AMZFEES', name: 'Amazon marketplace services', short_name: 'AMZFEES', currencyId: 1, nominal: '6200' },
] as const;

/** Codes of ISO 3166-1 as Sage writes them. */
export const COUNTRIES = [
	{ id: 1, code: 'GB', name: 'Great Britain', eu_member: false },
	{ id: 2, code: 'IE', name: 'Ireland', eu_member: true },
	{ id: 3, code: 'DE', name: 'Germany', eu_member: true },
	{ id: 4, code: 'FR', name: 'France', eu_member: true },
] as const;

export const COST_CENTRES = [
	{ id: 1, code: 'WEB', name: 'Web shops' },
	{ id: 2, code: 'SHP', name: 'Shop' },
] as const;

/** Where nominal accounts stand in the statements; the balance sheet first. */
export const REPORT_CATEGORIES = [
	{ id: 1, code: '0001', description: 'Current assets', account_report_type: 'Balance Sheet', account_report_category_type: 'Asset' },
	{
		id: 2,
		code: '0002',
		description: 'Current liabilities',
		account_report_type: 'Balance Sheet',
		account_report_category_type: 'Liability',
	},
	{ id: 3, code: '0003', description: 'Sales', account_report_type: 'Profit and Loss', account_report_category_type: 'Income' },
	{ id: 4, code: '0004', description: 'Overheads', account_report_type: 'Profit and Loss', account_report_category_type: 'Expense' },
] as const;

/** Categories of the demo company's nominal codes, by what the sandbox posts to them. */
export const CATEGORY_OF: Readonly<Record<(typeof NOMINAL_CODES)[number]['kind'], number>> = {
	debtorsControl: 1,
	bank: 1,
	inputVat: 1,
	provision: 1,
	creditorsControl: 2,
	outputVat: 2,
	equity: 2,
	income: 3,
	expense: 4,
};

export const DEPARTMENTS = [
	{ id: 1, code: 'UK', name: 'United Kingdom' },
	{ id: 2, code: 'EU', name: 'European Union' },
] as const;
