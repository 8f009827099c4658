import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { groupBy } from '../../../domain/lists/groupBy';
import { orderChanges } from '../../../domain/order/orderChanges';
import type { TableRow } from '../../../domain/text/tableRow';
import { textOf } from '../../../domain/text/textOf';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { CONTEXT_FIELDS, orderOf, readContext, unusableMap } from './context';

const SAGE_ORDERS: Parameter = { name: 'sageOrders', displayName: 'Sage Orders' };

/** Without one of these nothing could be told of an order. */
const NEEDED = ['id', 'document_no', 'customer_document_no', 'document_status', 'lines'];

const properties: INodeProperties[] = [
	...CONTEXT_FIELDS,
	{
		displayName: 'Sage Orders',
		name: 'sageOrders',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Sales orders that Sage has for these Amazon orders as JSON, with lines and delivery address, as Sales Order: Get Many of the Sage 200 node puts them out without Simplify. Read once per run, from the first item.',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['follow'] } }, properties);

/**
 * One input item is an order of Amazon's Orders API 2026-01-01. Ready: `{ amazonOrderId, action, sageOrderId, documentNo, reason, changes, expectedGross }`, for
 * Sales Order: Update or Delete by ID. Exceptions: what people are to know or to do. Orders that are not in Sage, or agree with it, are left alone.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const order = orderOf(this, i);
	if (!order) return NOTHING;
	const context = run.once('orderContext', () => readContext(this, run));
	if (!context.ok) return unusableMap(context.refusal, i, readInstant(this, NOW, 0));
	const inSage = run.once('sageOrders', () => {
		const rows = readRows<TableRow>(this, SAGE_ORDERS, 0, NEEDED);
		return groupBy(rows, (row) => textOf(row.customer_document_no).trim());
	});
	const { ready, exceptions, leftAlone } = orderChanges(order, inSage.get(order.orderId) ?? [], context.value);
	return {
		ready: ready.map((one) => readyItem(one)),
		exceptions: exceptionItems(exceptions),
		leftAlone: leftAlone === undefined ? [] : [leftAlone],
	};
}
