import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { groupBy } from '../../../domain/lists/groupBy';
import { askedOrders } from '../../../domain/settlement/desk/orderFacts';
import { ordersToAsk, type FileNeeds } from '../../../domain/settlement/needs';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { orderFactsField, ordersInSageField, readOrderFactRows, readOrdersInSage, readSkus, skuMapField, unusableSkuMap } from './facts';

const NEEDS = { name: 'needs', displayName: 'Needs' } as const;

const properties: INodeProperties[] = [
	settingsField,
	{
		displayName: 'Needs',
		name: 'needs',
		type: 'json',
		default: '={{ $json.needs }}',
		required: true,
		description: 'What Settlement: Read found that has to be looked up, as JSON',
	},
	ordersInSageField,
	orderFactsField,
	skuMapField,
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['needs'] } }, properties);

/** Ready: one item with the orders whose credits are looked up, the stock items, and the orders to ask Amazon for. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const settings = readSettings(this, run);
	const skuMap = readSkus(this, 0);
	if (!skuMap.ok) return { ...NOTHING, exceptions: exceptionItems([unusableSkuMap(skuMap.refusal, readInstant(this, NOW, 0))]) };
	const needs = readObject(this, NEEDS, 0) as unknown as FileNeeds;
	const found = readOrdersInSage(this, 0);
	const bySku = groupBy(skuMap.value, ({ sellerSku }) => sellerSku);
	const toAsk = ordersToAsk(needs, found === 'assumed' ? [] : found, askedOrders(readOrderFactRows(this, 0)), settings);
	return {
		...NOTHING,
		ready: [
			readyItem({
				refundedOrderIds: needs.refundedOrderIds,
				stockCodes: [...new Set(needs.untaxedSkus.flatMap((sku) => bySku.get(sku)?.map(({ stockCode }) => stockCode) ?? [sku]))],
				amazonOrderIds: toAsk.orderIds,
				leftToAsk: toAsk.left,
			}),
		],
	};
}
