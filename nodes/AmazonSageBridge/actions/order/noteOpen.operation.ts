import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { openOrdersAfter } from '../../../domain/order/openOrders';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { sageOrdersField } from './context';

const ORDERS: Parameter = { name: 'orders', displayName: 'Orders' };
const SAGE_ORDERS: Parameter = { name: 'sageOrders', displayName: 'Sage Orders' };

const properties: INodeProperties[] = [
	settingsField,
	{
		displayName: 'Orders',
		name: 'orders',
		type: 'json',
		default: '[]',
		required: true,
		description: 'Orders of Amazon as they were seen now as JSON, whatever became of them',
	},
	sageOrdersField(true),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['noteOpen'] } }, properties);

/** Ready: one item with `rows` of Open orders to write, and `gone`, the orders whose rows are over. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const rows = (parameter: Parameter) => readRows<TableRow>(this, parameter, 0);
	return {
		...NOTHING,
		ready: [readyItem(openOrdersAfter(rows(ORDERS), rows(SAGE_ORDERS), readSettings(this, run), readInstant(this, NOW, 0)))],
	};
}
