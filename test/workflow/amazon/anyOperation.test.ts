import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AmazonBench, anOrder, bodyOf, orderId, queryOf } from './fixtures';

jest.setTimeout(30_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.start()));
afterEach(async () => await bench.sandbox.stop());

const call = (endpoint: string, version: string, operationName: string, more: object = {}) => ({
	resource: 'anyOperation',
	operation: 'call',
	endpoint,
	version,
	operationName,
	specifyPath: 'json',
	specifyQuery: 'json',
	...more,
});

test('calls an operation of the catalogue by its name, lists joined by commas', async () => {
	bench.addOrders(anOrder(1));
	const run = await bench.run(
		call('orders', '2026-01-01', 'getOrder', {
			path: JSON.stringify({ orderId: orderId(1) }),
			query: '{"includedData": ["FULFILLMENT", "PROCEEDS"]}',
		}),
	);
	expect(run.json('Amazon')).toMatchObject([{ order: { orderId: orderId(1), proceeds: { grandTotal: { amount: '1.10' } } } }]);
	expect(bench.asked(`/orders/2026-01-01/orders/${orderId(1)}`).map(queryOf)).toEqual([{ includedData: 'FULFILLMENT,PROCEEDS' }]);
});

test('takes path and query field by field', async () => {
	bench.addOrders(anOrder(1));
	const entries = (...pairs: Array<[string, string]>) => ({ entries: pairs.map(([name, value]) => ({ name, value })) });
	const run = await bench.run(
		call('orders', '2026-01-01', 'getOrder', {
			specifyPath: 'fields',
			pathFields: entries(['orderId', orderId(1)]),
			specifyQuery: 'fields',
			queryFields: entries(['includedData', 'FULFILLMENT,PROCEEDS'], ['', 'left empty']),
		}),
	);
	expect(run.json('Amazon')).toMatchObject([{ order: { orderId: orderId(1) } }]);
	expect(bench.asked(`/orders/2026-01-01/orders/${orderId(1)}`).map(queryOf)).toEqual([{ includedData: 'FULFILLMENT,PROCEEDS' }]);
});

test('gives the entries of a list as items', async () => {
	bench.addOrders(anOrder(1), anOrder(2));
	const run = await bench.run(
		call('orders', '2026-01-01', 'searchOrders', { query: { lastUpdatedAfter: '2026-11-01T00:00:00Z' }, options: { itemsFrom: 'orders' } }),
	);
	expect(run.json('Amazon').map((order) => order.orderId)).toEqual([orderId(1), orderId(2)]);
	const none = await bench.run(
		call('orders', '2026-01-01', 'searchOrders', {
			query: { lastUpdatedAfter: '2026-11-01T00:00:00Z' },
			options: { itemsFrom: 'payload' },
		}),
	);
	expect(none.error?.message).toBe('The answer has no list payload');
});

test('sends a body, and an answer without one is an empty item', async () => {
	bench.addOrders(anOrder(1, { fulfillment: { ...(anOrder(1).fulfillment as object), fulfillmentStatus: 'UNSHIPPED' } }));
	const body = {
		marketplaceId: 'A1F83G8C2ARO7P',
		packageDetail: {
			packageReferenceId: '1',
			carrierCode: 'DPD',
			trackingNumber: '15501234567890',
			shipDate: '2026-11-20T09:00:00Z',
			orderItems: [{ orderItemId: '9001', quantity: 1 }],
		},
	};
	const run = await bench.run(call('orders', 'v0', 'confirmShipment', { path: { orderId: orderId(1) }, body: JSON.stringify(body) }));
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toEqual([{}]);
	expect(bench.asked(/shipmentConfirmation$/).map(bodyOf)).toEqual([body]);
});

test('takes a list as body, and gives the entries of an answer that is a list as items', async () => {
	// getMyFeesEstimates is not in the sandbox: its body and its answer are lists.
	const asks = ['T-1', 'T-2'].map((IdValue) => ({ IdType: 'SellerSKU', IdValue }));
	const sent: unknown[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request
			.on('data', (chunk: Buffer) => chunks.push(chunk))
			.on('end', () => {
				response.setHeader('content-type', 'application/json');
				if (request.url === '/auth/o2/token') return response.end('{"access_token":"Atza|test","token_type":"bearer","expires_in":3600}');
				const body = JSON.parse(Buffer.concat(chunks).toString()) as object[];
				sent.push([request.method, request.url, body]);
				return response.end(JSON.stringify(body.map((each) => ({ Status: 'Success', FeesEstimateIdentifier: each }))));
			});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	Object.assign(bench.credentials.amazonSellerCentralApi, { endpoint, tokenUrl: `${endpoint}/auth/o2/token` });
	const run = await bench.run(call('productFees', 'v0', 'getMyFeesEstimates', { body: JSON.stringify(asks) }));
	server.close();
	server.closeAllConnections();
	expect(sent).toEqual([['POST', '/products/fees/v0/feesEstimate', asks]]);
	expect(run.json('Amazon')).toEqual(asks.map((each) => ({ Status: 'Success', FeesEstimateIdentifier: each })));
});

test('an operation that is not known to do no harm twice is sent once only', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'dropAfter', match: /^POST \/reports/ });
	const run = await bench.run(
		call('reports', '2021-06-30', 'createReport', {
			body: { reportType: 'GET_LEDGER_DETAIL_VIEW_DATA', marketplaceIds: ['A1F83G8C2ARO7P'] },
		}),
		{ more: { onError: 'continueRegularOutput' } },
	);
	expect(run.json('Amazon')).toMatchObject([{ details: { reason: 'outcomeUnknown', operation: 'createReport' } }]);
	expect(bench.sandbox.store.all('amazonReport')).toHaveLength(1);
});

test.each([
	['a path parameter that is missing', call('orders', '2026-01-01', 'getOrder'), 'getOrder cannot be called'],
	['an operation that there is not', call('orders', '2026-01-01', 'deleteOrder'), 'deleteOrder cannot be called'],
	[
		'parameters that are no JSON',
		call('orders', '2026-01-01', 'searchOrders', { query: '{"a": 1,' + '}' }),
		'Query Parameters is not JSON',
	],
	[
		'a body that is neither object nor list',
		call('feeds', '2021-06-30', 'createFeedDocument', { body: '7' }),
		'Body is neither an object nor a list',
	],
	['parameters that are no object', call('orders', '2026-01-01', 'searchOrders', { query: '[1]' }), 'Query Parameters is not an object'],
])('refuses %s and sends nothing', async (_what, parameters, message) => {
	const run = await bench.run(parameters);
	expect(run.error?.message).toContain(message);
	expect(bench.exchanges).toEqual([]);
});

test('lists the marketplaces of the account, or the known ones without asking', async () => {
	const run = await bench.run({ resource: 'marketplace', operation: 'getAll', source: 'amazon', returnAll: true });
	expect(run.json('Amazon')).toMatchObject([
		{ marketplaceId: 'A1F83G8C2ARO7P', countryCode: 'GB', defaultCurrencyCode: 'GBP', isParticipating: true, hasSuspendedListings: false },
	]);
	const asked = bench.exchanges.length;
	const known = await bench.run({ resource: 'marketplace', operation: 'getAll', source: 'known', returnAll: true });
	expect(known.json('Amazon')).toHaveLength(11);
	expect(known.json('Amazon')).toContainEqual({ marketplaceId: 'A1PA6795UKMFR9', name: 'Amazon.de', countryCode: 'DE' });
	expect(bench.exchanges).toHaveLength(asked);
});
