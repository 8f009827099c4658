import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT } from '../fields';
import { listCollection, type Collection } from '../list';
import { orHint } from './tolerant';

/** The fields of returns are not published: nothing is selected. */
const COLLECTION: Collection = {
	path: '/sop_returns',
	filters: {
		customerReferences: { kind: 'codes', field: 'customer_id', directory: 'customers' },
		documentNumbers: { kind: 'anyOf', field: 'customer_document_no' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	filters(
		listFilter('Customer References', 'customerReferences', 'e.g. AMZUKGBP'),
		listFilter('Document Numbers', 'documentNumbers', 'e.g. 203-1566897-3013500'),
	),
];

export const description = updateDisplayOptions({ show: { resource: ['salesReturn'], operation: ['getAll'] } }, properties);

/** One item per sales return, as Sage 200 sends it. Needs Sage 200 2025 R1. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await orHint(this, '', i, async () => await listCollection.call(this, i, cache, COLLECTION));
}
