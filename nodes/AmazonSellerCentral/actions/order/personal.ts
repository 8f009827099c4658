import type { IDataObject } from 'n8n-workflow';
import { within } from '../../transport/records';

/** Datasets that are personal data by name: who asks for one of them wants to know the buyer. */
const PERSONAL = ['BUYER', 'RECIPIENT'];

/**
 * The order without the buyer's gift messages, unless buyer or recipient were asked for: Amazon sends them with the status of the items
 * (orders 2026-01-01, FULFILLMENT), which nearly every flow needs, and a message names people. The level of the gift wrap stays.
 */
export function withoutGiftMessages<T extends IDataObject>(order: T, includedData: readonly string[]): T {
	if (PERSONAL.some((dataset) => includedData.includes(dataset)) || !Array.isArray(order.orderItems)) return order;
	return { ...order, orderItems: (order.orderItems as unknown[]).map(withoutGiftMessage) };
}

/** The item without its message; what is no item, or has another shape, as it is where there is no message in it. */
function withoutGiftMessage(item: unknown): unknown {
	const { fulfillment } = within(item);
	const { packing } = within(fulfillment);
	const { giftOption } = within(packing);
	if (within(giftOption).giftMessage === undefined) return item;
	const { giftMessage: _message, ...rest } = within(giftOption);
	return { ...within(item), fulfillment: { ...within(fulfillment), packing: { ...within(packing), giftOption: rest } } };
}
