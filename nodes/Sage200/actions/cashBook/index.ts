import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as bankPayment from './bankPayment.operation';
import * as bankReceipt from './bankReceipt.operation';
import * as bankTransfer from './bankTransfer.operation';
import * as getAll from './getAll.operation';

export const operations = {
	bankPayment: bankPayment.execute,
	bankReceipt: bankReceipt.execute,
	bankTransfer: bankTransfer.execute,
	getAll: getAll.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'cashBook',
		[
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many cash book transactions',
				description: 'Get posted transactions of a bank account',
			},
			{
				name: 'Post Bank Payment Once',
				value: 'bankPayment',
				action: 'Post a bank payment once',
				description: 'Post a payment with its nominal and VAT lines unless it is there already',
			},
			{
				name: 'Post Bank Receipt Once',
				value: 'bankReceipt',
				action: 'Post a bank receipt once',
				description: 'Post a receipt with its nominal and VAT lines unless it is there already',
			},
			{
				name: 'Post Bank Transfer Once',
				value: 'bankTransfer',
				action: 'Post a bank transfer once',
				description: 'Post a transfer between two bank accounts unless it is there already',
			},
		],
		'getAll',
	),
	...bankPayment.description,
	...bankReceipt.description,
	...bankTransfer.description,
	...getAll.description,
];
