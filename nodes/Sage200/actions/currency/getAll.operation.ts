import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/currencies',
	fields: ['id', 'name', 'symbol', 'is_base_currency', 'core_currency_rate'],
	filters: {},
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY];

export const description = updateDisplayOptions({ show: { resource: ['currency'], operation: ['getAll'] } }, properties);

/** One item per currency. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
