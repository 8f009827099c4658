import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Lists that a locator can search, by the names in `methods/listSearch.ts`. */
export type ListName =
	'searchBanks' | 'searchCouriers' | 'searchCustomers' | 'searchNominalCodes' | 'searchProducts' | 'searchTaxCodes' | 'searchWarehouses';

interface LocatorText {
	readonly placeholder: string;
	readonly description: string;
	readonly required?: boolean;
}

/** A field that takes the code that people know, typed, mapped or picked from a list that is searched by code and name. */
export const locator = (
	displayName: string,
	name: string,
	searchListMethod: ListName,
	{ placeholder, description, required = true }: LocatorText,
): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder },
	],
	description,
});

/** The code in a locator, or in a plain text of an expression. */
export const codeOf = (context: IExecuteFunctions, name: string, i: number): string =>
	String(context.getNodeParameter(name, i, '', { extractValue: true }) ?? '').trim();

export const customer = (required = true): INodeProperties =>
	locator('Customer', 'customerReference', 'searchCustomers', {
		placeholder: 'e.g. AMZUKGBP',
		description: 'Reference of the customer',
		required,
	});

export const bank = (displayName: string, name: string, description: string): INodeProperties =>
	locator(displayName, name, 'searchBanks', { placeholder: 'e.g. AMZGBP', description });

export const product = (required = true): INodeProperties =>
	locator('Stock Item', 'stockCode', 'searchProducts', { placeholder: 'e.g. KETTLE-17', description: 'Code of the stock item', required });

export const warehouse = (displayName: string, name: string, description: string): INodeProperties =>
	locator(displayName, name, 'searchWarehouses', { placeholder: 'e.g. HOME', description });
