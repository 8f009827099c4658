import type { INodeProperties } from 'n8n-workflow';
import * as get from './get.operation';

export const operations = { get: get.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['settings'] } },
		options: [{ name: 'Get', value: 'get', action: 'Get settings', description: 'Get the settings of a part of Sage 200' }],
		default: 'get',
	},
	...get.description,
];
