import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { settledTrail } from '../../../domain/settlement/desk/orderTrail';
import type { TableRow } from '../../../domain/text/tableRow';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';

const MONEY: Parameter = { name: 'orderMoney', displayName: 'Order Money' };

const properties: INodeProperties[] = [
	{
		displayName: 'Order Money',
		name: 'orderMoney',
		type: 'json',
		default: '[]',
		required: true,
		description: 'All rows of Order money of the orders as JSON. Read once, from the first item.',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['orderTrail'] } }, properties);

/** Ready: one item per order with the columns of Order trail that settlements give. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const rows = settledTrail(readRows<TableRow>(this, MONEY, 0), readInstant(this, NOW, 0));
	return { ...NOTHING, ready: rows.map((row) => readyItem(row)) };
}
