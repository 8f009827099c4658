import { operation, type QueryRule } from './operation';

const STATUSES: QueryRule = { kind: 'list', values: ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'] };

/** Filters that getReports and getFeeds share. */
const LISTED = {
	processingStatuses: STATUSES,
	marketplaceIds: { kind: 'list', maxItems: 10 },
	pageSize: { kind: 'integer', minimum: 1, maximum: 100 },
	createdSince: { kind: 'dateTime' },
	createdUntil: { kind: 'dateTime' },
	nextToken: { kind: 'text' },
} as const;

const DOCUMENT_QUERY = { enableContentEncodingUrlHeader: { kind: 'flag' } } as const;

/** From the models reports_2021-06-30, feeds_2021-06-30 and tokens_2021-03-01. */
export const DOCUMENT_OPERATIONS = {
	getReports: operation('getReports', 'GET', '/reports/2021-06-30/reports', [0.0222, 10], {
		reportTypes: { kind: 'list', maxItems: 10 },
		...LISTED,
	}),
	createReport: operation('createReport', 'POST', '/reports/2021-06-30/reports', [0.0167, 15]),
	getReport: operation('getReport', 'GET', '/reports/2021-06-30/reports/:reportId', [2, 15]),
	cancelReport: operation('cancelReport', 'DELETE', '/reports/2021-06-30/reports/:reportId', [0.0222, 10]),
	getReportDocument: operation('getReportDocument', 'GET', '/reports/2021-06-30/documents/:reportDocumentId', [0.0167, 15], DOCUMENT_QUERY),
	getFeeds: operation('getFeeds', 'GET', '/feeds/2021-06-30/feeds', [0.0222, 10], { feedTypes: { kind: 'list', maxItems: 10 }, ...LISTED }),
	createFeed: operation('createFeed', 'POST', '/feeds/2021-06-30/feeds', [0.0083, 15]),
	getFeed: operation('getFeed', 'GET', '/feeds/2021-06-30/feeds/:feedId', [2, 15]),
	cancelFeed: operation('cancelFeed', 'DELETE', '/feeds/2021-06-30/feeds/:feedId', [2, 15]),
	createFeedDocument: operation('createFeedDocument', 'POST', '/feeds/2021-06-30/documents', [0.5, 15]),
	getFeedDocument: operation('getFeedDocument', 'GET', '/feeds/2021-06-30/documents/:feedDocumentId', [0.0222, 10], DOCUMENT_QUERY),
	createRestrictedDataToken: operation('createRestrictedDataToken', 'POST', '/tokens/2021-03-01/restrictedDataToken', [1, 10]),
} as const;
