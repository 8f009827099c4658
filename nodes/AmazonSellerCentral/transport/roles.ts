const ORDER_ROLES =
	'one for orders, such as Inventory and Order Tracking or Finance and Accounting; addresses need Direct-to-Consumer Delivery (Restricted), buyers Tax Invoicing or Tax Remittance (Restricted)';

const FINANCE = 'Finance and Accounting';
const LISTINGS = 'Product Listing';
const FEEDS = 'Product Listing, and for stock Inventory and Order Tracking';
const REPORTS =
	'Finance and Accounting for settlements; Amazon Fulfillment for FBA reports; Inventory and Order Tracking for returns; Tax Invoicing (Restricted) or Tax Remittance (Restricted) for VAT';

/** Role of the application that an operation needs (tutorials of Orders 2026-01-01, SP-API role mappings). A missing role shows itself as 403. */
const ROLES: Readonly<Record<string, string>> = Object.freeze({
	confirmShipment: 'Inventory and Order Tracking or Direct-to-Consumer Shipping (Restricted)',
	createFeed: FEEDS,
	createFeedDocument: FEEDS,
	createReport: REPORTS,
	getFeed: FEEDS,
	getFeedDocument: FEEDS,
	getFeeds: FEEDS,
	getInventorySummaries: 'Amazon Fulfillment or Inventory and Order Tracking',
	getListingsItem: LISTINGS,
	getOrder: ORDER_ROLES,
	getReport: REPORTS,
	getReportDocument: REPORTS,
	getReports: REPORTS,
	listBalances: FINANCE,
	listExpectedPayouts: FINANCE,
	listPayouts: FINANCE,
	listSummary: FINANCE,
	listTransactions: FINANCE,
	patchListingsItem: LISTINGS,
	searchListingsItems: LISTINGS,
	searchOrders: ORDER_ROLES,
});

/** The role that an operation needs, in words. */
export const roleOf = (operation: string): string =>
	Object.hasOwn(ROLES, operation) ? ROLES[operation] : 'see the documentation of the operation';
