import type { INodeProperties } from 'n8n-workflow';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['marketplace'] } },
		options: [{ name: 'Get Many', value: 'getAll', action: 'Get many marketplaces', description: 'List the Amazon stores with their IDs' }],
		default: 'getAll',
	},
	...getAll.description,
];
