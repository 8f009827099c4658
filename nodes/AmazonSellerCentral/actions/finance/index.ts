import type { INodeProperties } from 'n8n-workflow';
import * as balances from './balances.operation';
import * as payouts from './payouts.operation';
import * as settlementSummary from './settlementSummary.operation';
import * as transactions from './transactions.operation';

export const operations = {
	balances: balances.execute,
	payouts: payouts.execute,
	settlementSummary: settlementSummary.execute,
	transactions: transactions.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['finance'] } },
		options: [
			{
				name: 'Get Balances',
				value: 'balances',
				action: 'Get balances',
				description: 'What Amazon holds for the seller: available, reserved, deferred',
			},
			{
				name: 'Get Payouts',
				value: 'payouts',
				action: 'Get payouts',
				description: 'Payouts that Amazon made or plans, in the marketplaces that have them',
			},
			{
				name: 'Get Settlement Summary',
				value: 'settlementSummary',
				action: 'Get the summary of a settlement',
				description: 'Net proceeds of a settlement or a period: a control total for the settlement file',
			},
			{
				name: 'Get Transactions',
				value: 'transactions',
				action: 'Get transactions',
				description: 'Transactions of a period or of an order, before they are settled as well',
			},
		],
		default: 'transactions',
	},
	...balances.description,
	...payouts.description,
	...settlementSummary.description,
	...transactions.description,
];
