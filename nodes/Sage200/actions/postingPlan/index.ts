import type { INodeProperties } from 'n8n-workflow';
import * as post from './post.operation';
import * as reverse from './reverse.operation';
import * as verify from './verify.operation';

export const operations = { post: post.execute, reverse: reverse.execute, verify: verify.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['postingPlan'] } },
		options: [
			{
				name: 'Post Once',
				value: 'post',
				action: 'Post a posting plan once',
				description: 'Post the steps of a settlement that Sage 200 does not have yet, and compare the clearing balance',
			},
			{
				name: 'Undo Once',
				value: 'reverse',
				action: 'Undo a posting plan once',
				description: 'Post the opposite of each document of a settlement under a reference of its own, unless it is undone already',
			},
			{
				name: 'Verify',
				value: 'verify',
				action: 'Verify a posting plan',
				description: 'Compare what Sage 200 has with a plan: every step once, amounts, dates, VAT and the clearing balance',
			},
		],
		default: 'post',
	},
	...post.description,
	...reverse.description,
	...verify.description,
];
