import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { idsIn } from '../../../domain/order/asked';
import { chooseOrders } from '../../../domain/order/choose';
import type { TableRow } from '../../../domain/text/tableRow';
import { textOf } from '../../../domain/text/textOf';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';

const CURSORS: Parameter = { name: 'cursors', displayName: 'Cursors' };
const OPEN: Parameter = { name: 'openExceptions', displayName: 'Open Exceptions' };

const properties: INodeProperties[] = [
	settingsField,
	{
		displayName: 'Cursors',
		name: 'cursors',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Rows of Flow cursors as JSON. The rows orders and ordersAll say up to when orders were read, and where a reading stopped.',
	},
	{
		displayName: 'Open Exceptions',
		name: 'openExceptions',
		type: 'json',
		default: '[]',
		required: true,
		description: 'Rows of Bridge exceptions as JSON. Open ones of orders are tried again, or waited for where the outcome is unclear.',
	},
	{
		displayName: 'Asked Order IDs',
		name: 'askedOrderIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203-1566897-3013500',
		description: 'Orders to fetch besides, as a list or as text with commas, blanks or lines between them',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['choose'] } }, properties);

/** Ready: one item with what is to be read of the search, and the orders to try again or to wait for. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const now = readInstant(this, NOW, 0);
	const settings = readSettings(this, run);
	const rows = (parameter: Parameter) => readRows<TableRow>(this, parameter, 0);
	const choice = chooseOrders({ settings, cursors: rows(CURSORS), openExceptions: rows(OPEN), askedOrderIds: askedIds(this), now });
	if (choice.ok) return { ...NOTHING, ready: [readyItem(choice.value)] };
	const { kind, ...facts } = choice.refusal;
	return { ...NOTHING, exceptions: exceptionItems([exceptionOf(kind, { ...facts, recordId: 'orders' }, now)]) };
}

function askedIds(context: IExecuteFunctions): string[] {
	const given = context.getNodeParameter('askedOrderIds', 0, '') as unknown;
	return idsIn(Array.isArray(given) ? given.map(textOf).join(' ') : textOf(given));
}
