import { AmazonBench, anOrder, DE, orderId } from './fixtures';

jest.setTimeout(30_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.start()));
afterEach(async () => await bench.sandbox.stop());

const SEARCH = '/orders/2026-01-01/orders';
const getAll = {
	resource: 'order',
	operation: 'getAll',
	returnAll: true,
	after: '2026-11-01T00:00:00Z',
	includedData: ['PROCEEDS', 'FULFILLMENT'],
};
const idsOf = (items: Array<{ orderId?: unknown }>) => items.map((item) => item.orderId);
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams);

test('gets all orders over several pages, each paired with the item it was asked for', async () => {
	bench.addOrders(...Array.from({ length: 130 }, (_, n) => anOrder(n)));
	const run = await bench.run(getAll);
	expect(run.error).toBeUndefined();
	expect(idsOf(run.json('Amazon'))).toEqual(Array.from({ length: 130 }, (_, n) => orderId(n)));
	expect(run.items('Amazon').every((item) => (item.pairedItem as { item: number }).item === 0)).toBe(true);
	const [first, second] = bench.asked(SEARCH).map(({ url }) => queryOf(url));
	expect(first).toEqual({ lastUpdatedAfter: '2026-11-01T00:00:00Z', includedData: 'PROCEEDS,FULFILLMENT', maxResultsPerPage: '100' });
	const { paginationToken, ...rest } = second;
	expect(paginationToken).toBeTruthy();
	expect(rest).toEqual(first);
});

test("gives Amazon's order untouched: amounts stay text, characters stay whole", async () => {
	bench.addOrders(anOrder(7, { proceeds: { grandTotal: { amount: '1234567890.10', currencyCode: 'GBP' }, breakdowns: [] } }));
	const [order] = (await bench.run(getAll)).json('Amazon');
	expect(order.proceeds).toEqual({ grandTotal: { amount: '1234567890.10', currencyCode: 'GBP' }, breakdowns: [] });
	expect(order.orderItems).toMatchObject([{ orderItemId: '9007', product: { title: 'Teapot, Müller' } }]);
	expect(order).not.toHaveProperty('buyer');
});

