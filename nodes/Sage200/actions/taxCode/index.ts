import type { INodeProperties } from 'n8n-workflow';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['taxCode'] } },
		options: [{ name: 'Get Many', value: 'getAll', action: 'Get many tax codes', description: 'Get tax codes, many of them or by code' }],
		default: 'getAll',
	},
	...getAll.description,
];
