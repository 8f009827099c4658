import { DateTime } from 'luxon';
import type { BridgeSettings, Channel } from '../settings/settings.types';
import type { AmazonOrder } from './amazonOrder.types';
import { hasNothingToSell, isNoAmount } from './items';

/** Why an order is left alone although nothing is wrong with it. */
export type SkipReason = 'pending' | 'cancelled' | 'notSoldOnAmazon' | 'beforeCutOver' | 'summaryRoute';

export interface SkippedOrder {
	readonly amazonOrderId: string;
	readonly reason: SkipReason;
}

/** Fulfilment statuses of the Orders API 2026-01-01 for which there is nothing to enter (yet). */
const SKIPPED_STATUSES: Readonly<Record<string, SkipReason>> = {
	PENDING: 'pending',
	PENDING_AVAILABILITY: 'pending',
	CANCELLED: 'cancelled',
	// Only orders that Amazon fulfils for sales elsewhere have this status (model, FulfillmentStatus).
	UNFULFILLABLE: 'notSoldOnAmazon',
};

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
 * count twice. Orders from before the cut-over are finance's: a settlement that pays one is held.
 */
export function skipReason(order: AmazonOrder, settings: BridgeSettings): SkipReason | undefined {
	const byStatus = SKIPPED_STATUSES[order.fulfillment?.fulfillmentStatus ?? ''];
	if (byStatus) return byStatus;
	if (sellsNothing(order)) return 'cancelled';
	if (order.salesChannel?.channelName === 'NON_AMAZON') return 'notSoldOnAmazon';
	const channel = channelOf(order);
	if (channel && settings.routes[channel] === 'summary') return 'summaryRoute';
	if (settings.cutOver && DateTime.fromISO(order.createdTime) < DateTime.fromISO(settings.cutOver)) return 'beforeCutOver';
	return undefined;
}

function sellsNothing({ orderItems, proceeds }: AmazonOrder): boolean {
	return Array.isArray(orderItems) && orderItems.length > 0 && orderItems.every(hasNothingToSell) && isNoAmount(proceeds?.grandTotal);
}
