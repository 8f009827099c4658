import type { AmazonItemBreakdown, AmazonOrder, AmazonOrderItem } from '../../../nodes/domain/order/amazonOrder.types';
import { orderContext, type OrderContext, type OrderContextInput } from '../../../nodes/domain/order/context';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';

export const NOW = '2026-03-02T09:00:00.000Z';

export const gbp = (amount: string) => ({ amount, currencyCode: 'GBP' });

export const part = (subtype: string, amount: string) => ({ subtype, value: gbp(amount) });

export const breakdown = (type: string, amount: string, ...details: Array<ReturnType<typeof part>>): AmazonItemBreakdown => ({
	type,
	subtotal: gbp(amount),
	...(details.length > 0 && { detailedBreakdowns: details }),
});

export function item(
	sku: string,
	quantityOrdered: number,
	total: string,
	breakdowns: AmazonItemBreakdown[],
	more: Partial<AmazonOrderItem> = {},
): AmazonOrderItem {
	return {
		orderItemId: `7${sku.length}000${quantityOrdered}`,
		quantityOrdered,
		product: { sellerSku: sku, title: sku },
		proceeds: { proceedsTotal: gbp(total), breakdowns },
		...more,
	};
}

/** One lamp at 24.00 with 4.00 of VAT in it. */
export const lamp = (more: Partial<AmazonOrderItem> = {}) =>
	item('S-LAMP', 1, '24.00', [breakdown('ITEM', '20.00'), breakdown('TAX', '4.00', part('ITEM', '4.00'))], more);

export const ADDRESS = { name: 'Ada Byron', addressLine1: '12 Engine Row', city: 'Hucknall', postalCode: 'NG15 7AA', countryCode: 'GB' };

export function order(total: string, orderItems: AmazonOrderItem[], more: Partial<AmazonOrder> = {}): AmazonOrder {
	return {
		orderId: '202-1111111-2222222',
		createdTime: '2026-03-01T10:00:00Z',
		lastUpdatedTime: '2026-03-01T11:00:00Z',
		salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P' },
		recipient: { deliveryAddress: ADDRESS },
		proceeds: { grandTotal: gbp(total) },
		fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
		orderItems,
		...more,
	};
}

const mapped = (sellerSku: string, stockCode: string, factor = 1) => ({
	sellerSku,
	stockCode,
	factor,
	priceShare: 10_000,
	row: `the row of ${sellerSku}`,
});

const SKU_MAP = [
	mapped('S-LAMP', 'LAMP'),
	mapped('S-LAMP-6', 'LAMP', 6),
	mapped('S-BOOK', 'BOOK'),
	mapped('S-SEAT', 'SEAT'),
	mapped('S-BARE', 'BARE'),
	mapped('S-GONE', 'GONE'),
	mapped('S-SPARE', 'SPARE'),
	mapped('S-OLD', 'OLD'),
	mapped('S-LOWER', 'lamp '),
];

/** Tax codes 1 (20 %), 21 (5 %), 2 (0 %) and 12 (0 %, tax that Amazon pays). LAMP is standard rated, BOOK zero, SEAT (child seat) reduced, BARE has no tax code. */
export function context(more: Partial<OrderContextInput> = {}): OrderContext {
	return orderContext({
		settings: DEMO_SETTINGS,
		skuMap: SKU_MAP,
		products: [
			{ code: 'LAMP', tax_code_id: 1729, allow_sales_order: true },
			{ code: 'BOOK', tax_code_id: '1728', allow_sales_order: true },
			{ code: 'SEAT', tax_code_id: 1733 },
			{ code: 'BARE', tax_code_id: null, allow_sales_order: true },
			{ code: 'SPARE', tax_code_id: 1729, allow_sales_order: false },
			{ code: 'OLD', tax_code_id: 1729, allow_sales_order: true, product_status_type: 'Inactive' },
		],
		taxCodes: [
			{ id: 1728, code: 2, tax_rate: 0 },
			{ id: '1729', code: '1', tax_rate: '20.00' },
			{ id: 1733, code: 21, tax_rate: 5 },
			{ id: 1812, code: 12, tax_rate: 0 },
		],
		pricesIncludeTax: true,
		now: NOW,
		...more,
	});
}

/** The facts of `context` where Sage keeps prices without VAT. */
export const netPrices = () => context({ pricesIncludeTax: false });

/** A facilitator item: 20.00 net and 4.00 that Amazon keeps. */
export const collected = () => lamp({ tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon' }] } });
