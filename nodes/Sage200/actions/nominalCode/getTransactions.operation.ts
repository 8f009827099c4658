import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, textFilter } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/nominal_transaction_enquiry_views',
	fields: ['id', 'nominal_code_id', 'transaction_date', 'period_number', 'reference', 'narrative', 'debit', 'credit', 'source', 'urn'],
	filters: {
		nominalCodes: { kind: 'codes', field: 'nominal_code_id', directory: 'nominalCodes' },
		reference: { kind: 'text', field: 'reference' },
		urns: { kind: 'anyNumberOf', field: 'urn' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		listFilter('Nominal Codes', 'nominalCodes', 'e.g. 4000,6200'),
		textFilter('Reference', 'reference', 'e.g. 12345678901', 'Only transactions with this reference'),
		listFilter('URNs', 'urns', 'e.g. 4711,4712'),
	),
];

export const description = updateDisplayOptions({ show: { resource: ['nominalCode'], operation: ['getTransactions'] } }, properties);

/** One item per side of a posted transaction; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
