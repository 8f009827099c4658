import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/sop_order_despatch_line_views',
	fields: [
		'sop_despatch_line_id',
		'sop_despatch_line_quantity',
		'sop_despatch_id',
		'sop_despatch_document_no',
		'sop_despatch_date',
		'sop_order_line_id',
		'sop_order_line_quantity',
		'sop_order_line_despatch_quantity',
		'sop_order_id',
		'sop_order_document_no',
		'sop_order_customer_document_no',
		'customer_reference',
		'product_code',
		'product_name',
		'warehouse_name',
		'sop_despatch_courier_name',
		'sop_despatch_consignment_no',
		'sop_despatch_notes',
		'sys_courier_tracking_url',
		'date_time_updated',
	],
	orderBy: 'sop_despatch_line_id asc',
	filters: {
		amazonOrderIds: { kind: 'anyOf', field: 'sop_order_customer_document_no' },
		customerReferences: { kind: 'anyOf', field: 'customer_reference' },
		despatchNumbers: { kind: 'anyOf', field: 'sop_despatch_document_no' },
		updatedSince: { kind: 'since', field: 'date_time_updated' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		listFilter('Amazon Order IDs', 'amazonOrderIds', 'e.g. 203-1566897-3013500'),
		listFilter('Customer References', 'customerReferences', 'e.g. AMZUKGBP'),
		listFilter('Despatch Numbers', 'despatchNumbers', 'e.g. 0000000123'),
		SINCE_FILTER,
	),
];

export const description = updateDisplayOptions({ show: { resource: ['despatch'], operation: ['getLines'] } }, properties);

/** One item per despatched line, with courier and consignment number; the Amazon order id is `sop_order_customer_document_no`. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
