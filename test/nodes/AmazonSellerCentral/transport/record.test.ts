import { recordOf, recordWords, type AskedFor } from '../../../../nodes/AmazonSellerCentral/transport/record';

const wordsOf = (asked: AskedFor): string => recordWords(recordOf(asked));

test.each<[string, AskedFor, string]>([
	['an order', { path: { orderId: '026-1520163-6049104' }, query: { includedData: ['BUYER'] } }, 'order 026-1520163-6049104'],
	[
		'a shipment',
		{
			path: { orderId: '026-1520163-6049104' },
			body: { marketplaceId: 'A1F83G8C2ARO7P', packageDetail: { packageReferenceId: '2', trackingNumber: 'AB123456789GB' } },
		},
		'order 026-1520163-6049104, package 2, marketplace A1F83G8C2ARO7P',
	],
	['a report', { path: { reportId: '50600000001' } }, 'report 50600000001'],
	['a document', { path: { reportDocumentId: 'amzn1.spdoc.1.4.eu.abc' } }, 'report document amzn1.spdoc.1.4.eu.abc'],
	[
		'reports of a type',
		{ query: { reportTypes: ['GET_LEDGER_DETAIL_VIEW_DATA'], createdSince: '2026-11-01T00:00:00Z', pageSize: 100 } },
		'report type GET_LEDGER_DETAIL_VIEW_DATA, createdSince 2026-11-01T00:00:00Z',
	],
	[
		'a later page of reports',
		{ query: { nextToken: 'page-secret' }, about: { reportTypes: ['GET_LEDGER_DETAIL_VIEW_DATA'] } },
		'report type GET_LEDGER_DETAIL_VIEW_DATA',
	],
	['a feed', { path: { feedId: '70001' } }, 'feed 70001'],
	[
		'a feed that is submitted',
		{ body: { feedType: 'JSON_LISTINGS_FEED', marketplaceIds: ['A1F83G8C2ARO7P'], inputFeedDocumentId: 'doc-7' } },
		'feed type JSON_LISTINGS_FEED, marketplace A1F83G8C2ARO7P, feed document doc-7',
	],
	[
		'a listing',
		{ path: { sellerId: 'A1SELLER', sku: 'HH-KETTLE' }, query: { marketplaceIds: ['A1F83G8C2ARO7P'], issueLocale: 'en_GB' } },
		'SKU HH-KETTLE, seller A1SELLER, marketplace A1F83G8C2ARO7P',
	],
	[
		'listings by SKU',
		{
			path: { sellerId: 'A1SELLER' },
			query: { identifiers: ['S1', 'S2', 'S3', 'S4', 'S5'], identifiersType: 'SKU', pageToken: 'page-secret' },
		},
		'seller A1SELLER, SKU S1, S2, S3 and 2 more',
	],
	['transactions of an order', { query: { relatedIdentifierName: 'ORDER_ID', relatedIdentifierValue: '026-1' } }, 'order 026-1'],
	['a settlement', { query: { relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '11005' } }, 'settlement 11005'],
	[
		'orders of the older version',
		{ query: { CreatedAfter: '2026-11-01', MarketplaceIds: ['A1'] } },
		'CreatedAfter 2026-11-01, MarketplaceIds A1',
	],
	[
		'a restricted data token',
		{ body: { restrictedResources: [{ method: 'GET', path: '/reports/2021-06-30/documents/doc-1' }] } },
		'path /reports/2021-06-30/documents/doc-1',
	],
	['nothing', { query: { marketplaceIds: [], createdSince: '', createdUntil: undefined } }, ''],
])('names %s', (_what, asked, words) => {
	expect(wordsOf(asked)).toBe(words);
});

test.each<[string, AskedFor]>([
	['a page token', { query: { nextToken: 'canary', paginationToken: 'canary', pageToken: 'canary', NextToken: 'canary' } }],
	['a parameter that it does not know', { query: { buyerName: 'canary', BuyerEmail: 'canary@example.com', keywords: 'canary' } }],
	['a field of a body that it does not know', { body: { destinationAddress: { name: 'canary' }, displayableOrderComment: 'canary' } }],
	['a tracking number', { body: { packageDetail: { trackingNumber: 'canary', shipDate: 'canary' } } }],
	['an address of a document', { path: { reportDocumentId: 'https://s3.example/doc?X-Amz-Signature=canary' } }],
	['a token where an identifier should be', { path: { orderId: 'Atza|canary' } }],
	['an e-mail address where an identifier should be', { path: { orderId: 'canary@marketplace.amazon.co.uk' } }],
	['what is no text', { path: { orderId: { canary: 1 } as unknown as string }, body: { marketplaceIds: [{ canary: 1 }] } }],
	['broken bodies', { body: { packageDetail: 'canary', restrictedResources: [null, 'canary', { path: { canary: 1 } }] } }],
])('never shows %s', (_what, asked) => {
	const shown = JSON.stringify(recordOf(asked)) + wordsOf(asked);
	expect(shown).not.toContain('canary');
});

test('cuts a value that is far too long for an identifier', () => {
	expect(wordsOf({ path: { orderId: 'x'.repeat(5000) } })).toBe(`order ${'x'.repeat(100)}...`);
});
