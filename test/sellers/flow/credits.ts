import { isOld, type Order } from '../shop/order';
import { sum } from '../shop/pence';
import type { RefundBooked } from '../shop/refund';
import { standsAs } from '../shop/sage';
import type { Fortnight } from '../shop/shop';

/** How the refunds of an order are credited: by the flow, by a person, or not yet, which has a kind of exception. */
export type Fate =
	'posted' | 'byHand' | 'refundBeforeCutOver' | 'creditsDisagree' | 'orderNotInSage' | 'orderCancelledInSage' | 'orderTwiceInSage';

/** The refunds of one order in one settlement. */
export interface OrderRefunds {
	readonly order: Order;
	readonly refunds: readonly RefundBooked[];
	readonly gross: number;
	readonly fate: Fate;
}

const KIND_OF_STATE = { missing: 'orderNotInSage', cancelled: 'orderCancelledInSage', twice: 'orderTwiceInSage' } as const;

/** What a sale is an exception for; undefined when there is nothing to say. */
export function saleIssue(order: Order, index: number): string | undefined {
	const state = standsAs(order, index);
	if (state === 'live' || isOld(order)) return undefined;
	return KIND_OF_STATE[state];
}

interface Credited {
	refunded: number;
	ours: number;
	byHand: number;
}

/** The rule of credits, worked out a second time: who has to credit what, over all settlements of an order. */
export class CreditRule {
	private readonly byOrder = new Map<string, Credited>();

	of(order: Order): Credited {
		const known = this.byOrder.get(order.id) ?? { refunded: 0, ours: 0, byHand: 0 };
		this.byOrder.set(order.id, known);
		return known;
	}

	/** Refunds of a settlement by order, each with its fate. */
	settle({ refunds, index }: Fortnight): OrderRefunds[] {
		const orders = [...new Set(refunds.map(({ refund }) => refund.order))];
		return orders.map((order) => {
			const own = refunds.filter(({ refund }) => refund.order === order);
			const gross = sum(own.map((one) => one.gross));
			const credited = this.of(order);
			credited.refunded += gross;
			credited.byHand += sum(own.map((one) => handCredit(one)));
			const fate = fateOf(order, index, credited);
			if (fate === 'posted') credited.ours += gross;
			return { order, refunds: own, gross, fate };
		});
	}

	/** Whether a credit that waits may be posted by now. */
	mayPost({ order, gross }: OrderRefunds, index: number): boolean {
		const credited = this.of(order);
		const isReady = fateOf(order, index, credited) === 'posted';
		if (isReady) credited.ours += gross;
		return isReady;
	}
}

/** What a person credits: the refund, or half of it by mistake. */
export function handCredit({ refund, gross }: RefundBooked): number {
	if (refund.byHand === 'no') return 0;
	return refund.byHand === 'same' ? gross : Math.floor(gross / 2);
}

function fateOf(order: Order, index: number, { refunded, ours, byHand }: Credited): Fate {
	if (byHand > 0 && byHand === refunded - ours) return 'byHand';
	const state = standsAs(order, index);
	if (isOld(order)) return 'refundBeforeCutOver';
	if (state !== 'live') return KIND_OF_STATE[state];
	return byHand > 0 ? 'creditsDisagree' : 'posted';
}
