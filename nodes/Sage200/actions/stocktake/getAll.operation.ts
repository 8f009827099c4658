import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/stocktake_views',
	fields: [
		'id',
		'stocktake_name',
		'warehouse_id',
		'warehouse_name',
		'stocktake_date',
		'stocktake_type_id',
		'stocktake_status_id',
		'date_time_updated',
	],
	filters: {
		names: { kind: 'anyOf', field: 'stocktake_name' },
		updatedSince: { kind: 'since', field: 'date_time_updated' },
		warehouses: { kind: 'anyOf', field: 'warehouse_name' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		listFilter('Stocktake Names', 'names', 'e.g. Amazon November'),
		SINCE_FILTER,
		listFilter('Warehouses', 'warehouses', 'e.g. HOME'),
	),
];

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['getAll'] } }, properties);

/** One item per stocktake. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
