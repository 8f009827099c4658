import type { INodeProperties } from 'n8n-workflow';
import * as create from './create.operation';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const operationsForAll = { create: create.executeAll };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['salesOrder'] } },
		options: [
			{ name: 'Create Once', value: 'create', action: 'Create a sales order once', description: 'Create the sales order unless Sage 200 has one with the same Amazon order ID' },
			{ name: 'Get Many', value: 'getAll', action: 'Get many sales orders', description: 'Get sales orders of a customer, by Amazon order ID if wanted' },
		],
		default: 'create',
	},
	...create.description,
	...getAll.description,
];
