import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/country_codes',
	fields: ['id', 'code', 'name', 'eu_member'],
	filters: { codes: { kind: 'anyOf', field: 'code' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, filters(listFilter('Country Codes', 'codes', 'e.g. GB,DE'))];

export const description = updateDisplayOptions({ show: { resource: ['country'], operation: ['getAll'] } }, properties);

/** One item per country. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
