import {
	NodeOperationError,
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { resolveCodes } from '../../posting/door/directory';
import type { RunCache } from '../../runCache';
import { RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';
import { codeOf, customer } from '../locator';
import { clientOf } from '../parameters';
import { equals } from '../../transport/filter';

const COLLECTION: Collection = {
	path: '/customer_delivery_addresses',
	fields: [
		'id',
		'customer_id',
		'description',
		'is_default',
		'postal_name',
		'address_1',
		'address_2',
		'address_3',
		'address_4',
		'city',
		'county',
		'postcode',
		'country',
	],
	filters: {},
};

const properties: INodeProperties[] = [customer(), ...RETURN_ALL_AND_LIMIT, SIMPLIFY];

export const description = updateDisplayOptions({ show: { resource: ['customer'], operation: ['getDeliveryAddresses'] } }, properties);

/** One item per delivery address that is stored with the customer. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const reference = codeOf(this, 'customerReference', i);
	const customers = await resolveCodes(await clientOf(this, cache), cache, 'customers', [reference]);
	if (!customers.ok)
		throw new NodeOperationError(this.getNode(), customers.refusal.message, { itemIndex: i, description: customers.refusal.remedy });
	return await listCollection.call(this, i, cache, COLLECTION, equals('customer_id', customers.value.idOf(reference)));
}
