import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { LeftOut } from '../../../domain/order/leftOut';
import { toSalesOrder } from '../../../domain/order/toSalesOrder';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readTexts, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { CONTEXT_FIELDS, orderOf, readContext, sageOrdersField, sageOrdersOf, unusableMap } from './context';

const WAITING: Parameter = { name: 'waitingOrderIds', displayName: 'Waiting Order IDs' };

const properties: INodeProperties[] = [
	...CONTEXT_FIELDS,
	{
		displayName: 'Waiting Order IDs',
		name: 'waitingOrderIds',
		type: 'json',
		default: '[]',
		description:
			'Orders to leave alone, as Order: Choose lists them: the outcome of their posting is still unclear. Read once per run, from the first item.',
	},
	sageOrdersField(false),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['toSalesOrder'] } }, properties);

/**
 * One input item is an order of Amazon's Orders API 2026-01-01. Ready: `{ amazonOrderId, salesOrder, notes }`. Exceptions: one item per
 * thing that is wrong with the order. Pending and cancelled orders, those that are posted from the settlement, that Sage has (Order: Follow takes them), that wait
 * to settle or that came already in this run are left alone.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const order = orderOf(this, i);
	if (!order) return NOTHING;
	const context = run.once('orderContext', () => readContext(this, run));
	if (!context.ok) return unusableMap(context.refusal, i, readInstant(this, NOW, 0));
	if (sageOrdersOf(this, run).has(order.orderId)) return { ...NOTHING, leftAlone: ['in Sage already'] };
	const reason = run.once('leftOut', () => new LeftOut(readTexts(this, WAITING, 0))).reasonFor(order.orderId);
	if (reason) return { ...NOTHING, leftAlone: [reason] };
	const { ready, exceptions, skipped } = toSalesOrder(order, context.value);
	return {
		ready: ready.map((one) => readyItem(one)),
		exceptions: exceptionItems(exceptions),
		leftAlone: skipped.map(({ reason }) => reason),
	};
}
