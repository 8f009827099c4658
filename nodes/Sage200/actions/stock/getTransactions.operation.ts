import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER, textFilter } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/product_transaction_views',
	fields: [
		'id',
		'product_id',
		'product_code',
		'transaction_type',
		'transaction_date',
		'source_area_name',
		'reference',
		'second_reference',
		'warehouse_name',
		'bin_name',
		'quantity',
		'date_time_updated',
	],
	filters: {
		reference: { kind: 'text', field: 'reference' },
		references: { kind: 'anyOf', field: 'reference' },
		secondReference: { kind: 'text', field: 'second_reference' },
		stockCodes: { kind: 'anyOf', field: 'product_code' },
		updatedSince: { kind: 'since', field: 'date_time_updated' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		textFilter('Reference', 'reference', 'e.g. FBA-LOST-2511', 'Only movements with this reference'),
		listFilter('References', 'references', 'e.g. FBA0A1B2C3D4E5F6A,FBA0A1B2C3D4E5F6B'),
		textFilter('Second Reference', 'secondReference', 'e.g. 0001', 'Only movements with this second reference'),
		listFilter('Stock Codes', 'stockCodes', 'e.g. KETTLE-17,PAN-24'),
		SINCE_FILTER,
	),
];

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['getTransactions'] } }, properties);

/** One item per stock movement. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
