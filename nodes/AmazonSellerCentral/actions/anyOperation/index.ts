import type { INodeProperties } from 'n8n-workflow';
import * as call from './call.operation';

export const operations = { call: call.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['anyOperation'] } },
		options: [
			{
				name: 'Call',
				value: 'call',
				action: 'Call any operation',
				description: 'Call an operation of the Selling Partner API with parameters as JSON',
			},
		],
		default: 'call',
	},
	...call.description,
];
