import type { INodeProperties } from 'n8n-workflow';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getBulkResult from './getBulkResult.operation';
import * as updateQuantities from './updateQuantities.operation';
import * as updateQuantity from './updateQuantity.operation';

export const operations = {
	get: get.execute,
	getAll: getAll.execute,
	getBulkResult: getBulkResult.execute,
	updateQuantity: updateQuantity.execute,
};

/** Work on all input items at once. */
export const operationsForAll = { updateQuantities: updateQuantities.executeAll };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['listing'] } },
		options: [
			{ name: 'Get', value: 'get', action: 'Get a listing', description: 'Get one listing by its SKU' },
			{
				name: 'Get Bulk Result',
				value: 'getBulkResult',
				action: 'Get the result of a bulk update',
				description: 'Read the processing report of a feed that Update Quantities in Bulk left pending',
			},
			{ name: 'Get Many', value: 'getAll', action: 'Get many listings', description: 'Search the listings of the seller' },
			{
				name: 'Update Quantities in Bulk',
				value: 'updateQuantities',
				action: 'Update quantities in bulk',
				description: 'Set the quantities of all input items, by patches or by a feed, and tell what became of each',
			},
			{
				name: 'Update Quantity',
				value: 'updateQuantity',
				action: 'Update a quantity',
				description: 'Set how many of a listing the seller has to ship',
			},
		],
		default: 'getAll',
	},
	...get.description,
	...getAll.description,
	...getBulkResult.description,
	...updateQuantities.description,
	...updateQuantity.description,
];
