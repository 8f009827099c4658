import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { readOrder } from '../../posting/order/findOrder';
import type { RunCache } from '../../runCache';
import { clientOf } from '../parameters';
import { ORDER, orderIdOf, orderName } from './order';

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['get'] } }, ORDER);

/** One item: the order with its lines and delivery address, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	const id = await orderIdOf(this, { client }, orderName(this, i), i);
	return [{ json: await readOrder(client, id) }];
}
