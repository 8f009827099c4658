import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { orderChanges } from '../../../domain/order/orderChanges';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { CONTEXT_FIELDS, orderOf, readContext, sageOrdersField, sageOrdersOf, unusableMap } from './context';

const properties: INodeProperties[] = [...CONTEXT_FIELDS, sageOrdersField(true), nowField];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['follow'] } }, properties);

/**
 * One input item is an order of Amazon's Orders API 2026-01-01. Ready: one item per order that stands in Sage, with `action`: `update` or `delete` with what Sales Order: Update or
 * Delete needs, or `none` with what Sales Order: Create Once would say of it. Exceptions: what people are to know or to do. Orders that are not in Sage are left alone.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const order = orderOf(this, i);
	if (!order) return NOTHING;
	const context = run.once('orderContext', () => readContext(this, run));
	if (!context.ok) return unusableMap(context.refusal, i, readInstant(this, NOW, 0));
	const { ready, exceptions, leftAlone } = orderChanges(order, sageOrdersOf(this, run).get(order.orderId) ?? [], context.value);
	return {
		ready: ready.map((one) => readyItem(one)),
		exceptions: exceptionItems(exceptions),
		leftAlone: leftAlone === undefined ? [] : [leftAlone],
	};
}
