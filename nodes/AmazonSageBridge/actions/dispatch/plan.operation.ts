import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { COURIER_MAP_TABLE, readCourierMap } from '../../../domain/despatch/courierMap';
import { planDespatches, type DespatchPlan } from '../../../domain/despatch/plan';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { readSkuMap, SKU_MAP_TABLE, type SkuMapRow } from '../../../domain/order/skuMap';
import type { TableRefusal } from '../../../domain/settings/faults';
import { cell } from '../../../domain/text/tableRow';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { itemsOf, listField, rowsOf, shipmentsOf, textsOf } from './fields';

const WINDOW: Parameter = { name: 'window', displayName: 'Window' };

const properties: INodeProperties[] = [
	settingsField,
	listField('orderIds'),
	listField('askedOrderIds'),
	listField('leftOrderIds'),
	listField('lines'),
	listField('sageOrders'),
	listField('amazonOrders'),
	listField('shipments'),
	listField('courierMap'),
	listField('skuMap'),
	{
		displayName: 'Window',
		name: 'window',
		type: 'json',
		default: '{}',
		required: true,
		description: 'What Dispatch: Choose put out as JSON: after and before. It is given on unless orders are left to the next runs.',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['plan'] } }, properties);

/**
 * Ready: one item `{ rows, packages, exceptions, judged, window }`; packages most urgent first. Exceptions: what people are told, or the one map that cannot be used. Runs once, on the
 * first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const settings = readSettings(this, run);
	const now = readInstant(this, NOW, 0);
	const lines = rowsOf(this, 'lines');
	const couriers = readCourierMap(rowsOf(this, 'courierMap'));
	if (!couriers.ok) return unusable(couriers.refusal, COURIER_MAP_TABLE, now);
	const skuMap = readSkuMap(
		rowsOf<SkuMapRow>(this, 'skuMap'),
		lines.map(({ product_code: code }) => cell(code)),
	);
	if (!skuMap.ok) return unusable(skuMap.refusal, SKU_MAP_TABLE, now);
	const leftOrderIds = textsOf(this, 'leftOrderIds');
	const plan = planDespatches({
		settings,
		couriers: couriers.value,
		skuMap: skuMap.value,
		orderIds: textsOf(this, 'orderIds'),
		askedOrderIds: textsOf(this, 'askedOrderIds'),
		leftOrderIds,
		lines,
		sageOrders: rowsOf(this, 'sageOrders'),
		amazonOrders: itemsOf(this, 'amazonOrders'),
		shipments: shipmentsOf(this, run),
		now,
	});
	// The cursor moves on to the end of the window only once nothing of it is left.
	const window = leftOrderIds.length > 0 ? null : readObject(this, WINDOW, 0);
	return { ...NOTHING, ready: [readyItem({ ...plan, window })], exceptions: exceptionItems(plan.exceptions) };
}

/** A plan of nothing: the exception goes on with it. */
function unusable({ kind, message, remedy, owner }: TableRefusal, recordId: string, now: string): BridgeItems {
	const exceptions = [exceptionOf(kind, { recordId, message, remedy, owner }, now)];
	const plan: DespatchPlan = { rows: [], packages: [], exceptions, judged: [] };
	return { ...NOTHING, ready: [readyItem(plan)], exceptions: exceptionItems(exceptions) };
}
