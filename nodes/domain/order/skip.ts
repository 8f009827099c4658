import type { BridgeSettings, Channel } from '../settings/settings.types';
import type { AmazonOrder } from './amazonOrder.types';
import { isBefore } from './dates';
import { hasNothingToSell, isNoAmount } from './items';

/** Why an order is left alone although nothing is wrong with it. */
export type SkipReason = 'pending' | 'cancelled' | 'notSoldOnAmazon' | 'beforeCutOver' | 'summaryRoute';

export interface SkippedOrder {
	readonly amazonOrderId: string;
	readonly reason: SkipReason;
}

/** Fulfilment statuses of the Orders API 2026-01-01 for which there is nothing to enter (yet). */
const SKIPPED_STATUSES: ReadonlyMap<string, SkipReason> = new Map([
	['PENDING', 'pending'],
	['PENDING_AVAILABILITY', 'pending'],
	['CANCELLED', 'cancelled'],
	// Only orders that Amazon fulfils for sales elsewhere have this status (model, FulfillmentStatus).
	['UNFULFILLABLE', 'notSoldOnAmazon'],
]);

/** All other statuses of the model: the order stands, and its amounts are final. */
const ENTERED_STATUSES: readonly string[] = ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'];

/** Whether Amazon says that the order stands. Without a status, or with one that is not known, nobody can tell it from a pending or cancelled one. */
export const stands = (order: AmazonOrder): boolean => ENTERED_STATUSES.includes(order.fulfillment?.fulfillmentStatus ?? '');

/** Who ships, in the words of the settings; undefined when Amazon does not say. */
export function channelOf(order: AmazonOrder): Channel | undefined {
	switch (order.fulfillment?.fulfilledBy) {
		case 'MERCHANT':
			return 'FBM';
		case 'AMAZON':
			return 'FBA';
		default:
			return undefined;
	}
}

/**
 * Why the order is not entered in Sage, or undefined. Sales by the summary route are posted from the settlement: as orders they would
 * count twice. Orders from before the cut-over are finance's: a settlement that pays one is held. One whose date no order can have is not
 * skipped: it is refused, because nobody can tell on which side it lies.
 */
export function skipReason(order: AmazonOrder, settings: BridgeSettings): SkipReason | undefined {
	const byStatus = SKIPPED_STATUSES.get(order.fulfillment?.fulfillmentStatus ?? '');
	if (byStatus) return byStatus;
	if (sellsNothing(order)) return 'cancelled';
	if (order.salesChannel?.channelName === 'NON_AMAZON') return 'notSoldOnAmazon';
	const channel = channelOf(order);
	if (channel && settings.routes[channel] === 'summary') return 'summaryRoute';
	if (settings.cutOver && isBefore(order.createdTime, settings.cutOver)) return 'beforeCutOver';
	return undefined;
}

function sellsNothing({ orderItems, proceeds }: AmazonOrder): boolean {
	return orderItems.length > 0 && orderItems.every(hasNothingToSell) && isNoAmount(proceeds?.grandTotal);
}
