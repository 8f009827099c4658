import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as decide from './decide.operation';
import * as plan from './plan.operation';
import * as read from './read.operation';

export const operations = { choose: choose.execute, decide: decide.execute, plan: plan.execute, read: read.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['settlement'] } },
		options: [
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose settlement reports',
				description: 'Choose which settlement reports are to be worked now, oldest first, by what the board says',
			},
			{
				name: 'Decide',
				value: 'decide',
				action: 'Decide about a settlement',
				description: 'Decide whether a planned settlement may be posted, by mode and approval, and write its row of the board',
			},
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
	...choose.description,
	...decide.description,
	...plan.description,
	...read.description,
];
