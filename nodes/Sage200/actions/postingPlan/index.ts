import type { INodeProperties } from 'n8n-workflow';
import * as post from './post.operation';

export const operations = { post: post.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['postingPlan'] } },
		options: [{ name: 'Post Once', value: 'post', action: 'Post a posting plan once', description: 'Post the steps of a settlement that Sage 200 does not have yet, and compare the clearing balance' }],
		default: 'post',
	},
	...post.description,
];
