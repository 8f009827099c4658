import { ORDERS, startWorld, type World } from './world';

const ALL = { createdAfter: '2026-01-01T00:00:00Z' };

describe('searchOrders and getOrder', () => {
	let world: World;
	beforeAll(async () => void (world = await startWorld()));
	afterAll(async () => world.sandbox.stop());
	const search = async (params: Record<string, unknown>) => world.get(ORDERS, params);

	it.each([
		['no start', {}],
		['both starts', { createdAfter: '2026-11-01T00:00:00Z', lastUpdatedAfter: '2026-11-01T00:00:00Z' }],
		['the other end', { createdAfter: '2026-11-01T00:00:00Z', lastUpdatedBefore: '2026-11-02T00:00:00Z' }],
		['an end before the start', { createdAfter: '2026-11-02T00:00:00Z', createdBefore: '2026-11-01T00:00:00Z' }],
		['an end less than two minutes ago', { createdAfter: '2026-11-01T00:00:00Z', createdBefore: '2026-11-23T09:58:01Z' }],
		['a time without a zone', { createdAfter: '2026-11-01T00:00:00' }],
		['a page of 101', { ...ALL, maxResultsPerPage: 101 }],
		['a page of none', { ...ALL, maxResultsPerPage: 0 }],
		['an unknown dataset', { ...ALL, includedData: 'BUYER,PRICES' }],
		['an unknown status', { ...ALL, fulfillmentStatuses: 'Shipped' }],
		['51 marketplaces', { ...ALL, marketplaceIds: Array<string>(51).fill('A1F83G8C2ARO7P').join(',') }],
	])('refuses %s', async (_what, params) => {
		const answer = await search(params);
		expect([answer.status, answer.data.errors[0].code]).toEqual([400, 'InvalidInput']);
	});

	it('answers the end of the searched time: two minutes ago unless one was asked for', async () => {
		expect((await search(ALL)).data.createdBefore).toBe('2026-11-23T09:58:00Z');
		const { data } = await search({ lastUpdatedAfter: '2026-11-01T00:00:00+01:00', lastUpdatedBefore: '2026-11-20T00:00:00Z' });
		expect(data.lastUpdatedBefore).toBe('2026-11-20T00:00:00Z');
		expect(data).not.toHaveProperty('createdBefore');
		expect(
			data.orders.every(
				(order: { lastUpdatedTime: string }) =>
					order.lastUpdatedTime >= '2026-10-31T23:00:00Z' && order.lastUpdatedTime <= '2026-11-20T00:00:00Z',
			),
		).toBe(true);
	});

	it('shows only the datasets that were asked for', async () => {
		const bare = (await search({ ...ALL, maxResultsPerPage: 1 })).data.orders[0];
		expect(
			Object.keys(bare)
				.filter((name) => name !== 'programs')
				.sort(),
		).toEqual(['createdTime', 'lastUpdatedTime', 'orderId', 'orderItems', 'salesChannel']);
		expect(Object.keys(bare.orderItems[0]).sort()).toEqual(['orderItemId', 'product', 'quantityOrdered']);
		const { data } = await world.get(`${ORDERS}/${bare.orderId}`, { includedData: 'PROCEEDS,FULFILLMENT' });
		expect(data.order).toHaveProperty('proceeds.grandTotal');
		expect(data.order).toHaveProperty('fulfillment.fulfillmentStatus', 'SHIPPED');
		expect(data.order).not.toHaveProperty('recipient');
		expect(data.order.orderItems[0]).toHaveProperty('proceeds');
	});

	it('filters by status and by who fulfils', async () => {
		const ids = async (params: object) =>
			(await search({ ...ALL, ...params })).data.orders.map((order: { orderId: string }) => order.orderId);
		expect(await ids({ fulfillmentStatuses: 'PENDING' })).toHaveLength(1);
		expect(await ids({ fulfillmentStatuses: 'UNSHIPPED,PARTIALLY_SHIPPED' })).toHaveLength(8);
		const [merchant, amazon] = [await ids({ fulfilledBy: 'MERCHANT' }), await ids({ fulfilledBy: 'AMAZON' })];
		expect(merchant.length + amazon.length).toBe(72);
		expect(amazon.length).toBeGreaterThan(10);
		expect(await ids({ marketplaceIds: 'A1PA6795UKMFR9' })).toEqual([]);
	});

	it('pages through all orders once and leaves pagination out on the last page', async () => {
		const seen: string[] = [];
		let paginationToken: string | undefined;
		do {
			const { data } = await search({ ...ALL, maxResultsPerPage: 30, paginationToken });
			seen.push(...data.orders.map((order: { orderId: string }) => order.orderId));
			paginationToken = data.pagination?.nextToken;
			if (!paginationToken) expect(data).not.toHaveProperty('pagination');
			world.clock.advance(1000);
		} while (paginationToken);
		expect(seen).toHaveLength(72);
		expect(new Set(seen).size).toBe(72);
	});

	it('holds a page token to its parameters, except page size and datasets, and to 24 hours', async () => {
		const paginationToken = (await search({ ...ALL, maxResultsPerPage: 10 })).data.pagination.nextToken;
		expect((await search({ ...ALL, maxResultsPerPage: 20, includedData: 'BUYER', paginationToken })).status).toBe(200);
		expect((await search({ ...ALL, fulfilledBy: 'AMAZON', paginationToken })).status).toBe(400);
		expect((await search({ createdAfter: '2026-01-02T00:00:00Z', paginationToken })).status).toBe(400);
		expect((await search({ ...ALL, paginationToken: `x${paginationToken}` })).status).toBe(400);
		world.clock.advance(24 * 3_600_000 + 1);
		await world.login();
		expect((await search({ ...ALL, paginationToken })).status).toBe(400);
		world.clock.set('2026-11-23T10:00:00Z');
		await world.login();
	});

	it('withholds the phone for Amazon-fulfilled orders and for shipped ones after the latest delivery', async () => {
		const orders = (await search({ ...ALL, includedData: 'RECIPIENT,FULFILLMENT' })).data.orders as Array<{
			recipient?: { deliveryAddress: { phone?: string } };
			fulfillment: { fulfilledBy: string; fulfillmentStatus: string; deliverByWindow: { latestDateTime: string } };
		}>;
		const withPhone = orders.filter((order) => order.recipient?.deliveryAddress.phone);
		expect(withPhone.length).toBeGreaterThan(0);
		for (const { fulfillment } of withPhone) {
			expect(fulfillment.fulfilledBy).toBe('MERCHANT');
			expect(fulfillment.fulfillmentStatus === 'SHIPPED' && fulfillment.deliverByWindow.latestDateTime < '2026-11-23T10:00:00Z').toBe(
				false,
			);
		}
	});

	it('says 404 for an order that it does not have', async () => {
		const answer = await world.get(`${ORDERS}/202-0000000-0000000`);
		expect([answer.status, answer.data.errors[0].code, answer.headers['x-amzn-ratelimit-limit']]).toEqual([404, 'NotFound', '50']);
	});
});
