import { operation, type QueryRule } from './operation';

const INCLUDED_DATA: QueryRule = {
	kind: 'list',
	values: [
		'BUYER',
		'RECIPIENT',
		'PROCEEDS',
		'EXPENSE',
		'PROMOTION',
		'CANCELLATION',
		'FULFILLMENT',
		'PACKAGES',
		'TAX',
		'PAYMENT',
		'FULFILLMENT_ORDERS',
	],
};

/** From the models orders_2026-01-01, ordersV0 (only the confirmation of shipments) and sellers. */
export const ORDER_OPERATIONS = {
	searchOrders: operation('searchOrders', 'GET', '/orders/2026-01-01/orders', [0.0056, 20], {
		createdAfter: { kind: 'dateTime' },
		createdBefore: { kind: 'dateTime' },
		lastUpdatedAfter: { kind: 'dateTime' },
		lastUpdatedBefore: { kind: 'dateTime' },
		fulfillmentStatuses: {
			kind: 'list',
			values: ['PENDING_AVAILABILITY', 'PENDING', 'UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CANCELLED', 'UNFULFILLABLE'],
		},
		marketplaceIds: { kind: 'list', maxItems: 50 },
		fulfilledBy: { kind: 'list', values: ['MERCHANT', 'AMAZON'] },
		maxResultsPerPage: { kind: 'integer', minimum: 1, maximum: 100 },
		paginationToken: { kind: 'text' },
		includedData: INCLUDED_DATA,
	}),
	getOrder: operation('getOrder', 'GET', '/orders/2026-01-01/orders/:orderId', [0.5, 30], { includedData: INCLUDED_DATA }),
	confirmShipment: operation('confirmShipment', 'POST', '/orders/v0/orders/:orderId/shipmentConfirmation', [2, 10]),
	getMarketplaceParticipations: operation('getMarketplaceParticipations', 'GET', '/sellers/v1/marketplaceParticipations', [0.016, 15]),
} as const;
