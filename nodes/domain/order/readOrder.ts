import { done } from '../result';
import type {
	AmazonAddress,
	AmazonDateTimeRange,
	AmazonDetailedBreakdown,
	AmazonItemBreakdown,
	AmazonMoney,
	AmazonOrder,
	AmazonOrderItem,
} from './amazonOrder.types';
import { refused, type Attempt } from './attempt';
import { fieldsOf, listOf, ShapeReader, type Shape } from './shape';

/** What all amounts of an order may come to, in its currency: beyond it, prices with five decimals are not exact any more. */
const MOST_MONEY = 100_000_000;
/** Most misfits that are named. */
const MOST_NAMED = 5;

const MONEY = fieldsOf<AmazonMoney>({ amount: 'amount', currencyCode: 'text' });
/** No amount of the order: it is only compared. */
const UNIT_PRICE = fieldsOf<AmazonMoney>({ amount: 'text', currencyCode: 'text' });
const WINDOW = fieldsOf<AmazonDateTimeRange>({ latestDateTime: 'text' });

const ADDRESS = fieldsOf<AmazonAddress>({
	name: 'text',
	companyName: 'text',
	addressLine1: 'text',
	addressLine2: 'text',
	addressLine3: 'text',
	city: 'text',
	districtOrCounty: 'text',
	stateOrRegion: 'text',
	municipality: 'text',
	postalCode: 'text',
	countryCode: 'text',
	phone: 'text',
});

const DETAIL = fieldsOf<AmazonDetailedBreakdown>({ subtype: 'text', value: MONEY });
const BREAKDOWN = fieldsOf<AmazonItemBreakdown>({ type: 'text', subtotal: MONEY, detailedBreakdowns: listOf(DETAIL) });

const ITEM = fieldsOf<AmazonOrderItem>({
	orderItemId: 'text',
	quantityOrdered: 'number',
	measurement: fieldsOf<NonNullable<AmazonOrderItem['measurement']>>({ unit: 'text', value: 'number' }),
	product: fieldsOf<AmazonOrderItem['product']>({
		sellerSku: 'text',
		asin: 'text',
		price: fieldsOf<NonNullable<AmazonOrderItem['product']['price']>>({ unitPrice: UNIT_PRICE, priceDesignation: 'text' }),
	}),
	proceeds: fieldsOf<NonNullable<AmazonOrderItem['proceeds']>>({ proceedsTotal: MONEY, breakdowns: listOf(BREAKDOWN) }),
	promotion: fieldsOf<NonNullable<AmazonOrderItem['promotion']>>({ breakdowns: listOf(fieldsOf({ promotionId: 'text' })) }),
	// That one is there says it; why a buyer asks is for people.
	cancellation: fieldsOf<NonNullable<AmazonOrderItem['cancellation']>>({
		cancellationRequest: fieldsOf({ requester: 'text', cancelReason: 'text' }),
		cancellationExecution: fieldsOf({}),
	}),
	fulfillment: fieldsOf<NonNullable<AmazonOrderItem['fulfillment']>>({
		quantityFulfilled: 'number',
		quantityUnfulfilled: 'number',
		packing: fieldsOf({ giftOption: fieldsOf({ giftMessage: 'text' }) }),
	}),
	tax: fieldsOf<NonNullable<AmazonOrderItem['tax']>>({ taxCollections: listOf(fieldsOf({ model: 'text' })) }),
});

const ORDER: Shape = fieldsOf<AmazonOrder>({
	orderId: 'text',
	createdTime: 'text',
	salesChannel: fieldsOf<NonNullable<AmazonOrder['salesChannel']>>({ channelName: 'text', marketplaceName: 'text' }),
	buyer: fieldsOf<NonNullable<AmazonOrder['buyer']>>({
		buyerName: 'text',
		buyerEmail: 'text',
		buyerPurchaseOrderNumber: 'text',
	}),
	tax: fieldsOf<NonNullable<AmazonOrder['tax']>>({
		taxRegistrations: listOf(fieldsOf({ entityType: 'text', taxRegistrationType: 'text', taxRegistrationNumber: 'text' })),
	}),
	recipient: fieldsOf<NonNullable<AmazonOrder['recipient']>>({ deliveryAddress: ADDRESS }),
	proceeds: fieldsOf<NonNullable<AmazonOrder['proceeds']>>({ grandTotal: MONEY, breakdowns: listOf(BREAKDOWN) }),
	fulfillment: fieldsOf<NonNullable<AmazonOrder['fulfillment']>>({
		fulfillmentStatus: 'text',
		fulfilledBy: 'text',
		fulfillmentServiceLevel: 'text',
		shipByWindow: WINDOW,
		deliverByWindow: WINDOW,
	}),
	orderItems: listOf(ITEM),
	associatedOrders: listOf(fieldsOf({ orderId: 'text', associationType: 'text' })),
});

/**
 * Reads what a sales order is made of out of an order of Amazon's (Orders API 2026-01-01), whatever is given: each field is of its type or left out.
 * Refused when something else stands in a field, because an item or an amount would be lost unseen, and when its amounts are larger than can be
 * worked with exactly. The refusal names places, never what stands there.
 */
export function readOrder(given: { readonly orderId: string }): Attempt<AmazonOrder> {
	const reader = new ShapeReader();
	const order = reader.read(given, ORDER, '') as AmazonOrder | undefined;
	if (order && reader.misfits.length === 0 && reader.sum <= MOST_MONEY) return done({ ...order, orderItems: order.orderItems ?? [] });
	const named = reader.misfits.slice(0, MOST_NAMED);
	const more = reader.misfits.length - named.length;
	const what = reader.misfits.length > 0 ? [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ') : 'its amounts are too large';
	return refused({
		kind: 'orderDataMissing',
		message: `Order ${given.orderId} cannot be read as an order of Amazon's: ${what}.`,
		remedy: 'Ask Amazon for the order again; if it stays so, enter the order in Sage by hand.',
		detail: 'form',
	});
}
