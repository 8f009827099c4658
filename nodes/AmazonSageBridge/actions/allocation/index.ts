import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as workOut from './workOut.operation';

export const operations = { choose: choose.execute, workOut: workOut.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['allocation'] } },
		options: [
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose the orders to allocate',
				description: 'Say of which orders and customers Sage has to be asked before allocations can be worked out',
			},
			{
				name: 'Work Out',
				value: 'workOut',
				action: 'Work out allocations',
				description:
					'Work out which receipts and payments go to which invoices and credit notes, by order, and what is open on either side',
			},
		],
		default: 'workOut',
	},
	...choose.description,
	...workOut.description,
];
