import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as needs from './needs.operation';
import * as record from './record.operation';
import * as workOut from './workOut.operation';

export const operations = { choose: choose.execute, needs: needs.execute, record: record.execute, workOut: workOut.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['returns'] } },
		options: [
			{ name: 'Choose', value: 'choose', action: 'Choose the time of returns', description: 'Say from when on returns are to be read' },
			{ name: 'List Needs', value: 'needs', action: 'List what returns need', description: 'Say for which orders Sage has to be asked' },
			{
				name: 'Record',
				value: 'record',
				action: 'Record returns',
				description: 'Say how the rows of Returns are to stand once Sage has answered',
			},
			{
				name: 'Work Out',
				value: 'workOut',
				action: 'Work out returns',
				description: 'Make sales returns of what came back, and list money and goods of which only one came back',
			},
		],
		default: 'workOut',
	},
	...choose.description,
	...needs.description,
	...record.description,
	...workOut.description,
];
