import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ordersToAsk } from '../../../domain/despatch/choose';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { listField, rowsOf, shipmentsOf } from './fields';

const properties: INodeProperties[] = [settingsField, listField('lines'), listField('sageOrders'), listField('shipments'), nowField];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['ask'] } }, properties);

/** Ready: `{ askOrderIds, leftOrderIds }`, the orders of which Amazon has to be asked, and those that the next runs ask for. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const sources = { settings: readSettings(this, run), lines: rowsOf(this, 'lines'), sageOrders: rowsOf(this, 'sageOrders') };
	const { orderIds, leftOrderIds } = ordersToAsk(sources, shipmentsOf(this, run), readInstant(this, NOW, 0));
	return { ...NOTHING, ready: [readyItem({ askOrderIds: orderIds, leftOrderIds })] };
}
