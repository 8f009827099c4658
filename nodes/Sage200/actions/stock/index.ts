import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getBins from './getBins.operation';
import * as getHoldings from './getHoldings.operation';
import * as getTransactions from './getTransactions.operation';
import * as getWarehouses from './getWarehouses.operation';
import * as transfer from './transfer.operation';
import * as transferWithValue from './transferWithValue.operation';

export const operations = {
	getBins: getBins.execute,
	getHoldings: getHoldings.execute,
	getTransactions: getTransactions.execute,
	getWarehouses: getWarehouses.execute,
	transfer: transfer.execute,
	transferWithValue: transferWithValue.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'stock',
		[
			{ name: 'Get Bins', value: 'getBins', action: 'Get bins', description: 'Get bins of stock items with their quantities' },
			{
				name: 'Get Holdings',
				value: 'getHoldings',
				action: 'Get warehouse holdings',
				description: 'Get stock levels by stock item and warehouse',
			},
			{ name: 'Get Movements', value: 'getTransactions', action: 'Get stock movements', description: 'Get the stock history' },
			{ name: 'Get Warehouses', value: 'getWarehouses', action: 'Get warehouses', description: 'Get the warehouses of the company' },
			{
				name: 'Transfer Once',
				value: 'transfer',
				action: 'Transfer stock once',
				description: 'Move units from one warehouse or bin to another unless it is done already',
			},
			{
				name: 'Transfer with Value Once',
				value: 'transferWithValue',
				action: 'Transfer stock with its value once',
				description: 'Move units and post the plan of their value, each unless it is done already',
			},
		],
		'getHoldings',
	),
	...getBins.description,
	...getHoldings.description,
	...getTransactions.description,
	...getWarehouses.description,
	...transfer.description,
	...transferWithValue.description,
];
