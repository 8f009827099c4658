import type { INodeProperties } from 'n8n-workflow';
import * as plan from './plan.operation';
import * as read from './read.operation';

export const operations = { plan: plan.execute, read: read.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['settlement'] } },
		options: [
			{
				name: 'Plan',
				value: 'plan',
				action: 'Plan a settlement',
				description: 'Work a settlement file out to a balanced journal and the posting plan that realises it in Sage 200',
			},
			{
				name: 'Read',
				value: 'read',
				action: 'Read a settlement',
				description: 'List the orders, row types and accounting periods in a settlement file',
			},
		],
		default: 'read',
	},
	...plan.description,
	...read.description,
];
