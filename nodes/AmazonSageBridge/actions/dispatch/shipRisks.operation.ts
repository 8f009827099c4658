import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { shipRisks } from '../../../domain/despatch/shipRisk';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { listField, rowsOf, shipmentsOf } from './fields';

const properties: INodeProperties[] = [
	settingsField,
	listField('openOrders'),
	listField('sageOrders'),
	listField('holdings'),
	listField('openExceptions'),
	listField('shipments'),
	listField('shipRisk'),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['shipRisks'] } }, properties);

/**
 * Ready: one item `{ rows, gone, judged, counts }`: the list, most urgent first, and the orders that are no longer in it. Exceptions: one for each order that is late. Runs once, on
 * the first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { exceptions, ...list } = shipRisks({
		settings: readSettings(this, run),
		openOrders: rowsOf(this, 'openOrders'),
		sageOrders: rowsOf(this, 'sageOrders'),
		holdings: rowsOf(this, 'holdings'),
		openExceptions: rowsOf(this, 'openExceptions'),
		shipments: shipmentsOf(this, run),
		before: rowsOf(this, 'shipRisk'),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem(list)], exceptions: exceptionItems(exceptions) };
}
