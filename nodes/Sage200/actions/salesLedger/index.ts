import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as allocate from './allocate.operation';
import * as creditNote from './creditNote.operation';
import * as getAll from './getAll.operation';
import * as getCredits from './getCredits.operation';
import * as getDocuments from './getDocuments.operation';
import * as invoice from './invoice.operation';
import * as payment from './payment.operation';
import * as proposeCredits from './proposeCredits.operation';
import * as receipt from './receipt.operation';

export const operations = {
	allocate: allocate.execute,
	creditNote: creditNote.execute,
	getAll: getAll.execute,
	getCredits: getCredits.execute,
	getDocuments: getDocuments.execute,
	invoice: invoice.execute,
	payment: payment.execute,
	proposeCredits: proposeCredits.execute,
	receipt: receipt.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'salesLedger',
		[
			{
				name: 'Allocate Once',
				value: 'allocate',
				action: 'Allocate sales ledger transactions once',
				description: 'Allocate receipts and credit notes to invoices unless it is done already',
			},
			{
				name: 'Find Credits by Amount',
				value: 'proposeCredits',
				action: 'Find credits of a customer by amount',
				description: 'Propose credits without an Amazon order ID that have the amount of a refund; a person decides',
			},
			{
				name: 'Get Credits of Orders',
				value: 'getCredits',
				action: 'Get the credits of amazon orders',
				description: 'Get what is credited in Sage 200 for Amazon orders: sales returns and credit notes, each once',
			},
			{
				name: 'Get Documents of Orders',
				value: 'getDocuments',
				action: 'Get invoices and credit notes of amazon orders',
				description: 'Get invoices and credit notes of Amazon orders with what is outstanding of each',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sales ledger transactions',
				description: 'Get posted transactions of customers',
			},
			{
				name: 'Post Credit Note Once',
				value: 'creditNote',
				action: 'Post a sales credit note once',
				description: 'Post a credit note unless it is there already',
			},
			{
				name: 'Post Invoice Once',
				value: 'invoice',
				action: 'Post a sales invoice once',
				description: 'Post an invoice unless it is there already',
			},
			{
				name: 'Post Payment Once',
				value: 'payment',
				action: 'Post a payment to a customer once',
				description: 'Post a payment to a customer unless it is there already',
			},
			{
				name: 'Post Receipt Once',
				value: 'receipt',
				action: 'Post a receipt from a customer once',
				description: 'Post a receipt from a customer unless it is there already',
			},
		],
		'getAll',
	),
	...allocate.description,
	...creditNote.description,
	...getAll.description,
	...getCredits.description,
	...getDocuments.description,
	...invoice.description,
	...payment.description,
	...proposeCredits.description,
	...receipt.description,
];
