import { MARKETPLACE } from '../company/company';
import type { SandboxParts } from '../core/parts';
import { readBody, type Fields } from './body';
import { isoTime } from './isoTime';
import type { AmazonOrder } from './order.types';
import { COLLECTIONS, type ListingRecord, type OrderRecord } from './records';

export interface Backlog {
	/** Plain unshipped orders, one unit each. */
	readonly orders?: number;
	/** Seller-fulfilled listings with the quantity 10. */
	readonly listings?: number;
	/** Time of the oldest order; left out: a day ago. The others follow up to ten minutes ago. */
	readonly since?: string;
}

const FIELDS: Fields = {
	orders: { kind: 'integer', minimum: 0 },
	listings: { kind: 'integer', minimum: 0 },
	since: { kind: 'dateTime' },
};

const DAY = 24 * 3600_000;
const TEN_MINUTES = 10 * 60_000;

export const readBacklog = (body: unknown): Backlog => readBody<Backlog>(body, FIELDS);

/** Adds many plain records at once, for benches; more can be added later. Answers how many backlog records there are now. */
export function addBacklog(
	{ store, clock }: Pick<SandboxParts, 'store' | 'clock'>,
	{ orders = 0, listings = 0, since }: Backlog,
): { orders: number; listings: number } {
	const ownOrders = store.all<OrderRecord>(COLLECTIONS.orders).filter(({ order }) => order.orderId.startsWith(ORDER_PREFIX)).length;
	const ownListings = store.all<ListingRecord>(COLLECTIONS.listings).filter(({ sku }) => sku.startsWith(SKU_PREFIX)).length;
	const start = since === undefined ? clock.now() - DAY : Date.parse(since);
	const step = (clock.now() - TEN_MINUTES - start) / Math.max(1, orders);
	store.transaction(() => {
		for (let n = 0; n < orders; n += 1) {
			store.insert<Omit<OrderRecord, 'id'>>(COLLECTIONS.orders, {
				order: plainOrder(ownOrders + n, isoTime(start + n * step)),
				settlementId: null,
			});
		}
		for (let n = 0; n < listings; n += 1)
			store.insert<Omit<ListingRecord, 'id'>>(COLLECTIONS.listings, plainListing(ownListings + n, isoTime(start + n * 1000)));
	});
	return { orders: ownOrders + orders, listings: ownListings + listings };
}

const ORDER_PREFIX = '299-';
const SKU_PREFIX = 'BACKLOG-';

/** Money is left out: a bench counts orders. */
function plainOrder(n: number, time: string): AmazonOrder {
	const digits = String(n).padStart(7, '0');
	const window = { earliestDateTime: time, latestDateTime: isoTime(Date.parse(time) + 2 * DAY) };
	return {
		orderId: `${ORDER_PREFIX}${digits}-${digits}`,
		createdTime: time,
		lastUpdatedTime: time,
		salesChannel: { channelName: 'AMAZON', marketplaceId: MARKETPLACE.id, marketplaceName: MARKETPLACE.name },
		fulfillment: {
			fulfillmentStatus: 'UNSHIPPED',
			fulfilledBy: 'MERCHANT',
			fulfillmentServiceLevel: 'STANDARD',
			shipByWindow: window,
			deliverByWindow: window,
		},
		orderItems: [
			{
				orderItemId: `8${digits}000000`,
				quantityOrdered: 1,
				product: {
					asin: `B${digits.padStart(9, '0')}`,
					title: 'Backlog item',
					sellerSku: `${SKU_PREFIX}${digits}`,
					condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
				},
				fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 1 },
			},
		],
	};
}

function plainListing(n: number, time: string): Omit<ListingRecord, 'id'> {
	const digits = String(n).padStart(7, '0');
	const accepted = [{ fulfillment_channel_code: 'DEFAULT', quantity: 10, lead_time_to_ship_max_days: 2 }];
	return {
		sku: `${SKU_PREFIX}${digits}`,
		asin: `B${digits.padStart(9, '0')}`,
		title: 'Backlog item',
		productType: 'HOME',
		marketplaceId: MARKETPLACE.id,
		price: '9.99',
		createdTime: time,
		lastUpdatedTime: time,
		accepted,
		shownBefore: accepted,
		visibleFrom: 0,
	};
}
