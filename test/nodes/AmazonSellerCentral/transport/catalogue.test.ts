import {
	listEndpoints,
	listOperations,
	listVersions,
	OPERATIONS,
	resolveOperation,
} from '../../../../nodes/AmazonSellerCentral/transport/catalogue';

// Paths, methods and usage plans as the API models orders 2026-01-01 and reports 2021-06-30 state them.
test.each([
	[OPERATIONS.searchOrders, {}, '/orders/2026-01-01/orders', 0.0056, 20],
	[OPERATIONS.getOrder, { orderId: '026-1520163-6049104' }, '/orders/2026-01-01/orders/026-1520163-6049104', 0.5, 30],
	[OPERATIONS.getReports, {}, '/reports/2021-06-30/reports', 0.0222, 10],
	[
		OPERATIONS.getReportDocument,
		{ reportDocumentId: 'amzn1.spdoc.1.4.eu.abc' },
		'/reports/2021-06-30/documents/amzn1.spdoc.1.4.eu.abc',
		0.0167,
		15,
	],
])('%j with %j is GET %s', (operation, path, expected, ratePerSecond, burst) => {
	expect(resolveOperation(operation, path)).toEqual({
		key: `${operation.endpoint}/${operation.version}/${operation.name}`,
		method: 'GET',
		path: expected,
		rate: { ratePerSecond, burst },
	});
});

test('encodes path parameters once, also when the same object is used again', () => {
	const path = { reportDocumentId: 'a/b c' };
	const paths = [1, 2].map(() => resolveOperation(OPERATIONS.getReportDocument, path).path);
	expect(paths).toEqual(Array(2).fill('/reports/2021-06-30/documents/a%2Fb%20c'));
	expect(path).toEqual({ reportDocumentId: 'a/b c' });
});

test('an operation without a model rate gets the rate of the library and no burst', () => {
	// The library says one request of getCatalogItem per half second.
	expect(resolveOperation({ endpoint: 'catalogItems', version: '2022-04-01', name: 'getCatalogItem' }, { asin: 'B0' }).rate).toEqual({
		ratePerSecond: 2,
		burst: 1,
	});
});

test('an operation of which nobody says a rate is sent once a second', () => {
	const operation = { endpoint: 'vendorDirectFulfillmentSandboxTestData', version: '2021-10-28', name: 'getOrderScenarios' };
	expect(resolveOperation(operation, { transactionId: '1' }).rate).toEqual({ ratePerSecond: 1, burst: 1 });
});

/** `..` and `.` in all the ways in which a URL or a gateway on the way would take them for a step in the path. */
test.each([
	'..',
	'.',
	'a/../../v1/participations',
	'../reports',
	'a\\..\\b',
	'%2e%2e',
	'%2E%2e/feeds',
	'%252e%252e',
	'..%2f..%2f',
	'a/./b',
	'%25252e%25252E',
])('an identifier that climbs in the path is refused: %s', (orderId) => {
	expect(() => resolveOperation(OPERATIONS.getOrder, { orderId })).toThrow(
		'The path parameter orderId is not an identifier: it leads to another path',
	);
});

test.each([
	['MUG/BLUE', 'MUG%2FBLUE'],
	['A?x=1#y', 'A%3Fx%3D1%23y'],
	['50% OFF..', '50%25%20OFF..'],
	['..A', '..A'],
	['%zz', '%25zz'],
	['ø;/=', '%C3%B8%3B%2F%3D'],
])('an SKU of odd characters stays one part of the path: %s', (sku, expected) => {
	const { path } = resolveOperation(OPERATIONS.getListingsItem, { sellerId: 'A2SELLER', sku });
	expect(path).toBe(`/listings/2021-08-01/items/A2SELLER/${expected}`);
	expect(new URL(path, 'https://example.com').pathname).toBe(path);
});

