import { OPERATIONS, resolveOperation } from '../../../../nodes/AmazonSellerCentral/transport/catalogue';

// Paths, methods and usage plans as the API models orders 2026-01-01 and reports 2021-06-30 state them.
test.each([
	[OPERATIONS.searchOrders, {}, '/orders/2026-01-01/orders', 0.0056, 20],
	[OPERATIONS.getOrder, { orderId: '026-1520163-6049104' }, '/orders/2026-01-01/orders/026-1520163-6049104', 0.5, 30],
	[OPERATIONS.getReports, {}, '/reports/2021-06-30/reports', 0.0222, 10],
	[OPERATIONS.getReportDocument, { reportDocumentId: 'amzn1.spdoc.1.4.eu.abc' }, '/reports/2021-06-30/documents/amzn1.spdoc.1.4.eu.abc', 0.0167, 15],
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

test('an operation without a model rate gets the rate of the catalogue and no burst', () => {
	// The catalogue says one request of getReport per half second.
	expect(resolveOperation({ endpoint: 'reports', version: '2021-06-30', name: 'getReport' }, { reportId: '1' }).rate).toEqual({ ratePerSecond: 2, burst: 1 });
});

test('refuses an unknown operation', () => {
	expect(() => resolveOperation({ endpoint: 'orders', version: '2026-01-01', name: 'inventOrder' })).toThrow('no operation orders/2026-01-01/inventOrder');
});
