import type { FaultKind } from '../../../../nodes/AmazonSellerCentral/transport/fault';
import { wordsOf } from '../../../../nodes/AmazonSellerCentral/transport/faultWords';
import { OPERATIONS } from '../../../../nodes/AmazonSellerCentral/transport/catalogue';

const KINDS: readonly FaultKind[] = [
	'rateLimited',
	'unavailable',
	'noConnection',
	'unreadableAnswer',
	'loginRefused',
	'notAllowed',
	'notFound',
	'invalidRequest',
	'outcomeUnknown',
	'notSent',
	'cancelled',
];

// Retention as the models orders 2026-01-01, reports 2021-06-30 and feeds 2021-06-30 state it.
test.each([
	[OPERATIONS.getOrder, 'order ID'],
	[OPERATIONS.getOrder, 'two years'],
	[OPERATIONS.confirmShipment, 'order ID'],
	[OPERATIONS.getReport, 'Amazon keeps reports for 90 days'],
	[OPERATIONS.getReportDocument, 'Amazon keeps reports for 90 days'],
	[OPERATIONS.getFeed, 'Amazon keeps feeds for 90 days'],
	[OPERATIONS.getListingsItem, 'seller SKU, the seller ID and the marketplace'],
	[OPERATIONS.patchListingsItem, 'seller SKU, the seller ID and the marketplace'],
	[OPERATIONS.listTransactions, 'event group ID'],
	[OPERATIONS.listPayouts, 'payout'],
	[OPERATIONS.getInventorySummaries, 'seller SKU'],
	[{ endpoint: 'documents', name: 'the download of the document' }, 'fresh address'],
	[{ endpoint: 'catalogItems', name: 'getCatalogItem' }, 'identifiers'],
])('what %j does not find is looked for where it can be: %s', (operation, words) => {
	expect(wordsOf('notFound', operation).remedy).toContain(words);
});

test('reports are spoken of to nobody who did not ask for one', () => {
	const others = Object.values(OPERATIONS).filter(({ endpoint }) => endpoint !== 'reports');
	for (const operation of others)
		for (const kind of KINDS) expect(`${operation.name}: ${wordsOf(kind, operation).remedy}`).not.toMatch(/\breports?\b/i);
});

test.each([
	[OPERATIONS.confirmShipment, 'invalidRequest', 'ship date'],
	[OPERATIONS.createReport, 'invalidRequest', 'report options'],
	[OPERATIONS.createReport, 'rateLimited', 'Settlement reports cannot be requested'],
	[OPERATIONS.createReport, 'outcomeUnknown', 'Report: Get Many'],
	[OPERATIONS.createFeed, 'outcomeUnknown', 'getFeeds'],
	[{ endpoint: 'transfers', name: 'initiatePayout' }, 'outcomeUnknown', 'paid out twice'],
	[OPERATIONS.getReportDocument, 'invalidRequest', '90 days'],
	[OPERATIONS.searchOrders, 'rateLimited', 'three minutes'],
	[OPERATIONS.searchListingsItems, 'invalidRequest', 'seller SKU'],
	[OPERATIONS.listTransactions, 'invalidRequest', 'Posted After'],
] as const)('%j has words of its own for %s: %s', (operation, kind, words) => {
	expect(wordsOf(kind, operation).remedy).toContain(words);
});

test('an operation named like a member of every object has the general words', () => {
	const general = wordsOf('notFound', { endpoint: 'x', name: 'y' });
	expect(wordsOf('notFound', { endpoint: 'constructor', name: 'toString' })).toEqual(general);
});
