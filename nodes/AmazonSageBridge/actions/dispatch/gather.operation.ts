import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { gatherOrders } from '../../../domain/despatch/choose';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { listField, rowsOf, textsOf } from './fields';

const properties: INodeProperties[] = [settingsField, listField('changedLines'), listField('orderIds')];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['gather'] } }, properties);

/** Ready: `{ orderIds, textOrderIds }`, each order once. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const gathered = gatherOrders(readSettings(this, run), rowsOf(this, 'changedLines'), textsOf(this, 'orderIds'));
	return { ...NOTHING, ready: [readyItem(gathered)] };
}
