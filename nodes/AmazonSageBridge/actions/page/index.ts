import type { INodeProperties } from 'n8n-workflow';
import * as exceptions from './exceptions.operation';

export const operations = { exceptions: exceptions.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['page'] } },
		options: [
			{
				name: 'Exceptions',
				value: 'exceptions',
				action: 'Draw the exception desk',
				description: 'Draw the page of what waits for people, by cause and with its remedy, or give it as CSV',
			},
		],
		default: 'exceptions',
	},
	...exceptions.description,
];
