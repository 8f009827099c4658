import type { INodeProperties } from 'n8n-workflow';

export const MARKETPLACE_IDS: INodeProperties = {
	displayName: 'Marketplace IDs',
	name: 'marketplaceIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. A1F83G8C2ARO7P,A1PA6795UKMFR9',
	description: 'Marketplaces, separated by commas. Leave empty for all.',
};

export const ACCOUNT_TYPE: INodeProperties = {
	displayName: 'Account Type',
	name: 'accountType',
	type: 'string',
	default: '',
	placeholder: 'e.g. Standard Orders',
	description: "Type of the account, by Amazon's name",
};

/** A collection of filters, by name. */
export const filters = (...options: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options,
});
