import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/couriers',
	fields: ['id', 'name', 'website', 'tracking_url', 'is_default', 'date_time_updated'],
	filters: { names: { kind: 'anyOf', field: 'name' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, filters(listFilter('Courier Names', 'names', 'e.g. Royal Mail'))];

export const description = updateDisplayOptions({ show: { resource: ['despatch'], operation: ['getCouriers'] } }, properties);

/** One item per courier. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
