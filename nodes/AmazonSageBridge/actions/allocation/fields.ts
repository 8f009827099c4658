import type { INodeProperties } from 'n8n-workflow';
import type { Parameter } from '../../parameters';

export const ORDER_MONEY: Parameter = { name: 'orderMoney', displayName: 'Order Money' };
export const TRANSACTIONS: Parameter = { name: 'transactions', displayName: 'Transactions' };

export const orderMoneyField: INodeProperties = {
	displayName: 'Order Money',
	name: 'orderMoney',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'Rows of the table Order money as JSON: what each settlement moved for each order, and the references of its receipt and payment',
};

export const transactionsField: INodeProperties = {
	displayName: 'Transactions',
	name: 'transactions',
	type: 'json',
	default: '[]',
	required: true,
	description: 'Receipts and payments of the settlements as JSON, as Sales Ledger: Get Many of Sage 200 gives them for the settlement IDs',
};