test('refuses an unknown operation', () => {
	expect(() => resolveOperation({ endpoint: 'orders', version: '2026-01-01', name: 'inventOrder' })).toThrow(
		'no operation orders/2026-01-01/inventOrder',
	);
});

// Paths as the models finances 2024-06-19 and transfers 2024-06-01 state them.
test.each([
	[OPERATIONS.listSummary, '/finances/2024-06-19/summary'],
	[OPERATIONS.listBalances, '/finances/2024-06-19/balances'],
	[OPERATIONS.listPayouts, '/finances/transfers/2024-06-01/payouts'],
	[OPERATIONS.listExpectedPayouts, '/finances/transfers/2024-06-01/payouts/expected'],
])('knows %j, which the library lacks', (operation, path) => {
	expect(resolveOperation(operation)).toMatchObject({ method: 'GET', path, rate: { ratePerSecond: 0.5, burst: 10 } });
	expect(listOperations(operation.endpoint, operation.version)).toContain(operation.name);
});

test.each(Object.values(OPERATIONS))('has an operation that the node calls: %j', (operation) => {
	const path = { feedId: '1', feedDocumentId: '1', orderId: '1', reportId: '1', reportDocumentId: '1', sellerId: 'A', sku: 'S' };
	expect(resolveOperation(operation, path).path).toMatch(/^\/[a-z]/);
});

test('lists what a person can choose from', () => {
	expect(listEndpoints()).toEqual(expect.arrayContaining(['catalogItems', 'feeds', 'orders', 'transfers']));
	expect(listVersions('orders')).toEqual(['v0', '2026-01-01']);
	expect(listOperations('orders', '2026-01-01')).toEqual(['getOrder', 'searchOrders']);
	expect([listVersions('nothing'), listOperations('orders', 'v9'), listOperations('constructor', 'name')]).toEqual([[], [], []]);
});

test('knows deleteInventoryItem, as the model fbaInventory v1 states it', () => {
	const operation = { endpoint: 'fbaInventory', version: 'v1', name: 'deleteInventoryItem' };
	expect(listOperations('fbaInventory', 'v1')).toContain('deleteInventoryItem');
	expect(resolveOperation(operation, { sellerSku: "HH/KETTLE (2)!*'" })).toMatchObject({
		method: 'DELETE',
		path: '/fba/inventory/v1/items/HH%2FKETTLE%20%282%29%21%2A%27',
	});
	expect(() => resolveOperation(operation, { sellerSku: '' })).toThrow('The path parameter sellerSku is missing');
});

test('resolves every operation that it lists, but for what its path needs', () => {
	const all = listEndpoints().flatMap((endpoint) =>
		listVersions(endpoint).flatMap((version) => listOperations(endpoint, version).map((name) => ({ endpoint, version, name }))),
	);
	const broken = all.filter((operation) => {
		try {
			return !resolveOperation(operation, {}).path.startsWith('/');
		} catch (error) {
			return !/path parameter/.test((error as Error).message);
		}
	});
	expect(broken).toEqual([]);
	expect(all.length).toBeGreaterThan(300);
});

test("knows which operations want a token of the application instead of the seller's", () => {
	expect(resolveOperation({ endpoint: 'notifications', version: 'v1', name: 'getDestinations' }).grantlessScope).toBe(
		'sellingpartnerapi::notifications',
	);
	expect(
		resolveOperation({ endpoint: 'notifications', version: 'v1', name: 'sendTestNotification' }, { notificationType: 'ORDER_CHANGE' }),
	).toMatchObject({
		method: 'POST',
		path: '/notifications/v1/subscriptions/ORDER_CHANGE/testNotification',
		grantlessScope: 'sellingpartnerapi::notifications',
	});
	expect(resolveOperation(OPERATIONS.searchOrders).grantlessScope).toBeUndefined();
	expect(resolveOperation({ endpoint: 'notifications', version: 'v1', name: 'getSubscriptions' }).grantlessScope).toBeUndefined();
});
