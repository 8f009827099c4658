import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/sales_posted_transactions',
	fields: [
		'id',
		'customer_id',
		'trader_transaction_type',
		'reference',
		'second_reference',
		'transaction_date',
		'due_date',
		'document_goods_value',
		'document_tax_value',
		'document_gross_value',
		'document_allocated_value',
		'document_outstanding_value',
		'urn',
		'date_time_updated',
	],
	filters: {
		customerReferences: { kind: 'codes', field: 'customer_id', directory: 'customers' },
		references: { kind: 'anyOf', field: 'reference' },
		secondReferences: { kind: 'anyOf', field: 'second_reference' },
		updatedSince: { kind: 'since', field: 'date_time_updated' },
		urns: { kind: 'anyNumberOf', field: 'urn' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		listFilter('Customer References', 'customerReferences', 'e.g. AMZUKGBP'),
		listFilter('References', 'references', 'e.g. 12345678901'),
		listFilter('Second References', 'secondReferences', 'e.g. RCPT-2610-0'),
		SINCE_FILTER,
		listFilter('URNs', 'urns', 'e.g. 4711,4712'),
	),
];

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['getAll'] } }, properties);

/** One item per posted transaction of the sales ledger; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
