import { sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import type { BridgeSettings, Channel } from '../settings/settings.types';
import { isSameInSage } from '../text/sageText';
import { done } from '../result';
import { hasTwoDecimals, readAmount } from './amount';
import type { AmazonOrder } from './amazonOrder.types';
import { refused, type Attempt } from './attempt';
import type { OrderContext } from './context';
import { dayIn } from './dates';
import { deliveryDate } from './fields';
import { currencyOfMarketplace, isFreeReplacement, originalOf, type Original } from './replacement';
import { channelOf, stands } from './skip';

/** What holds for the whole order. */
export interface OrderHead {
	readonly currency: string;
	readonly grandTotal: Minor;
	/** The order that this one replaces, where it does. */
	readonly original?: Original;
	/** No money comes for it. */
	readonly isFree: boolean;
	readonly channel: Channel;
	readonly customerReference: string;
	/** `YYYY-MM-DD` in the client's zone. */
	readonly documentDate: string;
	readonly requestedDeliveryDate?: string;
	readonly promisedDeliveryDate?: string;
}

/** Currency, total, status, channel, customer and dates of an order. Refused when one of them is missing or cannot be read, and when the settings name no customer for the currency. */
export function readHead(order: AmazonOrder, context: OrderContext): Attempt<OrderHead> {
	const { settings } = context;
	const { orderId, fulfillment } = order;
	const isFree = isFreeReplacement(order);
	const held = isFree ? heldReplacement(order, settings) : undefined;
	if (held) return held;
	const currency = currencyOf(order, settings);
	const grandTotal = isFree ? ZERO : readAmount(order.proceeds?.grandTotal, currency);
	const channel = channelOf(order);
	const documentDate = dayIn(order.createdTime, settings.timeZone);
	if (grandTotal === undefined || !channel || !stands(order) || !documentDate || order.orderItems.length === 0) {
		const message = `Order ${orderId}: total, currency (${currency || 'none'}), fulfilment status (${fulfillment?.fulfillmentStatus || 'none'}), fulfilment channel, date or items are missing or not known.`;
		return refused({
			kind: 'orderDataMissing',
			message,
			remedy: 'Ask Amazon for the order again with PROCEEDS and FULFILLMENT among the included data.',
			detail: 'head',
		});
	}
	const customer = customerFor(orderId, currency, settings);
	if (!customer.ok) return customer;
	if (!hasTwoDecimals(currency)) {
		const message = `Order ${orderId} is in ${currency}, which does not count in hundredths.`;
		return refused({ kind: 'orderDataMissing', message, remedy: 'Enter this order in Sage by hand.', detail: currency });
	}
	const requestedDeliveryDate = deliveryDate(dayIn(fulfillment?.deliverByWindow?.latestDateTime, settings.timeZone), context);
	const promisedDeliveryDate = deliveryDate(dayIn(fulfillment?.shipByWindow?.latestDateTime, settings.timeZone), context);
	const dates = {
		documentDate,
		...(requestedDeliveryDate && { requestedDeliveryDate }),
		...(promisedDeliveryDate && { promisedDeliveryDate }),
	};
	const original = originalOf(order);
	return done({ currency, grandTotal, isFree, ...(original && { original }), channel, customerReference: customer.value, ...dates });
}

/** Currency of the total; an order without one is a replacement, in the currency of its marketplace. */
const currencyOf = (order: AmazonOrder, settings: BridgeSettings): string =>
	order.proceeds?.grandTotal?.currencyCode ?? (isFreeReplacement(order) ? currencyOfMarketplace(order, settings) : '');

/** A replacement that is not entered: by choice, or because nothing says in which currency its customer is. */
function heldReplacement(order: AmazonOrder, settings: BridgeSettings): Attempt<never> | undefined {
	const original = originalOf(order);
	const isHeld = settings.orders.replacements === 'hold';
	if (!isHeld && currencyOf(order, settings) !== '') return undefined;
	const what = `Order ${order.orderId} is a free ${original?.word.toLowerCase() ?? ''} of order ${original?.orderId ?? ''}`;
	const marketplace = order.salesChannel?.marketplaceName || '(none)';
	return refused({
		kind: 'replacementOrder',
		message: isHeld
			? `${what}: goods are to be sent and no money comes.`
			: `${what}, without any amount, and no currency of the settings settles its marketplace, ${marketplace}, alone.`,
		remedy: isHeld
			? 'Enter it in Sage at no price with the Amazon order ID as customer order number, or set orders.replacements to Enter.'
			: 'Name the marketplace in the series of one currency in the settings, or enter the order in Sage by hand at no price.',
	});
}

/** The one customer of a currency. Several series may share it; where they name different ones, nothing tells which of them an order is of. */
function customerFor(orderId: string, currency: string, { series }: BridgeSettings): Attempt<string> {
	const codes = series.filter((one) => one.currency === currency).map(({ customer }) => customer.code);
	const [code, ...others] = codes.filter((each, index) => codes.findIndex((before) => isSameInSage(before, each)) === index);
	if (code && others.length === 0) return done(code);
	const named = code ? `more than one Sage customer for ${currency}: ${[code, ...others].join(', ')}` : `no Sage customer for ${currency}`;
	const remedy = code
		? `Name one and the same customer in all series in ${currency}.`
		: `Create a customer in ${currency} in Sage and name it in the settings as customer of a series in ${currency}.`;
	const message = `Order ${orderId} is in ${currency}, and the settings name ${named}.`;
	return refused({ kind: 'noCustomerForCurrency', message, remedy, detail: currency });
}

/**
 * Checks the order's total: the items and what stands on the order alone (DELIVERY_TIP; all other order-level breakdowns repeat the
 * items, model OrderProceedsBreakdown) must come to `grandTotal`, to the penny.
 */
export function checkTotal(order: AmazonOrder, head: OrderHead, itemTotals: readonly Minor[]): Attempt<void> {
	const tips = (order.proceeds?.breakdowns ?? []).filter(({ type }) => type === 'DELIVERY_TIP');
	const tipAmounts = tips.map(({ subtotal }) => readAmount(subtotal, head.currency));
	const sum = sumMinor([...itemTotals, ...tipAmounts.flatMap((tip) => tip ?? [])]);
	const remedy = 'Compare the order with Seller Central and enter it in Sage by hand.';
	if (sum !== head.grandTotal || tipAmounts.includes(undefined)) {
		const message = `Order ${order.orderId}: Amazon's total is ${toDecimal(head.grandTotal)} ${head.currency}, but its parts come to ${toDecimal(sum)}.`;
		return refused({ kind: 'orderTotalsDisagree', message, remedy, detail: 'total' });
	}
	if (tipAmounts.some((tip) => tip !== 0)) {
		return refused({
			kind: 'orderTotalsDisagree',
			message: `Order ${order.orderId} has a delivery tip, for which a sales order has no line.`,
			remedy,
			detail: 'tip',
		});
	}
	return done(undefined);
}
