import type { Rate } from '../../nodes/AmazonSellerCentral/transport/catalogue';

const rate = (ratePerSecond: number, burst: number): Rate => Object.freeze({ ratePerSecond, burst });

/**
 * Beside the library, which knows neither bursts nor exact rates: default usage plans of the API models, keyed
 * `endpoint/version/operation`. A selling partner may be granted more; the header `x-amzn-RateLimit-Limit` tells, and the bucket
 * follows it.
 */
const MODEL_RATES: Readonly<Record<string, Rate>> = Object.freeze({
	'fbaInventory/v1/getInventorySummaries': rate(2, 2),
	'feeds/2021-06-30/cancelFeed': rate(2, 15),
	'feeds/2021-06-30/createFeed': rate(0.0083, 15),
	'feeds/2021-06-30/createFeedDocument': rate(0.5, 15),
	'feeds/2021-06-30/getFeed': rate(2, 15),
	'feeds/2021-06-30/getFeedDocument': rate(0.0222, 10),
	'feeds/2021-06-30/getFeeds': rate(0.0222, 10),
	'finances/2024-06-19/listBalances': rate(0.5, 10),
	'finances/2024-06-19/listSummary': rate(0.5, 10),
	'finances/2024-06-19/listTransactions': rate(0.5, 10),
	'listingsItems/2021-08-01/deleteListingsItem': rate(5, 5),
	'listingsItems/2021-08-01/getListingsItem': rate(5, 10),
	'listingsItems/2021-08-01/patchListingsItem': rate(5, 5),
	'listingsItems/2021-08-01/putListingsItem': rate(5, 10),
	'listingsItems/2021-08-01/searchListingsItems': rate(5, 5),
	'notifications/v1/createDestination': rate(1, 5),
	'notifications/v1/createSubscription': rate(1, 5),
	'notifications/v1/deleteDestination': rate(1, 5),
	'notifications/v1/deleteSubscriptionById': rate(1, 5),
	'notifications/v1/getDestination': rate(1, 5),
	'notifications/v1/getDestinations': rate(1, 5),
	'notifications/v1/getSubscription': rate(1, 5),
	'notifications/v1/getSubscriptionById': rate(1, 5),
	'notifications/v1/getSubscriptions': rate(1, 5),
	'notifications/v1/sendTestNotification': rate(1, 5),
	'orders/2026-01-01/getOrder': rate(0.5, 30),
	'orders/2026-01-01/searchOrders': rate(0.0056, 20),
	'orders/v0/confirmShipment': rate(2, 10),
	'orders/v0/getOrder': rate(0.5, 30),
	'orders/v0/getOrderAddress': rate(0.5, 30),
	'orders/v0/getOrderBuyerInfo': rate(0.5, 30),
	'orders/v0/getOrderItems': rate(0.5, 30),
	'orders/v0/getOrderItemsBuyerInfo': rate(0.5, 30),
	'orders/v0/getOrderRegulatedInfo': rate(0.5, 30),
	'orders/v0/getOrders': rate(0.0167, 20),
	'orders/v0/updateShipmentStatus': rate(5, 15),
	'orders/v0/updateVerificationStatus': rate(0.5, 30),
	'reports/2021-06-30/cancelReport': rate(0.0222, 10),
	'reports/2021-06-30/cancelReportSchedule': rate(0.0222, 10),
	'reports/2021-06-30/createReport': rate(0.0167, 15),
	'reports/2021-06-30/createReportSchedule': rate(0.0222, 10),
	'reports/2021-06-30/getReport': rate(2, 15),
	'reports/2021-06-30/getReportDocument': rate(0.0167, 15),
	'reports/2021-06-30/getReportSchedule': rate(0.0222, 10),
	'reports/2021-06-30/getReportSchedules': rate(0.0222, 10),
	'reports/2021-06-30/getReports': rate(0.0222, 10),
	'sellers/v1/getAccount': rate(0.016, 15),
	'sellers/v1/getMarketplaceParticipations': rate(0.016, 15),
	'tokens/2021-03-01/createRestrictedDataToken': rate(1, 10),
	'transfers/2024-06-01/getPaymentMethods': rate(0.5, 30),
	'transfers/2024-06-01/initiatePayout': rate(0.017, 2),
	'transfers/2024-06-01/listExpectedPayouts': rate(0.5, 10),
	'transfers/2024-06-01/listPayouts': rate(0.5, 10),
});

/** For operations of which neither the model nor the library says a rate (three that serve Amazon's sandbox); the header corrects it. */
const UNKNOWN_SECONDS = 1;

/** Rate of an operation: from the model, else one request per `restoreSeconds` of the library, without a burst. */
export function rateOf(key: string, restoreSeconds = UNKNOWN_SECONDS): Rate {
	return MODEL_RATES[key] ?? { ratePerSecond: 1 / restoreSeconds, burst: 1 };
}
