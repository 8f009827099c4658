import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/warehouses',
	fields: ['id', 'name', 'description', 'warehouse_type', 'use_for_sales_trading', 'date_time_updated'],
	filters: { names: { kind: 'anyOf', field: 'name' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, filters(listFilter('Warehouse Names', 'names', 'e.g. HOME,FBA'))];

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['getWarehouses'] } }, properties);

/** One item per warehouse; `use_for_sales_trading` comes with Professional only. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
