/** What Amazon grants an operation: `ratePerSecond` refills a bucket of `burst` requests. */
export interface Rate {
	readonly ratePerSecond: number;
	readonly burst: number;
}

/**
 * Supplement to the catalogue, which knows neither bursts nor exact rates: default usage plans of the API models
 * (orders 2026-01-01, reports 2021-06-30), keyed `endpoint/version/operation`. A selling partner may be granted more; the header
 * `x-amzn-RateLimit-Limit` tells, and the bucket follows it.
 */
const MODEL_RATES: Readonly<Record<string, Rate>> = Object.freeze({
	'orders/2026-01-01/searchOrders': { ratePerSecond: 0.0056, burst: 20 },
	'orders/2026-01-01/getOrder': { ratePerSecond: 0.5, burst: 30 },
	'reports/2021-06-30/getReports': { ratePerSecond: 0.0222, burst: 10 },
	'reports/2021-06-30/getReportDocument': { ratePerSecond: 0.0167, burst: 15 },
});

/** Rate of an operation: from the model, else one request per `restoreSeconds` of the catalogue, without a burst. */
export function rateOf(key: string, restoreSeconds: number): Rate {
	return MODEL_RATES[key] ?? { ratePerSecond: 1 / restoreSeconds, burst: 1 };
}
