import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/cost_centres',
	fields: ['id', 'code', 'name'],
	filters: { codes: { kind: 'anyOf', field: 'code' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, filters(listFilter('Cost Centre Codes', 'codes', 'e.g. UK,DE'))];

export const description = updateDisplayOptions({ show: { resource: ['nominalCode'], operation: ['getCostCentres'] } }, properties);

/** One item per cost centre. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
