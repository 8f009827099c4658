import type { INodeProperties } from 'n8n-workflow';
import * as ask from './ask.operation';
import * as check from './check.operation';
import * as record from './record.operation';

export const operations = { ask: ask.execute, check: check.execute, record: record.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['decision'] } },
		options: [
			{
				name: 'Ask',
				value: 'ask',
				action: 'Ask for a decision',
				description: 'Say what a person is shown and may decide, as the second page of a form',
			},
			{
				name: 'Check',
				value: 'check',
				action: 'Check decisions',
				description: 'Check seals and chains of decisions and who may decide, so that a run may act on them',
			},
			{
				name: 'Record',
				value: 'record',
				action: 'Record a decision',
				description: 'Seal what a person decided, and say what of the record changes with it',
			},
		],
		default: 'ask',
	},
	...ask.description,
	...check.description,
	...record.description,
];
