import type { INodeProperties } from 'n8n-workflow';
import * as outcome from './outcome.operation';

export const operations = { outcome: outcome.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['run'] } },
		options: [
			{
				name: 'Outcome',
				value: 'outcome',
				action: 'Work out the outcome of a run',
				description: 'Say what a run leaves in the tables: exceptions to write and to close, run log, cursor and board',
			},
		],
		default: 'outcome',
	},
	...outcome.description,
];
