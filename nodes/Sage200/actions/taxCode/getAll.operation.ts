import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { codesFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/tax_codes',
	fields: ['id', 'code', 'name', 'tax_rate'],
	filters: { codes: { kind: 'anyNumberOf', field: 'code' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, codesFilter('Tax Code Numbers', 'e.g. 0,1')];

export const description = updateDisplayOptions({ show: { resource: ['taxCode'], operation: ['getAll'] } }, properties);

/** One item per tax code, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
