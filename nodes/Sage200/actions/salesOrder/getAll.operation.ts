import {
	NodeOperationError,
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { resolveCodes } from '../../posting/door/directory';
import type { RunCache } from '../../runCache';
import { listAll, listAnyOf } from '../../transport/paging';
import { RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { toItems } from '../list';
import { codeOf, locator } from '../locator';
import { limitOf } from '../../../shared/parameters';
import { clientOf, valuesAskedFor } from '../parameters';
import { equals, EVERY } from '../../transport/filter';
import { ordersWithLines } from './lines';

const FIELDS = [
	'id',
	'document_no',
	'customer_id',
	'customer_document_no',
	'document_date',
	'document_created_by',
	'document_status',
	'despatch_receipt_status',
	'invoice_credit_status',
	'cancelled_status',
	'total_net_value',
	'total_tax_value',
	'total_gross_value',
	'date_time_created',
	'date_time_updated',
];

const properties: INodeProperties[] = [
	locator('Customer', 'customerReference', 'searchCustomers', {
		placeholder: 'e.g. AMZUKGBP',
		description: 'Customer whose orders are wanted. Leave empty for the orders of all customers.',
		required: false,
	}),
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	{
		displayName: 'Include Lines',
		name: 'includeLines',
		type: 'boolean',
		default: false,
		displayOptions: { show: { simplify: [true] } },
		description: 'Whether each order comes with its lines: stock code, quantity, tax code ID, value and tax of the line',
	},
	{
		displayName: 'Include Texts',
		name: 'includeTexts',
		type: 'boolean',
		default: false,
		displayOptions: { show: { simplify: [true], includeLines: [true] } },
		description: 'Whether orders and lines come with their analysis codes and spare texts',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Amazon Order IDs',
				name: 'amazonOrderIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 203-1566897-3013500,026-1234567-1234567',
				description: 'Separated by commas, or a JSON array. An empty array returns nothing; an empty text returns all.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['getAll'] } }, properties);

/** One item per sales order; `customer_document_no` is the Amazon order id. The raw form has lines and delivery address always. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	const reference = codeOf(this, 'customerReference', i);
	const { amazonOrderIds } = this.getNodeParameter('filters', i, {}) as { amazonOrderIds?: unknown };
	let ofCustomer = EVERY;
	if (reference !== '') {
		const customers = await resolveCodes(client, cache, 'customers', [reference]);
		if (!customers.ok)
			throw new NodeOperationError(this.getNode(), customers.refusal.message, { itemIndex: i, description: customers.refusal.remedy });
		ofCustomer = equals('customer_id', customers.value.idOf(reference));
	}
	const ids = valuesAskedFor(amazonOrderIds);
	const limit = limitOf(this, i);
	const simplify = this.getNodeParameter('simplify', i, true) as boolean;
	const texts = this.getNodeParameter('includeTexts', i, false) === true;
	if (simplify && this.getNodeParameter('includeLines', i, false) === true)
		return toItems(await ordersWithLines(client, FIELDS, { ids, filter: ofCustomer, limit, texts }));
	const query = { ...(simplify ? { select: FIELDS } : { expand: ['lines', 'delivery_address'] }), filter: ofCustomer, orderBy: 'id asc' };
	return toItems(
		ids === undefined
			? await listAll(client, '/sop_orders', query, limit)
			: await listAnyOf(client, '/sop_orders', query, 'customer_document_no', ids, limit),
	);
}
