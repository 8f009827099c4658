import type { INodeProperties } from 'n8n-workflow';
import * as invoiceData from './invoiceData.operation';
import * as transactions from './transactions.operation';

export const operations = { invoiceData: invoiceData.execute, transactions: transactions.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['vat'] } },
		options: [
			{
				name: 'Get Invoice Data',
				value: 'invoiceData',
				action: 'Get VAT invoice data',
				description: 'VAT of each shipment, return and refund, for sellers who upload their own invoices',
			},
			{
				name: 'Get Transactions',
				value: 'transactions',
				action: 'Get VAT transactions',
				description: 'All VAT transactions of a month, to prove the VAT return. Needs the role Tax Remittance (Restricted).',
			},
		],
		default: 'transactions',
	},
	...invoiceData.description,
	...transactions.description,
];
