import type { AmazonOrder, AmazonOrderItem } from './order.types';

/** Which dataset opens which part of the answer (`includedData` of the Orders API 2026-01-01). */
const ORDER_PARTS = {
	buyer: 'BUYER',
	recipient: 'RECIPIENT',
	proceeds: 'PROCEEDS',
	payment: 'PAYMENT',
	tax: 'TAX',
	fulfillment: 'FULFILLMENT',
	packages: 'PACKAGES',
} as const satisfies Partial<Record<keyof AmazonOrder, string>>;

const ITEM_PARTS = {
	proceeds: 'PROCEEDS',
	promotion: 'PROMOTION',
	cancellation: 'CANCELLATION',
	fulfillment: 'FULFILLMENT',
	tax: 'TAX',
} as const satisfies Partial<Record<keyof AmazonOrderItem, string>>;

/** The order as an answer shows it: only the datasets asked for, and without the phone number where Amazon withholds it. */
export function viewOrder(order: AmazonOrder, includedData: readonly string[], now: number): Partial<AmazonOrder> {
	const view: Partial<AmazonOrder> = pick(order, ORDER_PARTS, includedData);
	view.orderItems = order.orderItems.map((item) => pick(item, ITEM_PARTS, includedData) as AmazonOrderItem);
	if (view.recipient && phoneIsWithheld(order, now)) {
		const { phone: _withheld, ...deliveryAddress } = view.recipient.deliveryAddress;
		view.recipient = { deliveryAddress };
	}
	return view;
}

function pick<T extends object>(whole: T, parts: Partial<Record<keyof T, string>>, includedData: readonly string[]): Partial<T> {
	const entries = Object.entries(whole).filter(([name]) => {
		const dataset = parts[name as keyof T];
		return dataset === undefined || includedData.includes(dataset);
	});
	return Object.fromEntries(entries) as Partial<T>;
}

/** The phone number is withheld for Amazon-fulfilled orders, and for shipped ones once the latest delivery date is over. */
function phoneIsWithheld({ fulfillment }: AmazonOrder, now: number): boolean {
	if (fulfillment.fulfilledBy === 'AMAZON') return true;
	return fulfillment.fulfillmentStatus === 'SHIPPED' && now > Date.parse(fulfillment.deliverByWindow.latestDateTime);
}
