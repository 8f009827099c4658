import type { INodeProperties } from 'n8n-workflow';
import * as exceptions from './exceptions.operation';
import * as health from './health.operation';
import * as monthEnd from './monthEnd.operation';
import * as order from './order.operation';
import * as settlement from './settlement.operation';
import * as settlements from './settlements.operation';

export const operations = {
	exceptions: exceptions.execute,
	health: health.execute,
	monthEnd: monthEnd.execute,
	order: order.execute,
	settlement: settlement.execute,
	settlements: settlements.execute,
};

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
			{
				name: 'Health',
				value: 'health',
				action: 'Draw the health page',
				description: 'Draw the page on which one look tells whether all is well: flows, ship risks, stock, missing settlements',
			},
			{
				name: 'Month End',
				value: 'monthEnd',
				action: 'Draw the month end',
				description:
					'Draw one month: settlements with their proof, clearing accounts, VAT by role and box, fees, what is open, or give its figures as CSV',
			},
			{
				name: 'Order',
				value: 'order',
				action: 'Draw the trail of an order',
				description: 'Draw everything that is known of one order, by its ID on Amazon',
			},
			{
				name: 'Settlement',
				value: 'settlement',
				action: 'Draw the review of a settlement',
				description: 'Draw the page that finance signs: one settlement beside what Amazon and Sage say of it, or give its journal as CSV',
			},
			{
				name: 'Settlements',
				value: 'settlements',
				action: 'Draw the settlement board',
				description: 'Draw the page of all settlements, the last one first',
			},
		],
		default: 'exceptions',
	},
	...exceptions.description,
	...health.description,
	...monthEnd.description,
	...order.description,
	...settlement.description,
	...settlements.description,
];
