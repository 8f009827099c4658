import type { BridgeSettings } from '../settings/settings.types';
import type { AmazonOrder, AmazonOrderItem } from './amazonOrder.types';
import { hasNothingToSell } from './items';
import { refuseUncounted } from './quantity';
import { readOrder } from './readOrder';
import { skipReason } from './skip';

/** Units that are sold on Amazon and that Sage does not know of yet. */
export interface OpenUnits {
	/** Units on Amazon by seller SKU, exactly as Amazon writes it. */
	readonly reserved: ReadonlyMap<string, number>;
	/** Orders whose units cannot be told, with the SKUs that they name; without one, nobody knows what they take. */
	readonly unclear: ReadonlyArray<{ readonly orderId: string; readonly skus: readonly string[] }>;
}

/** Statuses of orders that stand and of which something is still to be sent (Orders API 2026-01-01). */
const TO_BE_SENT: readonly string[] = ['UNSHIPPED', 'PARTIALLY_SHIPPED'];

/**
 * Units that orders of the seller hold back from what may be offered: pending ones, whose amounts are not final, and those that stand and are not in Sage yet, because the import has
 * not come to them or has held them. `entered` are the Amazon order ids that Sage has: what they take is Sage's own figure. Orders that Amazon sends take nothing from the seller's
 * stock. An order that is given twice counts once, in its last state.
 */
export function openUnits(
	orders: ReadonlyArray<{ readonly orderId: string }>,
	entered: ReadonlySet<string>,
	settings: BridgeSettings,
): OpenUnits {
	const reserved = new Map<string, number>();
	const unclear: Array<{ orderId: string; skus: readonly string[] }> = [];
	for (const given of new Map(orders.map((order) => [order.orderId, order])).values()) {
		if (entered.has(given.orderId)) continue;
		const read = readOrder(given);
		const taken = read.ok ? unitsOf(read.value, settings) : { skus: [] };
		if ('skus' in taken) unclear.push({ orderId: given.orderId, skus: taken.skus });
		else for (const [sku, quantity] of taken.units) reserved.set(sku, (reserved.get(sku) ?? 0) + quantity);
	}
	return { reserved, unclear };
}

type Taken = { readonly units: ReadonlyArray<readonly [sku: string, units: number]> } | { readonly skus: readonly string[] };

/** Units of one order by SKU, none where it takes nothing; the SKUs that it names when its units cannot be told. */
function unitsOf(order: AmazonOrder, settings: BridgeSettings): Taken {
	const { fulfilledBy } = order.fulfillment ?? {};
	const takes = takesStock(order, settings);
	if (takes === 'no' || fulfilledBy === 'AMAZON') return { units: [] };
	const items = order.orderItems.filter((item) => !hasNothingToSell(item));
	const isClear = items.every((item) => skuOf(item) !== '' && !refuseUncounted(item, order.orderId));
	if (takes === 'yes' && fulfilledBy === 'MERCHANT' && isClear && order.orderItems.length > 0)
		return { units: items.map((item) => [skuOf(item), item.fulfillment?.quantityUnfulfilled ?? item.quantityOrdered]) };
	const skus = items.map(skuOf);
	return { skus: items.length === 0 || skus.includes('') ? [] : skus };
}

const skuOf = (item: AmazonOrderItem): string => item.product?.sellerSku ?? '';

/** An order from before the cut-over is in the books already, in whatever way they had then. One whose status nobody knows may take units. */
function takesStock(order: AmazonOrder, settings: BridgeSettings): 'yes' | 'no' | 'unknown' {
	const reason = skipReason(order, settings);
	if (reason === 'pending') return 'yes';
	const status = order.fulfillment?.fulfillmentStatus ?? '';
	if ((reason !== undefined && reason !== 'summaryRoute') || status === 'SHIPPED') return 'no';
	return TO_BE_SENT.includes(status) ? 'yes' : 'unknown';
}
