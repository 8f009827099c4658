import type { BridgeSettings } from '../settings/settings.types';
import type { AmazonOrder } from './amazonOrder.types';
import { hasNothingToSell } from './items';
import { readOrder } from './readOrder';
import { skipReason } from './skip';
import { refuseUncounted } from './quantity';

/** Units that pending orders hold back from what may be offered. */
export interface PendingUnits {
	/** Units on Amazon by seller SKU, exactly as Amazon writes it. */
	readonly reserved: ReadonlyMap<string, number>;
	/** Pending orders whose units cannot be told: what may be offered is then not known either. */
	readonly unclear: readonly string[];
}

/**
 * Reserved units of pending orders that the seller sends: they are sold, their amounts are not final, and they are in Sage only once they are not pending any more.
 * Orders that Amazon sends take nothing from the seller's stock. An order that is given twice counts once, in its last state.
 */
export function pendingUnits(orders: ReadonlyArray<{ readonly orderId: string }>, settings: BridgeSettings): PendingUnits {
	const reserved = new Map<string, number>();
	const unclear: string[] = [];
	for (const given of new Map(orders.map((order) => [order.orderId, order])).values()) {
		const read = readOrder(given);
		const units = read.ok ? unitsOf(read.value, settings) : undefined;
		if (!units) unclear.push(given.orderId);
		for (const [sku, quantity] of units ?? []) reserved.set(sku, (reserved.get(sku) ?? 0) + quantity);
	}
	return { reserved, unclear };
}

/** Units of one order by SKU, none unless it is pending; undefined when they cannot be told. */
function unitsOf(order: AmazonOrder, settings: BridgeSettings): Array<readonly [sku: string, units: number]> | undefined {
	if (skipReason(order, settings) !== 'pending') return [];
	const { fulfilledBy } = order.fulfillment ?? {};
	if (fulfilledBy === 'AMAZON') return [];
	const items = order.orderItems.filter((item) => !hasNothingToSell(item));
	const isClear = items.every((item) => (item.product?.sellerSku ?? '') !== '' && !refuseUncounted(item, order.orderId));
	if (fulfilledBy !== 'MERCHANT' || !isClear || order.orderItems.length === 0) return undefined;
	return items.map((item) => [item.product.sellerSku ?? '', item.quantityOrdered]);
}
