import type { INodeProperties } from 'n8n-workflow';
import * as customerReturns from './customerReturns.operation';
import * as ledgerDetail from './ledgerDetail.operation';
import * as ledgerSummary from './ledgerSummary.operation';
import * as reimbursements from './reimbursements.operation';
import * as summaries from './summaries.operation';

export const operations = {
	customerReturns: customerReturns.execute,
	ledgerDetail: ledgerDetail.execute,
	ledgerSummary: ledgerSummary.execute,
	reimbursements: reimbursements.execute,
	summaries: summaries.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['fbaInventory'] } },
		options: [
			{
				name: 'Get Customer Returns',
				value: 'customerReturns',
				action: 'Get FBA customer returns',
				description: 'Units that customers sent back to Amazon, with disposition and reason',
			},
			{
				name: 'Get Inventory Summaries',
				value: 'summaries',
				action: 'Get FBA inventory summaries',
				description: 'How much Amazon has of each product now, without a report',
			},
			{
				name: 'Get Ledger Detail',
				value: 'ledgerDetail',
				action: 'Get the FBA ledger in detail',
				description: 'Each event of the FBA stock: adjustments, receipts, shipments, returns',
			},
			{
				name: 'Get Ledger Summary',
				value: 'ledgerSummary',
				action: 'Get the FBA ledger summed up',
				description: 'Opening and closing stock with the movements between, by day, week or month',
			},
			{
				name: 'Get Reimbursements',
				value: 'reimbursements',
				action: 'Get FBA reimbursements',
				description: 'What Amazon paid for or gave back of lost and damaged units',
			},
		],
		default: 'summaries',
	},
	...customerReturns.description,
	...ledgerDetail.description,
	...ledgerSummary.description,
	...reimbursements.description,
	...summaries.description,
];
