/**
 * What the answer of an operation must hold: by the models' `required`, or what is all there is beside errors (a payload, a token). An answer
 * without it, such as `{}` or a list of errors under HTTP 200, says nothing: taken for an empty list it would lose orders or reports.
 */
const ANSWER_FIELDS: Readonly<Record<string, string>> = Object.freeze({
	'fbaInventory/v1/getInventorySummaries': 'payload',
	'feeds/2021-06-30/createFeed': 'feedId',
	'feeds/2021-06-30/createFeedDocument': 'feedDocumentId',
	'feeds/2021-06-30/getFeed': 'processingStatus',
	'feeds/2021-06-30/getFeedDocument': 'url',
	'feeds/2021-06-30/getFeeds': 'feeds',
	'finances/2024-06-19/listTransactions': 'payload',
	'listingsItems/2021-08-01/getListingsItem': 'sku',
	'listingsItems/2021-08-01/patchListingsItem': 'status',
	'listingsItems/2021-08-01/searchListingsItems': 'items',
	'orders/2026-01-01/getOrder': 'order',
	'orders/2026-01-01/searchOrders': 'orders',
	'reports/2021-06-30/createReport': 'reportId',
	'reports/2021-06-30/getReport': 'processingStatus',
	'reports/2021-06-30/getReportDocument': 'url',
	'reports/2021-06-30/getReports': 'reports',
	'sellers/v1/getMarketplaceParticipations': 'payload',
	'tokens/2021-03-01/createRestrictedDataToken': 'restrictedDataToken',
	'transfers/2024-06-01/initiatePayout': 'payoutReferenceId',
});

/** The field that an operation's answer must have; undefined where the models require none. */
export const answerFieldOf = (key: string): string | undefined => (Object.hasOwn(ANSWER_FIELDS, key) ? ANSWER_FIELDS[key] : undefined);

/** Fields that are a list in every answer; another thing in its place tells nothing of what there is. */
const LISTS: ReadonlySet<string> = new Set(['feeds', 'items', 'orders', 'reports']);

/** Fields that are an object, or a list, in every answer. */
const OBJECTS: ReadonlySet<string> = new Set(['order', 'payload']);

/** Whether the body of an answer holds what it must. `{ orders: {} }` is no answer to a search; all other fields are texts in every model. */
export function holdsAnswer(body: unknown, field: string | undefined): boolean {
	if (typeof body !== 'object' || body === null) return false;
	if (field === undefined) return true;
	const value = (body as Record<string, unknown>)[field] ?? undefined;
	if (LISTS.has(field)) return Array.isArray(value);
	return OBJECTS.has(field) ? typeof value === 'object' : typeof value === 'string' && value !== '';
}
