import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { COURIER_MAP_TABLE, readCourierMap } from '../../../domain/despatch/courierMap';
import { planDespatches, type DespatchPlan } from '../../../domain/despatch/plan';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { readSkuMap, SKU_MAP_TABLE, type SkuMapRow } from '../../../domain/order/skuMap';
import type { TableRefusal } from '../../../domain/settings/faults';
import { cell } from '../../../domain/text/tableRow';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { itemsOf, listField, rowsOf, shipmentsOf, textsOf } from './fields';

const properties: INodeProperties[] = [
	settingsField,
	listField('orderIds'),
	listField('askedOrderIds'),
	listField('lines'),
	listField('sageOrders'),
	listField('amazonOrders'),
	listField('shipments'),
	listField('courierMap'),
	listField('skuMap'),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['plan'] } }, properties);

/**
 * Ready: one item `{ rows, packages, exceptions, judged }`; packages most urgent first. Exceptions: what people are told, or the one map that cannot be used. Runs once, on the
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
	const plan = planDespatches({
		settings,
		couriers: couriers.value,
		skuMap: skuMap.value,
		orderIds: textsOf(this, 'orderIds'),
		askedOrderIds: textsOf(this, 'askedOrderIds'),
		lines,
		sageOrders: rowsOf(this, 'sageOrders'),
		amazonOrders: itemsOf(this, 'amazonOrders'),
		shipments: shipmentsOf(this, run),
		now,
	});
	return { ...NOTHING, ready: [readyItem(plan)], exceptions: exceptionItems(plan.exceptions) };
}

/** A plan of nothing: the exception goes on with it. */
function unusable({ kind, message, remedy, owner }: TableRefusal, recordId: string, now: string): BridgeItems {
	const exceptions = [exceptionOf(kind, { recordId, message, remedy, owner }, now)];
	const plan: DespatchPlan = { rows: [], packages: [], exceptions, judged: [] };
	return { ...NOTHING, ready: [readyItem(plan)], exceptions: exceptionItems(exceptions) };
}
