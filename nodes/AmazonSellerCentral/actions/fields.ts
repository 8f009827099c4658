import type { INodeProperties } from 'n8n-workflow';

/** Return All and Limit, shown for one operation by its file. */
export const RETURN_ALL_AND_LIMIT: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** One marketplace, picked from a list that knows the European ones without asking Amazon. */
export const MARKETPLACE: INodeProperties = {
	displayName: 'Marketplace',
	name: 'marketplaceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchMarketplaces', searchable: true } },
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. A1F83G8C2ARO7P',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[A-Z0-9]{10,20}\\s*$',
						errorMessage: 'A marketplace ID has capital letters and digits only, e.g. A1F83G8C2ARO7P',
					},
				},
			],
		},
	],
	description: 'Amazon store, e.g. Amazon.co.uk',
};

/** The seller, as paths of the listings API want it. */
export const SELLER_ID: INodeProperties = {
	displayName: 'Seller ID',
	name: 'sellerId',
	type: 'string',
	default: '',
	placeholder: 'e.g. A2EXAMPLE1SELLER',
	description: 'Merchant token of the account. Leave empty for the Seller ID of the credential.',
};

/** Name of the field that the untouched file goes to. */
export const OUTPUT_FILE: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
};

export const MAX_MEGABYTES: INodeProperties = {
	displayName: 'Maximum File Size (MB)',
	name: 'maxMegabytes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 256,
	description: 'Largest file to take, packed or unpacked. It keeps a damaged file from filling the memory.',
};

export const MAX_WAIT: INodeProperties = {
	displayName: 'Maximum Wait (Seconds)',
	name: 'maxWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 300,
	description: 'How long to wait for Amazon inside the node. For longer waits, request the report, use a Wait node, then get it.',
};
