import type { INodeProperties } from 'n8n-workflow';

/** One listing, picked from the seller's own. */
export const SKU: INodeProperties = {
	displayName: 'Seller SKU',
	name: 'sku',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchListings', searchable: true } },
		{ displayName: 'By SKU', name: 'id', type: 'string', placeholder: 'e.g. HH-KETTLE' },
	],
	description: 'The SKU under which the seller lists the product',
};

/** Parts that a listing can bring along (listings items 2021-08-01, `includedData`). */
export const INCLUDED_DATA: INodeProperties = {
	displayName: 'Included Data',
	name: 'includedData',
	type: 'multiOptions',
	options: [
		{ name: 'Attributes', value: 'attributes', description: 'All attributes of the listing' },
		{ name: 'Fulfillment Availability', value: 'fulfillmentAvailability', description: 'Quantity by fulfilment channel' },
		{ name: 'Issues', value: 'issues', description: 'What is wrong with the listing' },
		{ name: 'Offers', value: 'offers', description: 'Prices' },
		{ name: 'Procurement', value: 'procurement', description: 'For vendors' },
		{ name: 'Product Types', value: 'productTypes' },
		{ name: 'Relationships', value: 'relationships', description: 'Variations and packages' },
		{ name: 'Summaries', value: 'summaries', description: 'Title, ASIN, status' },
	],
	default: ['summaries', 'fulfillmentAvailability'],
	description: 'Parts of the listing to fetch besides its SKU',
};

export const ISSUE_LOCALE: INodeProperties = {
	displayName: 'Issue Locale',
	name: 'issueLocale',
	type: 'string',
	default: 'en_GB',
	placeholder: 'e.g. en_GB',
	description: 'Language of the texts of issues',
};

/**
 * The quantity of a parameter, NaN for anything but a whole number: digits, or such a decimal as Sage's holdings (`500.00000`). Nothing is not zero: an
 * empty quantity must not empty the shop.
 */
export function quantityOf(value: unknown): number {
	const text = String(value ?? '').trim();
	return /^\d{1,15}(\.0{1,10})?$/.test(text) ? Number(text) : Number.NaN;
}
