/** What one query parameter may be. Lists are comma-separated, as the models' arrays without collectionFormat say. */
export interface QueryRule {
	readonly kind: 'text' | 'dateTime' | 'integer' | 'list';
	/** Allowed values of a list. */
	readonly values?: readonly string[];
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
}

export interface Operation {
	readonly name: string;
	readonly method: 'GET' | 'POST';
	readonly path: string;
	/** Requests per second and bucket size of the operation's usage plan. */
	readonly rate: number;
	readonly burst: number;
	readonly query: Readonly<Record<string, QueryRule>>;
}

const INCLUDED_DATA: QueryRule = {
	kind: 'list',
	values: ['BUYER', 'RECIPIENT', 'PROCEEDS', 'EXPENSE', 'PROMOTION', 'CANCELLATION', 'FULFILLMENT', 'PACKAGES', 'TAX', 'PAYMENT', 'FULFILLMENT_ORDERS'],
};

/** The simulated operations, with figures and parameters from Amazon's models orders_2026-01-01, reports_2021-06-30 and sellers. */
export const OPERATIONS = {
	searchOrders: {
		name: 'searchOrders',
		method: 'GET',
		path: '/orders/2026-01-01/orders',
		rate: 0.0056,
		burst: 20,
		query: {
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
		},
	},
	getOrder: { name: 'getOrder', method: 'GET', path: '/orders/2026-01-01/orders/:orderId', rate: 0.5, burst: 30, query: { includedData: INCLUDED_DATA } },
	getReports: {
		name: 'getReports',
		method: 'GET',
		path: '/reports/2021-06-30/reports',
		rate: 0.0222,
		burst: 10,
		query: {
			reportTypes: { kind: 'list', maxItems: 10 },
			processingStatuses: { kind: 'list', values: ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'] },
			marketplaceIds: { kind: 'list', maxItems: 10 },
			pageSize: { kind: 'integer', minimum: 1, maximum: 100 },
			createdSince: { kind: 'dateTime' },
			createdUntil: { kind: 'dateTime' },
			nextToken: { kind: 'text' },
		},
	},
	createReport: { name: 'createReport', method: 'POST', path: '/reports/2021-06-30/reports', rate: 0.0167, burst: 15, query: {} },
	getReport: { name: 'getReport', method: 'GET', path: '/reports/2021-06-30/reports/:reportId', rate: 2, burst: 15, query: {} },
	getReportDocument: {
		name: 'getReportDocument',
		method: 'GET',
		path: '/reports/2021-06-30/documents/:reportDocumentId',
		rate: 0.0167,
		burst: 15,
		query: {},
	},
	getMarketplaceParticipations: {
		name: 'getMarketplaceParticipations',
		method: 'GET',
		path: '/sellers/v1/marketplaceParticipations',
		rate: 0.016,
		burst: 15,
		query: {},
	},
} as const satisfies Record<string, Operation>;
