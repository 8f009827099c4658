import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { codesFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/nominal_codes',
	fields: ['id', 'reference', 'name', 'cost_centre_code', 'department_code', 'account_status_type'],
	filters: { codes: { kind: 'anyOf', field: 'reference' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, codesFilter('Nominal Codes', 'e.g. 4000,6200')];

export const description = updateDisplayOptions({ show: { resource: ['nominalCode'], operation: ['getAll'] } }, properties);

/** One item per nominal code, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
