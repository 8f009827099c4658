import { buildOrder } from '../../../sandbox/amazon/build/order';
import type { OrderDescription } from '../../../sandbox/amazon/build/description';
import { isoTime } from '../../../sandbox/amazon/isoTime';
import type { AmazonOrder } from '../../../sandbox/amazon/order.types';
import { COLLECTIONS } from '../../../sandbox/amazon/records';
import { MARKETPLACE } from '../../../sandbox/company/company';
import { anyBasket, takeFromListings } from './baskets';
import { SELLER_LISTINGS } from './setUp';
import { changeOnAmazon, HOUR, isImportable, MINUTE, until, type World } from './world';

const SELLER = { marketplace: MARKETPLACE, listings: SELLER_LISTINGS, orders: [], settlements: [] };

/** What becomes of an order beside being paid and sent, in a hundred. */
const CANCELLED_PENDING = 0.02;
const CANCELLED_LATER = 0.02;
const ASKS_TO_CANCEL = 0.02;
const MOVES_HOUSE = 0.02;

/** Hours after midnight (UTC) of the day after the order: Amazon's latest ship time. */
const SHIP_BY = 17;

const CANCELLED_ITEM = {
	cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' },
	cancellationExecution: { cancelledBy: 'BUYER', cancelReason: 'Ordered by mistake' },
};

/** Buyers who order between two instants, most of them in the evening; gives how many found nothing to buy. */
export class Buyers {
	placed = 0;
	turnedAway = 0;

	constructor(private readonly world: World) {}

	/** Everyone decides when to come beforehand, so that what happens on the way moves nobody. */
	open(orders: number, from: number, to: number): void {
		const { chance, time } = this.world;
		const times = Array.from({ length: orders }, () => from + Math.floor(Math.sqrt(chance.next()) * (to - from))).sort((a, b) => a - b);
		const next = (index: number): void => {
			if (index >= times.length) return;
			time.after(until(this.world, times[index]), () => {
				this.order();
				next(index + 1);
			});
		};
		next(0);
	}

	private order(): void {
		const { chance, sandbox, time } = this.world;
		const basket = anyBasket(this.world);
		if (!basket) return void this.turnedAway++;
		this.placed++;
		const placed: OrderDescription = { ...basket, status: 'PENDING', createdAt: isoTime(time.now()) };
		takeFromListings(this.world, basket.lines);
		const { id } = sandbox.store.insert(COLLECTIONS.orders, { order: buildOrder(placed, SELLER), settlementId: null });
		const wait = chance.happens(0.05) ? chance.between(60, 240) : chance.between(2, 40);
		time.after(wait * MINUTE, () => (chance.happens(CANCELLED_PENDING) ? this.cancel(id, placed) : this.pay(id, placed)));
	}

	private pay(id: number, placed: OrderDescription): void {
		const { chance, time } = this.world;
		const paid: OrderDescription = { ...placed, status: 'UNSHIPPED' };
		changeOnAmazon(this.world, id, () => withShipBy(buildOrder(paid, SELLER)));
		isImportable(this.world, placed.orderId);
		if (placed.fulfilledBy === 'AMAZON') {
			time.after(chance.between(3, 14) * HOUR, () => this.sendFba(id));
			return;
		}
		const later = (act: () => void) => time.after(chance.between(10, 8 * 60) * MINUTE, act);
		if (chance.happens(CANCELLED_LATER)) later(() => this.cancel(id, paid));
		else if (chance.happens(ASKS_TO_CANCEL)) later(() => this.askToCancel(id));
		else if (chance.happens(MOVES_HOUSE)) later(() => this.move(id));
	}

	/** Only while nothing of it is sent. */
	cancel(id: number, description: OrderDescription): void {
		changeOnAmazon(this.world, id, (order) => (isUntouched(order) ? cancelled(order, description) : order));
	}

	private askToCancel(id: number): void {
		changeOnAmazon(this.world, id, (order) => {
			if (!isUntouched(order)) return order;
			const { cancellationRequest } = CANCELLED_ITEM;
			return { ...order, orderItems: order.orderItems.map((item) => ({ ...item, cancellation: { cancellationRequest } })) as never };
		});
	}

	private move(id: number): void {
		changeOnAmazon(this.world, id, (order) => {
			if (!isUntouched(order) || !order.recipient) return order;
			const deliveryAddress = { ...order.recipient.deliveryAddress, addressLine1: '1 New Street' };
			return { ...order, recipient: { deliveryAddress } };
		});
	}

	private sendFba(id: number): void {
		changeOnAmazon(this.world, id, (order) => ({
			...order,
			fulfillment: { ...order.fulfillment, fulfillmentStatus: 'SHIPPED' },
			orderItems: order.orderItems.map((item) => ({
				...item,
				fulfillment: { ...item.fulfillment, quantityFulfilled: item.quantityOrdered, quantityUnfulfilled: 0 },
			})),
		}));
	}
}

function withShipBy(order: AmazonOrder): AmazonOrder {
	const latest = new Date(order.createdTime);
	latest.setUTCDate(latest.getUTCDate() + 1);
	const shipByWindow = { ...order.fulfillment.shipByWindow, latestDateTime: isoTime(latest.setUTCHours(SHIP_BY, 0, 0, 0)) };
	return { ...order, fulfillment: { ...order.fulfillment, shipByWindow } };
}

const isUntouched = ({ fulfillment, packages }: AmazonOrder): boolean =>
	(fulfillment.fulfillmentStatus === 'UNSHIPPED' || fulfillment.fulfillmentStatus === 'PENDING') && (packages ?? []).length === 0;

/** As Amazon shows an order that will bring nothing: without its money, nothing of it open. */
export function cancelled(order: AmazonOrder, description: OrderDescription): AmazonOrder {
	const { createdTime } = order;
	return { ...buildOrder({ ...description, status: 'CANCELLED' }, SELLER), createdTime };
}
