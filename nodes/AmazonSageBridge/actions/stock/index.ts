import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as needs from './needs.operation';
import * as note from './note.operation';
import * as workOut from './workOut.operation';

export const operations = { choose: choose.execute, needs: needs.execute, note: note.execute, workOut: workOut.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['stock'] } },
		options: [
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose what to ask about stock',
				description: 'Say which orders and listings of Amazon, and which changes of Sage, a run has to ask for',
			},
			{
				name: 'List Needs',
				value: 'needs',
				action: 'List stock items to read',
				description: 'Say of which stock items the figures are to be read: those that moved, or whose orders, map or settings changed',
			},
			{
				name: 'Note',
				value: 'note',
				action: 'Note what became of quantities',
				description: 'Say what the table Listings is to show after quantities were sent, and what Amazon refused',
			},
			{
				name: 'Work Out',
				value: 'workOut',
				action: 'Work out quantities for amazon',
				description: 'Work out what may be offered on Amazon, what of it is to be sent now, and what a person has to look at',
			},
		],
		default: 'workOut',
	},
	...choose.description,
	...needs.description,
	...note.description,
	...workOut.description,
];
