import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { codesFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/customers',
	fields: ['id', 'reference', 'name', 'short_name', 'currency_id', 'account_status_type', 'on_hold', 'default_tax_code_id'],
	filters: { codes: { kind: 'anyOf', field: 'reference' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, codesFilter('Customer References', 'e.g. AMZUKGBP')];

export const description = updateDisplayOptions({ show: { resource: ['customer'], operation: ['getAll'] } }, properties);

/** One item per customer, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
