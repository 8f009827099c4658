import { isoTime } from '../isoTime';
import type { AmazonOrder, AmazonOrderItem, OrderPackage } from '../order.types';
import type { AmazonDescription, LineDescription, Listing, OrderDescription } from './description';
import { decimal, priceLine } from './price';
import { itemProceeds, orderProceeds } from './proceeds';
import { seededRandom, seedOf, type Random } from './random';

const HOUR = 3600_000;
const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Amazon's order, as `getOrder` with all datasets would show it. */
export function buildOrder(description: OrderDescription, seller: AmazonDescription): AmazonOrder {
	// What has no meaning of its own (item ids, tracking numbers) hangs on the order id.
	const random = seededRandom(seedOf(description.orderId));
	const { currency, id, name } = seller.marketplace;
	const hasMoney = description.status !== 'PENDING' && description.status !== 'CANCELLED';
	const lines = description.lines.map((line) => buildLine(line, description, seller, random));
	const proceeds = orderProceeds(lines, currency);
	return {
		orderId: description.orderId,
		createdTime: isoTime(Date.parse(description.createdAt)),
		lastUpdatedTime: isoTime(Date.parse(description.shippedAt ?? description.createdAt)),
		...(description.programs ? { programs: [...description.programs] } : {}),
		salesChannel: { channelName: 'AMAZON', marketplaceId: id, marketplaceName: name },
		...(description.status === 'PENDING'
			? {}
			: { buyer: buyerOf(description, random), recipient: { deliveryAddress: description.address } }),
		...(hasMoney
			? {
					proceeds,
					payment: {
						paymentExecutions: [{ paymentMethod: description.business ? 'Invoice' : 'CreditCard', paymentAmount: proceeds.grandTotal }],
					},
				}
			: {}),
		...(description.business ? { tax: { taxRegistrations: [registrationOf(description.business)] } } : {}),
		fulfillment: fulfillmentOf(description),
		orderItems: lines.map(({ item, proceeds: own }) => (hasMoney ? { ...item, proceeds: own } : withoutPrice(item, description))),
		...packagesOf(
			description,
			lines.map(({ item }) => item),
			random,
		),
	};
}

function buildLine(line: LineDescription, order: OrderDescription, seller: AmazonDescription, random: Random) {
	const listing = listingOf(seller, line.sellerSku);
	const money = itemProceeds(priceLine(line, listing, order), seller.marketplace.currency);
	const shipped = line.quantityShipped ?? (order.status === 'SHIPPED' ? line.quantity : 0);
	const open = order.status === 'CANCELLED' ? 0 : line.quantity - shipped;
	const item: AmazonOrderItem = {
		orderItemId: `7${random.digits(13)}`,
		quantityOrdered: line.quantity,
		product: {
			asin: listing.asin,
			title: listing.title,
			sellerSku: listing.sellerSku,
			condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
			price: {
				unitPrice: { amount: decimal(listing.price), currencyCode: seller.marketplace.currency },
				...(order.business ? { priceDesignation: 'BUSINESS_PRICE' } : {}),
			},
		},
		...(line.promotionId ? { promotion: { breakdowns: [{ promotionId: line.promotionId }] } } : {}),
		...(order.status === 'CANCELLED' ? { cancellation: CANCELLED_BY_BUYER } : {}),
		fulfillment: { quantityFulfilled: shipped, quantityUnfulfilled: open, ...packingOf(line), ...shippingOf(order) },
		...facilitatorTax(order),
	};
	return { item, ...money };
}

const CANCELLED_BY_BUYER = {
	cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' },
	cancellationExecution: { cancelledBy: 'MERCHANT', cancelReason: 'Cancelled at the request of the buyer' },
};

export function listingOf({ listings }: AmazonDescription, sellerSku: string): Listing {
	const listing = listings.find((candidate) => candidate.sellerSku === sellerSku);
	if (!listing) throw new Error(`No listing for ${sellerSku}`);
	return listing;
}

const packingOf = (line: LineDescription) =>
	line.giftWrap ? { packing: { giftOption: { giftMessage: 'With love', giftWrapLevel: 'STANDARD' } } } : {};

const shippingOf = ({ facilitator }: OrderDescription) =>
	facilitator ? { shipping: { internationalShipping: { iossNumber: facilitator.iossNumber } } } : {};

const facilitatorTax = ({ facilitator }: OrderDescription): Pick<AmazonOrderItem, 'tax'> =>
	facilitator
		? {
				tax: {
					taxCalculationBreakdowns: [{ reportingScheme: facilitator.reportingScheme }],
					taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: facilitator.responsibleParty }],
				},
			}
		: {};

/** Pending orders have no prices yet; a cancelled one brings the seller nothing. */
function withoutPrice(item: AmazonOrderItem, { status }: OrderDescription): AmazonOrderItem {
	if (status === 'CANCELLED') return item;
	const { price: _price, ...product } = item.product;
	return { ...item, product };
}

function buyerOf({ address, business, fulfilledBy }: OrderDescription, random: Random): NonNullable<AmazonOrder['buyer']> {
	return {
		buyerName: address.name,
		...(fulfilledBy === 'MERCHANT' ? { buyerEmail: `${random.text(15, ALPHANUMERIC)}@marketplace.amazon.co.uk` } : {}),
		...(business ? { buyerCompanyName: business.companyName, buyerPurchaseOrderNumber: business.purchaseOrderNumber } : {}),
	};
}

const registrationOf = (business: NonNullable<OrderDescription['business']>) => ({
	entityType: 'BUYER',
	legalName: business.companyName,
	taxRegistrationType: 'VAT',
	taxRegistrationNumber: business.vatNumber,
});

function fulfillmentOf({ status, fulfilledBy, createdAt, serviceLevel = 'STANDARD' }: OrderDescription): AmazonOrder['fulfillment'] {
	const created = Date.parse(createdAt);
	const hours = (from: number, to: number) => ({
		earliestDateTime: isoTime(created + from * HOUR),
		latestDateTime: isoTime(created + to * HOUR),
	});
	const fast = serviceLevel === 'EXPEDITED';
	return {
		fulfillmentStatus: status,
		fulfilledBy,
		fulfillmentServiceLevel: serviceLevel,
		shipByWindow: hours(0, 48),
		deliverByWindow: fast ? hours(24, 72) : hours(48, 144),
	};
}

/** Packages exist for what the seller sent; one per order. */
function packagesOf({ fulfilledBy, shippedAt }: OrderDescription, items: AmazonOrderItem[], random: Random): { packages?: OrderPackage[] } {
	if (fulfilledBy === 'AMAZON' || !shippedAt) return {};
	const shipTime = isoTime(Date.parse(shippedAt));
	const packageItems = items
		.map((item) => ({ orderItemId: item.orderItemId, quantity: item.fulfillment?.quantityFulfilled ?? 0 }))
		.filter(({ quantity }) => quantity > 0);
	return {
		packages: [
			{
				packageReferenceId: '1',
				createdTime: shipTime,
				packageStatus: { status: 'SHIPPED' },
				carrier: 'Royal Mail',
				shipTime,
				shippingService: 'Royal Mail Tracked 48',
				trackingNumber: `XH${random.digits(9)}GB`,
				packageItems,
			},
		],
	};
}