test('asks for nothing personal by itself, and leaves gift messages out until the buyer or the recipient is asked for', async () => {
	const packing = { giftOption: { giftMessage: 'Happy birthday, Anna', giftWrapLevel: 'STANDARD' } };
	bench.addOrders(
		anOrder(1, {
			orderItems: [{ ...(anOrder(1).orderItems as object[])[0], fulfillment: { quantityFulfilled: 1, quantityUnfulfilled: 0, packing } }],
		}),
	);
	const { includedData: _chosen, ...asItIs } = getAll;
	const one = { resource: 'order', operation: 'get', orderId: orderId(1) };
	for (const parameters of [asItIs, one]) {
		const [order] = (await bench.run(parameters)).json('Amazon') as any[];
		expect(order.orderItems[0].fulfillment).toEqual({
			quantityFulfilled: 1,
			quantityUnfulfilled: 0,
			packing: { giftOption: { giftWrapLevel: 'STANDARD' } },
		});
	}
	expect(bench.asked(/^\/orders\//).map(({ url }) => queryOf(url).includedData)).toEqual(['FULFILLMENT,PROCEEDS', 'FULFILLMENT,PROCEEDS']);
	const [whole] = (await bench.run({ ...one, includedData: ['FULFILLMENT', 'RECIPIENT'] })).json('Amazon') as any[];
	expect(whole.orderItems[0].fulfillment.packing).toEqual(packing);
});

test('asks for no more than the limit', async () => {
	bench.addOrders(...Array.from({ length: 12 }, (_, n) => anOrder(n)));
	const run = await bench.run({ ...getAll, returnAll: false, limit: 5 });
	expect(idsOf(run.json('Amazon'))).toEqual([0, 1, 2, 3, 4].map(orderId));
	expect(bench.asked(SEARCH).map(({ url }) => queryOf(url).maxResultsPerPage)).toEqual(['5']);
});

test('filters by status, fulfilment and marketplace, between two dates of creation', async () => {
	const german = { salesChannel: { channelName: 'AMAZON', marketplaceId: DE, marketplaceName: 'Amazon.de' } };
	const pending = { fulfillment: { ...(anOrder(3).fulfillment as object), fulfillmentStatus: 'PENDING' } };
	bench.addOrders(anOrder(1), anOrder(2, german), anOrder(3, pending), anOrder(4, { createdTime: '2026-11-15T00:00:00Z' }));
	const run = await bench.run({
		...getAll,
		dateField: 'created',
		before: '2026-11-14T00:00:00Z',
		filters: {
			fulfillmentStatuses: ['SHIPPED', 'UNSHIPPED'],
			fulfilledBy: ['MERCHANT'],
			marketplaceIds: ' A1F83G8C2ARO7P, A13V1IB3VIYZZH ',
		},
	});
	expect(idsOf(run.json('Amazon'))).toEqual([orderId(1)]);
	expect(queryOf(bench.asked(SEARCH)[0].url)).toMatchObject({
		createdAfter: '2026-11-01T00:00:00Z',
		createdBefore: '2026-11-14T00:00:00Z',
		fulfillmentStatuses: 'SHIPPED,UNSHIPPED',
		fulfilledBy: 'MERCHANT',
		marketplaceIds: 'A1F83G8C2ARO7P,A13V1IB3VIYZZH',
	});
});

test('reads a date without a zone in the time zone of the workflow', async () => {
	await bench.run({ ...getAll, after: '2026-07-01T00:00:00' });
	expect(queryOf(bench.asked(SEARCH)[0].url).lastUpdatedAfter).toBe('2026-06-30T23:00:00Z'); // summer time in London
});

test('takes a date that an expression computed', async () => {
	await bench.run({ ...getAll, after: "={{ DateTime.fromISO('2026-11-01T05:00:00+05:00') }}" });
	expect(queryOf(bench.asked(SEARCH)[0].url).lastUpdatedAfter).toBe('2026-11-01T00:00:00Z');
});

test('no orders are no items', async () => {
	const run = await bench.run(getAll);
	expect(run.status).toBe('success');
	expect(run.json('Amazon')).toEqual([]);
});

test.each([
	['an After that comes out empty', { after: '={{ "" }}' }, 'After is empty'],
	['an After that is no date', { after: 'yesterday' }, 'After is not a date: "yesterday"'],
	['a Before that is earlier', { before: '2026-10-01T00:00:00Z' }, 'Before (2026-10-01T00:00:00Z) is earlier than After'],
	['51 marketplaces', { filters: { marketplaceIds: Array(51).fill('A1F83G8C2ARO7P').join() } }, '51 marketplace IDs'],
])('refuses %s and sends nothing', async (_what, change, message) => {
	const run = await bench.run({ ...getAll, ...change });
	expect(run.status).toBe('error');
	expect(run.error?.message).toContain(message);
	expect(bench.exchanges).toEqual([]);
});

test('gets single orders by id, one for each item', async () => {
	bench.addOrders(anOrder(1), anOrder(2));
	const parameters = { resource: 'order', operation: 'get', orderId: '={{ $json.id }}', includedData: ['BUYER'] };
	const run = await bench.run(parameters, { items: [{ json: { id: orderId(2) } }, { json: { id: orderId(1) } }] });
	expect(run.json('Amazon').map(({ orderId: id, buyer }) => [id, buyer])).toEqual([
		[orderId(2), { buyerName: 'Buyer 2' }],
		[orderId(1), { buyerName: 'Buyer 1' }],
	]);
	expect(run.items('Amazon').map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test('with continue on fail an unknown order becomes an item of exactly error and details, and the others go on', async () => {
	bench.addOrders(anOrder(1));
	const parameters = { resource: 'order', operation: 'get', orderId: '={{ $json.id }}', includedData: [] };
	const items = [{ json: { id: '026-0000000-0000000' } }, { json: { id: orderId(1) } }];
	const run = await bench.run(parameters, { items, more: { onError: 'continueRegularOutput' } });
	const [failed, good] = run.items('Amazon');
	expect(Object.keys(failed.json).sort()).toEqual(['details', 'error']);
	expect(failed.json.error).toBe('Amazon does not know what getOrder asked for (order 026-0000000-0000000)');
	expect(failed.json.details).toMatchObject({
		kind: 'runFailed',
		reason: 'notFound',
		operation: 'getOrder',
		httpStatus: 404,
		code: 'NotFound',
	});
	expect(failed.pairedItem).toEqual({ item: 0 });
	expect(good.json.orderId).toBe(orderId(1));
	expect(good.pairedItem).toEqual({ item: 1 });
});

test('with an error output the failed item goes there with its details, and only the good one goes on', async () => {
	bench.addOrders(anOrder(1));
	const parameters = { resource: 'order', operation: 'get', orderId: '={{ $json.id }}', includedData: [] };
	const items = [{ json: { id: '026-0000000-0000000' } }, { json: { id: orderId(1) } }];
	const run = await bench.run(parameters, { items, more: { onError: 'continueErrorOutput' } });
	expect(idsOf(run.json('Amazon', 0))).toEqual([orderId(1)]);
	expect(run.json('Amazon', 1)).toMatchObject([{ details: { kind: 'runFailed', reason: 'notFound', httpStatus: 404 } }]);
});
