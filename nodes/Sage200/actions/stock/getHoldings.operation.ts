import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/warehouse_holdings',
	fields: [
		'id',
		'product_id',
		'product.code',
		'warehouse_id',
		'warehouse_name',
		'quantity_in_stock',
		'quantity_reserved',
		'quantity_allocated',
		'quantity_on_order',
		'free_stock_available',
		'free_stock_available_less_reserved',
		'date_time_updated',
	],
	expand: ['product'],
	filters: {
		productIds: { kind: 'anyNumberOf', field: 'product_id' },
		stockCodes: { kind: 'codes', field: 'product_id', directory: 'products' },
		updatedSince: { kind: 'since', field: 'date_time_updated' },
		warehouses: { kind: 'anyOf', field: 'warehouse_name' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		listFilter('Product IDs', 'productIds', 'e.g. 15531,15532'),
		listFilter('Stock Codes', 'stockCodes', 'e.g. KETTLE-17,PAN-24'),
		SINCE_FILTER,
		listFilter('Warehouses', 'warehouses', 'e.g. HOME,FBA'),
	),
];

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['getHoldings'] } }, properties);

/** One item per stock item and warehouse; `free_stock_available_less_reserved` is what may be sold. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
