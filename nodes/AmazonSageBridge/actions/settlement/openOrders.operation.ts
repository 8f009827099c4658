import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { openOrders } from '../../../domain/settlement/desk/openOrders';
import { readWaiting } from '../../../domain/settlement/desk/waiting';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { NOW, nowField } from '../../fields';
import { readInstant, readRows } from '../../parameters';
import { OPEN_EXCEPTIONS, openExceptionsField, WAITING, waitingField } from './waitingFields';

const properties: INodeProperties[] = [openExceptionsField, waitingField, nowField];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['openOrders'] } }, properties);

/** Ready: one item with the ids of orders of posted settlements that are looked at again, and the earliest day of a credit note that waits. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { kept } = readWaiting(readRows<TableRow>(this, WAITING, 0));
	return {
		...NOTHING,
		ready: [readyItem(openOrders(readRows<TableRow>(this, OPEN_EXCEPTIONS, 0), kept, readInstant(this, NOW, 0).slice(0, 10)))],
	};
}
