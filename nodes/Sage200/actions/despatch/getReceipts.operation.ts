import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/sop_despatch_receipts',
	fields: [
		'id',
		'despatch_no',
		'despatch_date',
		'courier_id',
		'courier_name',
		'consignment_no',
		'weight',
		'pieces',
		'notes',
		'date_time_updated',
	],
	filters: { despatchNumbers: { kind: 'anyOf', field: 'despatch_no' }, updatedSince: { kind: 'since', field: 'date_time_updated' } },
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(listFilter('Despatch Numbers', 'despatchNumbers', 'e.g. 0000000123'), SINCE_FILTER),
];

export const description = updateDisplayOptions({ show: { resource: ['despatch'], operation: ['getReceipts'] } }, properties);

/** One item per despatch note with its tracking; the order is found through `despatch_no` in the despatched lines. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
