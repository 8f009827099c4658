import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { openOrders } from '../../../domain/settlement/desk/openOrders';
import { readWaiting } from '../../../domain/settlement/desk/waiting';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readRows } from '../../parameters';
import { OPEN_EXCEPTIONS, openExceptionsField, WAITING, waitingField } from './waitingFields';

const properties: INodeProperties[] = [openExceptionsField, waitingField];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['openOrders'] } }, properties);

/** Ready: one item with the ids of orders of posted settlements that are looked at again. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { kept } = readWaiting(readRows<TableRow>(this, WAITING, 0));
	return { ...NOTHING, ready: [readyItem(openOrders(readRows<TableRow>(this, OPEN_EXCEPTIONS, 0), kept))] };
}
