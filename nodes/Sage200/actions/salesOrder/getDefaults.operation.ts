import {
	NodeOperationError,
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { resolveCodes } from '../../posting/door/directory';
import type { RunCache } from '../../runCache';
import { toItems } from '../list';
import { codeOf, customer } from '../locator';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [customer()];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['getDefaults'] } }, properties);

/** One item: what Sage 200 would fill in for a new order of the customer. Nothing is saved. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	const reference = codeOf(this, 'customerReference', i);
	const customers = await resolveCodes(client, cache, 'customers', [reference]);
	if (!customers.ok)
		throw new NodeOperationError(this.getNode(), customers.refusal.message, { itemIndex: i, description: customers.refusal.remedy });
	return toItems([await client.ask('/sop_orders_new', { customer_id: customers.value.idOf(reference) })]);
}
