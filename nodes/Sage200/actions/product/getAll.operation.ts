import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { codesFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/products',
	fields: [
		'id',
		'code',
		'name',
		'tax_code_id',
		'allow_sales_order',
		'product_status_type',
		'free_stock_quantity',
		'product_group.product_type',
		'date_time_updated',
	],
	// Whether an item has levels at all stands in its group.
	expand: ['product_group'],
	filters: { codes: { kind: 'anyOf', field: 'code' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, codesFilter('Stock Codes', 'e.g. KETTLE-17,PAN-24')];

export const description = updateDisplayOptions({ show: { resource: ['product'], operation: ['getAll'] } }, properties);

/** One item per product, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
