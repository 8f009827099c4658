import type { INodeProperties } from 'n8n-workflow';
import * as read from './read.operation';

export const operations = { read: read.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['settings'] } },
		options: [
			{
				name: 'Read',
				value: 'read',
				action: 'Read the settings',
				description: 'Check the whole table of settings and list what it names of Sage 200, before anything is fetched or posted',
			},
		],
		default: 'read',
	},
	...read.description,
];
