import { ORDERS, startWorld, type World } from './world';

describe('Backlogs and counted calls', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld({ company: 'empty', rateFactor: 1 })));
	afterEach(async () => world.sandbox.stop());
	const add = async (body: object) => world.http.post('/sandbox/amazon/backlog', body);
	const calls = async () => (await world.http.get('/sandbox/amazon/calls')).data;

	it('adds many orders and listings at once, and more of them later', async () => {
		expect((await add({ orders: 250, listings: 30 })).data).toEqual({ orders: 250, listings: 30 });
		expect((await add({ orders: 5, since: '2026-11-20T00:00:00Z' })).data).toEqual({ orders: 255, listings: 30 });
		const seen = new Set<string>();
		let paginationToken: string | undefined;
		let pages = 0;
		do {
			const { data } = await world.get(ORDERS, { lastUpdatedAfter: '2026-11-01T00:00:00Z', paginationToken });
			data.orders.forEach(({ orderId }: { orderId: string }) => seen.add(orderId));
			paginationToken = data.pagination?.nextToken;
			pages += 1;
		} while (paginationToken);
		expect([seen.size, pages]).toEqual([255, 3]);
		const { data } = await world.get('/listings/2021-08-01/items/A2HARBOURHEARTH/BACKLOG-0000029', {
			marketplaceIds: 'A1F83G8C2ARO7P',
			includedData: 'fulfillmentAvailability',
		});
		expect(data.fulfillmentAvailability).toEqual([{ fulfillmentChannelCode: 'DEFAULT', quantity: 10 }]);
		expect((await add({ orders: -1 })).status).toBe(400);
		expect((await add({ parcels: 1 })).status).toBe(400);
	});

	it('counts the calls of each operation that were accepted and those that were throttled', async () => {
		expect(await calls()).toEqual({});
		for (let n = 0; n < 22; n += 1) await world.get(ORDERS, { createdAfter: '2026-11-01T00:00:00Z' });
		await world.get('/orders/2026-01-01/orders/202-0000000-0000000');
		expect(await calls()).toEqual({ searchOrders: { accepted: 20, throttled: 2 }, getOrder: { accepted: 1, throttled: 0 } });
		expect((await world.http.delete('/sandbox/amazon/calls')).status).toBe(204);
		expect(await calls()).toEqual({});
	});

	it('lets a caller through who waits exactly as long as the rate says, again and again', async () => {
		await add({ listings: 1 });
		const item = '/listings/2021-08-01/items/A2HARBOURHEARTH/BACKLOG-0000000';
		const body = {
			productType: 'PRODUCT',
			patches: [
				{ op: 'merge', path: '/attributes/fulfillment_availability', value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 1 }] },
			],
		};
		for (let n = 0; n < 60; n += 1) {
			if (n >= 5) world.clock.advance(200);
			await world.send('PATCH', `${item}?marketplaceIds=A1F83G8C2ARO7P`, body);
		}
		expect(await calls()).toEqual({ patchListingsItem: { accepted: 60, throttled: 0 } });
	});
});
