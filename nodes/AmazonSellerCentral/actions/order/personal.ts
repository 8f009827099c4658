import type { IDataObject } from 'n8n-workflow';

/** Datasets that are personal data by name: who asks for one of them wants to know the buyer. */
const PERSONAL = ['BUYER', 'RECIPIENT'];

type Packing = { giftOption?: IDataObject } & IDataObject;
type Item = { fulfillment?: { packing?: Packing } & IDataObject } & IDataObject;

/**
 * The order without the buyer's gift messages, unless buyer or recipient were asked for: Amazon sends them with the status of the items
 * (orders 2026-01-01, FULFILLMENT), which nearly every flow needs, and a message names people. The level of the gift wrap stays.
 */
export function withoutGiftMessages<T extends IDataObject>(order: T, includedData: readonly string[]): T {
	if (PERSONAL.some((dataset) => includedData.includes(dataset)) || !Array.isArray(order.orderItems)) return order;
	return { ...order, orderItems: (order.orderItems as Item[]).map(withoutGiftMessage) };
}

function withoutGiftMessage(item: Item): Item {
	const { fulfillment } = item;
	if (fulfillment?.packing?.giftOption?.giftMessage === undefined) return item;
	const { giftMessage: _message, ...giftOption } = fulfillment.packing.giftOption;
	return { ...item, fulfillment: { ...fulfillment, packing: { ...fulfillment.packing, giftOption } } };
}
