import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { isoTime } from './isoTime';
import type { AmazonOrder } from './order.types';
import { COLLECTIONS, type OrderRecord } from './records';

/** `searchOrders` gives nothing of the last two minutes: what somebody did now shows as done a little before, so that nobody has to wait. */
const SHOWS_BEFORE = 5 * 60_000;

const ASKED = { requester: 'BUYER', cancelReason: 'Ordered by mistake' };
const CANCELLED = { cancelledBy: 'MERCHANT', cancelReason: 'Cancelled at the request of the buyer' };

/** What a buyer or the seller does with an order on Amazon's pages, by its order id; nothing else of the order moves. */
const ACTS: Readonly<Record<string, (order: AmazonOrder) => AmazonOrder>> = {
	/** The buyer asks; Amazon leaves the order as it is. */
	'ask-to-cancel': (order) => ({
		...order,
		orderItems: order.orderItems.map((item) => ({ ...item, cancellation: { cancellationRequest: ASKED } })),
	}),
	/** A cancelled order has no proceeds. */
	cancel: ({ proceeds: _none, payment: _unpaid, ...order }) => ({
		...order,
		fulfillment: { ...order.fulfillment, fulfillmentStatus: 'CANCELLED' },
		orderItems: order.orderItems.map(({ proceeds: _worthless, ...item }) => ({
			...item,
			cancellation: { cancellationRequest: ASKED, cancellationExecution: CANCELLED },
			fulfillment: { ...item.fulfillment, quantityFulfilled: 0, quantityUnfulfilled: 0 },
		})),
	}),
	/** The buyer moves the delivery to another street of the same town. */
	'move-delivery': (order) =>
		order.recipient
			? { ...order, recipient: { deliveryAddress: { ...order.recipient.deliveryAddress, addressLine1: '3 Loom Lane' } } }
			: order,
};

/** For tests and the demo. No part of Amazon's API; no token needed. */
export function buyerRoutes(app: FastifyInstance, { store, clock }: SandboxParts): void {
	app.post<{ Params: { orderId: string; act: string } }>('/sandbox/amazon/orders/:orderId/:act', async (request, reply) => {
		const { orderId, act } = request.params;
		const record = store.all<OrderRecord>(COLLECTIONS.orders).find(({ order }) => order.orderId === orderId);
		const change = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
		if (!record || !change) return notThere(reply, record ? `There is no act ${act}.` : `There is no order ${orderId}.`);
		const order = { ...change(record.order), lastUpdatedTime: isoTime(clock.now() - SHOWS_BEFORE) };
		store.update(COLLECTIONS.orders, record.id, { order });
		return reply.send({ orderId, status: order.fulfillment.fulfillmentStatus });
	});
}

const notThere = (reply: FastifyReply, message: string): FastifyReply => reply.code(404).send({ message });
