import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { codesFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/banks',
	fields: [
		'id',
		'code',
		'description',
		'account_currency_id',
		'account_status_type',
		'balance',
		'bank_account_nominal_reference',
		'bank_account_nominal_cost_centre',
		'bank_account_nominal_department',
	],
	filters: { codes: { kind: 'anyOf', field: 'code' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, codesFilter('Bank Codes', 'e.g. AMZGBP,CURRENT')];

export const description = updateDisplayOptions({ show: { resource: ['bank'], operation: ['getAll'] } }, properties);

/** One item per bank account, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
