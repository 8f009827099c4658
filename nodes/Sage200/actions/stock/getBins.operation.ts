import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/bin_holdings',
	fields: [
		'id',
		'name',
		'product_id',
		'product.code',
		'warehouse_holding_id',
		'warehouse_holding.warehouse_id',
		'warehouse_holding.warehouse_name',
		'allocation_priority',
		'quantity_in_stock',
		'quantity_allocated',
		'free_stock_available',
		'free_stock_available_less_reserved',
		'last_stocktake',
		'date_time_updated',
	],
	expand: ['product', 'warehouse_holding'],
	filters: {
		bins: { kind: 'anyOf', field: 'name' },
		stockCodes: { kind: 'codes', field: 'product_id', directory: 'products' },
		updatedSince: { kind: 'since', field: 'date_time_updated' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		listFilter('Bin Names', 'bins', 'e.g. Unspecified'),
		listFilter('Stock Codes', 'stockCodes', 'e.g. KETTLE-17,PAN-24'),
		SINCE_FILTER,
	),
];

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['getBins'] } }, properties);

/** One item per stock item and bin; `id` is the bin holding that a stock transfer needs. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
