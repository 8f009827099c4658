import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, listFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY, SINCE_FILTER, textFilter } from '../fields';
import { listCollection, type Collection } from '../list';

/** Lines of sales orders with what is allocated and despatched of them (sop.json, `sop_order_line_view`). */
const COLLECTION: Collection = {
	path: '/sop_order_line_views',
	fields: [
		'sop_order_id',
		'sop_order_document_no',
		'sop_order_document_date',
		'sop_order_document_status',
		'sop_order_customer_document_no',
		'sop_order_line_id',
		'sop_order_line_quantity',
		'sop_order_line_allocated_quantity',
		'sop_order_line_despatch_receipt_quantity',
		'sop_order_line_selling_unit_description',
		'customer_reference',
		'product_code',
		'warehouse_name',
		'sop_order_line_date_time_updated',
	],
	orderBy: 'sop_order_line_id asc',
	filters: {
		stockCodes: { kind: 'anyOf', field: 'product_code' },
		orderedSince: { kind: 'since', field: 'sop_order_document_date' },
		updatedSince: { kind: 'since', field: 'sop_order_line_date_time_updated' },
	},
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(
		{ ...textFilter('Ordered Since', 'orderedSince', '', 'Only lines of orders with this date or a later one'), type: 'dateTime' },
		listFilter('Stock Codes', 'stockCodes', 'e.g. KETTLE-17,PAN-24'),
		SINCE_FILTER,
	),
];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['getLines'] } }, properties);

/** One item per line of a sales order, whoever is the customer; the Amazon order id is `sop_order_customer_document_no`. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
