/**
 * Tax codes of the demo company. The first ten are those that Sage 200 ships with in the United Kingdom (Sage's knowledge base: number,
 * name, rate, terms as the screen words them); the rest is what a consultant adds for an Amazon seller, because nothing is shipped at
 * 5 %, outside the scope, or for tax that a marketplace pays itself. `code` is what people know; `id` is what the API wants, and is not
 * the code. Numbers of added codes are each client's own: these are such that one lost digit names another code.
 */
export const TAX_CODES = [
	{ id: 1728, code: 0, name: 'Exempt', tax_rate: 0, terms: 'Not Applicable' },
	{ id: 1729, code: 1, name: 'Std Rate', tax_rate: 20, terms: 'Not Applicable' },
	{ id: 1730, code: 2, name: 'Zero Rated', tax_rate: 0, terms: 'Not Applicable' },
	{ id: 1732, code: 4, name: 'EC Zero SL', tax_rate: 0, terms: 'Sales Goods & Related Services' },
	{ id: 1733, code: 5, name: 'EC Service', tax_rate: 0, terms: 'Sales non-Related Services' },
	{ id: 1734, code: 6, name: 'EC Service', tax_rate: 0, terms: 'Purchase Non-Related Services' },
	{ id: 1735, code: 7, name: 'EC Zero PL', tax_rate: 0, terms: 'Purchase Goods & Related Services (Intra EU)' },
	{ id: 1736, code: 8, name: 'EC Std PL', tax_rate: 20, terms: 'Purchase Goods & Related Services (Intra EU)' },
	{ id: 1744, code: 16, name: 'Purchase Services ROW (Reverse Charge)', tax_rate: 20, terms: 'Purchase Non-Related Services' },
	{ id: 1746, code: 18, name: 'Import Goods ROW', tax_rate: 20, terms: 'Import Goods ROW Postponed' },
	{ id: 1812, code: 12, name: 'Marketplace collected', tax_rate: 0, terms: 'Not Applicable' },
	{ id: 1821, code: 21, name: 'Reduced Rate', tax_rate: 5, terms: 'Not Applicable' },
	{ id: 1826, code: 26, name: 'Outside the Scope', tax_rate: 0, terms: 'Not Applicable' },
] as const;

/** Whether notional tax applies is not known of every shipped code; of these the terms are of goods bought within the EU. */
export const NOTIONAL_ACQUISITION: ReadonlySet<number> = new Set([7, 8]);
