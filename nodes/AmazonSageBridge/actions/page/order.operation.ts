import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { orderPage } from '../../../domain/pages/order/order';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, pageFields, queryOf, rowsOf, viewOf } from './fields';

const properties: INodeProperties[] = [
	...pageFields,
	listField('trail'),
	listField('orderMoney'),
	listField('exceptions'),
	listField('shipments'),
	listField('returns'),
	listField('waiting'),
];

export const description = updateDisplayOptions({ show: { resource: ['page'], operation: ['order'] } }, properties);

/** Ready: one item `{ body, contentType, disposition }`: the trail of the order that the query names as `id`, with a box to look for another. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const input = {
		trail: rowsOf(this, 'trail'),
		orderMoney: rowsOf(this, 'orderMoney'),
		exceptions: rowsOf(this, 'exceptions'),
		shipments: rowsOf(this, 'shipments'),
		returns: rowsOf(this, 'returns'),
		waiting: rowsOf(this, 'waiting'),
		query: queryOf(this, ['id']),
		view: viewOf(this),
	};
	return { ...NOTHING, ready: [readyItem(orderPage(input))] };
}
