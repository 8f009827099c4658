import type { INodeProperties } from 'n8n-workflow';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const operations = { get: get.execute, getAll: getAll.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{ name: 'Get', value: 'get', action: 'Get an order', description: 'Get one order with its items by its Amazon order ID' },
			{ name: 'Get Many', value: 'getAll', action: 'Get many orders', description: 'Get orders with their items, created or changed in a period' },
		],
		default: 'getAll',
	},
	...get.description,
	...getAll.description,
];
