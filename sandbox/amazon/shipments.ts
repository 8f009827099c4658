import type { SandboxParts } from '../core/parts';
import { readBody, type Fields } from './body';
import { isKnownCarrier } from './carriers';
import { invalidInput, notFound } from './errors';
import type { Gateway } from './gateway';
import { isoTime } from './isoTime';
import { OPERATIONS } from './operations';
import type { AmazonOrder, FulfillmentStatus, OrderPackage } from './order.types';
import { COLLECTIONS, type OrderRecord } from './records';

const text = { kind: 'text', required: true } as const;

const FIELDS: Fields = {
	marketplaceId: text,
	codCollectionMethod: { kind: 'text', values: ['DirectPayment'] },
	packageDetail: {
		kind: 'object',
		required: true,
		fields: {
			packageReferenceId: text,
			carrierCode: text,
			carrierName: { kind: 'text' },
			shippingMethod: { kind: 'text' },
			trackingNumber: text,
			shipDate: { kind: 'dateTime', required: true },
			shipFromSupplySourceId: { kind: 'text' },
			orderItems: {
				kind: 'list',
				required: true,
				minItems: 1,
				items: {
					kind: 'object',
					fields: {
						orderItemId: text,
						quantity: { kind: 'integer', required: true, minimum: 1 },
						transparencyCodes: { kind: 'list', items: { kind: 'text' } },
					},
				},
			},
		},
	},
};

interface PackageDetail {
	packageReferenceId: string;
	carrierCode: string;
	carrierName?: string;
	shippingMethod?: string;
	trackingNumber: string;
	shipDate: string;
	orderItems: Array<{ orderItemId: string; quantity: number }>;
}

/** How long a package may be edited. Amazon closes it at some time of its own; a day is the sandbox's choice. */
const OPEN_MS = 24 * 3600_000;
/** Amazon's words, as far as they are known from a public issue thread. */
const NO_PACKAGE =
	'Failed to create package due to not finding a matching package or order already fulfilled (errorMetric=PackageToUpdateNotFound)';

/** `confirmShipment` of the Orders API v0: 204 without a body, also when the carrier is not recognised. */
export function shipmentRoutes(gateway: Gateway, { store, clock }: SandboxParts): void {
	gateway.serve(OPERATIONS.confirmShipment, (call, reply) => {
		const record = store.all<OrderRecord>(COLLECTIONS.orders).find(({ order }) => order.orderId === call.path('orderId'));
		if (!record) throw notFound('There is no order with this id.');
		const body = readBody<{ marketplaceId: string; codCollectionMethod?: string; packageDetail: PackageDetail }>(call.body, FIELDS);
		if (body.marketplaceId !== record.order.salesChannel.marketplaceId) throw invalidInput('The order is not of this marketplace.');
		if (body.codCollectionMethod !== undefined) throw invalidInput('codCollectionMethod is for the Japanese marketplace only.');
		checkOrder(record.order);
		checkDetail(body.packageDetail, record.order, clock.now());
		store.update(COLLECTIONS.orders, record.id, { order: confirm(record.order, body.packageDetail, clock.now()) });
		return reply.code(204).send();
	});
}

function checkOrder({ fulfillment, programs }: AmazonOrder): void {
	if (fulfillment.fulfilledBy !== 'MERCHANT') throw invalidInput('Amazon fulfils this order.');
	if (!['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'].includes(fulfillment.fulfillmentStatus))
		throw invalidInput(`An order that is ${fulfillment.fulfillmentStatus} cannot be confirmed.`);
	if (programs?.includes('FBM_SHIP_PLUS')) throw invalidInput('The label of this order must be bought from Amazon.');
}

function checkDetail(detail: PackageDetail, order: AmazonOrder, now: number): void {
	const shipDate = Date.parse(detail.shipDate);
	if (!/^[1-9]\d*$/.test(detail.packageReferenceId))
		throw invalidInput('PackageReferenceId: is invalid, must be a positive numeric value.');
	if (detail.carrierCode === 'Other' && !detail.carrierName) throw invalidInput('carrierName is required when carrierCode is Other.');
	if (shipDate > now || shipDate < Date.parse(order.createdTime)) throw invalidInput('shipDate lies in the future or before the order.');
	const edited = order.packages?.find(({ packageReferenceId }) => packageReferenceId === detail.packageReferenceId);
	const isClosed = edited ? now - Date.parse(edited.createdTime) > OPEN_MS : order.fulfillment.fulfillmentStatus === 'SHIPPED';
	if (isClosed) throw invalidInput(NO_PACKAGE);
	checkQuantities(detail, order);
}

/** No item may be sent more often than it was ordered, over all packages but the one that is edited. */
function checkQuantities({ packageReferenceId, orderItems }: PackageDetail, order: AmazonOrder): void {
	const others = (order.packages ?? []).filter((each) => each.packageReferenceId !== packageReferenceId);
	for (const { orderItemId } of orderItems) {
		const item = order.orderItems.find((candidate) => candidate.orderItemId === orderItemId);
		if (!item) throw invalidInput(`The order has no item ${orderItemId}.`);
		const asked = orderItems.filter((each) => each.orderItemId === orderItemId).reduce((sum, each) => sum + each.quantity, 0);
		if (asked + sentIn(others, orderItemId) > item.quantityOrdered) throw invalidInput(`More of the item ${orderItemId} than was ordered.`);
	}
}

const sentIn = (packages: readonly OrderPackage[], orderItemId: string): number =>
	packages
		.flatMap(({ packageItems }) => packageItems)
		.filter((each) => each.orderItemId === orderItemId)
		.reduce((sum, { quantity }) => sum + quantity, 0);

/** The order with the package; an existing reference is overwritten. */
function confirm(order: AmazonOrder, detail: PackageDetail, now: number): AmazonOrder {
	const before = order.packages?.find(({ packageReferenceId }) => packageReferenceId === detail.packageReferenceId);
	const packages = [...(order.packages ?? []).filter((each) => each !== before), toPackage(detail, before?.createdTime ?? isoTime(now))];
	const orderItems = order.orderItems.map((item) => {
		const sent = sentIn(packages, item.orderItemId);
		return { ...item, fulfillment: { ...item.fulfillment, quantityFulfilled: sent, quantityUnfulfilled: item.quantityOrdered - sent } };
	});
	const isDone = orderItems.every(({ fulfillment }) => fulfillment.quantityUnfulfilled === 0);
	const fulfillmentStatus: FulfillmentStatus = isDone ? 'SHIPPED' : 'PARTIALLY_SHIPPED';
	return { ...order, lastUpdatedTime: isoTime(now), packages, orderItems, fulfillment: { ...order.fulfillment, fulfillmentStatus } };
}

/** A carrier that Amazon does not know is dropped, and the tracking number with it. */
function toPackage(detail: PackageDetail, createdTime: string): OrderPackage {
	const { packageReferenceId, carrierCode, carrierName, shippingMethod, trackingNumber, shipDate, orderItems } = detail;
	return {
		packageReferenceId,
		createdTime,
		packageStatus: { status: 'SHIPPED' },
		...(isKnownCarrier(carrierCode) ? { carrier: carrierCode === 'Other' ? (carrierName as string) : carrierCode, trackingNumber } : {}),
		shipTime: isoTime(Date.parse(shipDate)),
		...(shippingMethod ? { shippingService: shippingMethod } : {}),
		packageItems: orderItems.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
	};
}
