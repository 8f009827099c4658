import { anOrder, DE, orderId, UK } from './fixtures';
import { PollBench } from './pollBench';

jest.setTimeout(60_000);

let bench: PollBench;
beforeEach(async () => (bench = await PollBench.start()));
afterEach(async () => await bench.stop());

const SEARCH = '/orders/2026-01-01/orders';
const created = { event: 'orderCreated' };
const changed = { event: 'orderChanged' };
const cancellation = { event: 'cancellationRequested' };
const ids = (items: Array<{ orderId?: unknown }>) => items.map((item) => item.orderId);
const status = (fulfillmentStatus: string) => ({ fulfillment: { ...(anOrder(1).fulfillment as object), fulfillmentStatus } });

/** An order whose times are so many minutes from the sandbox's now. */
const orderAt = (n: number, minutes: number, more: Record<string, unknown> = {}) => {
	const time = new Date(bench.amazon.clock.now() + minutes * 60_000).toISOString();
	return anOrder(n, { createdTime: time, lastUpdatedTime: time, ...more });
};
const change = (n: number, more: Record<string, unknown>) => {
	const record = bench.amazon.sandbox.store.all('amazonOrder').find(({ order }) => (order as { orderId: string }).orderId === orderId(n))!;
	const lastUpdatedTime = new Date(bench.amazon.clock.now()).toISOString();
	bench.amazon.sandbox.store.update('amazonOrder', record.id, { order: { ...(record.order as object), lastUpdatedTime, ...more } });
};
const askToCancel = (n: number) =>
	change(n, {
		orderItems: [
			{
				...(anOrder(n).orderItems as object[])[0],
				cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } },
			},
		],
	});
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams);

test('starts now: what was there before is no event', async () => {
	bench.amazon.addOrders(orderAt(1, -60), orderAt(2, -5));
	expect(await bench.poll(created)).toEqual([]);
	expect(await bench.later(10, created)).toEqual([]);
	bench.amazon.addOrders(orderAt(3, 1));
	expect(ids(await bench.later(5, created))).toEqual([orderId(3)]);
});

test('gives each created order once, although every poll reads back a while', async () => {
	await bench.poll(created);
	bench.amazon.addOrders(orderAt(1, 1), orderAt(2, 2));
	expect(ids(await bench.later(5, created))).toEqual([orderId(1), orderId(2)]);
	for (let poll = 0; poll < 4; poll++) expect(await bench.later(5, created)).toEqual([]);
});

test('an order that shows late in the search is not lost', async () => {
	await bench.poll(created);
	await bench.later(30, created);
	bench.amazon.addOrders(orderAt(1, -10)); // its own time lies before the last poll
	expect(ids(await bench.later(3, created))).toEqual([orderId(1)]);
});

test('starts from a time that is given', async () => {
	bench.amazon.addOrders(orderAt(1, -180), orderAt(2, -60));
	const startFrom = new Date(bench.amazon.clock.now() - 120 * 60_000).toISOString();
	expect(ids(await bench.poll({ ...created, startFrom }))).toEqual([orderId(2)]);
	await expect(bench.poll({ ...created, startFrom: 'soon' })).rejects.toThrow('Start From is not a date: "soon"');
});

test('a start without a zone is in the time zone of the workflow, whatever that of the server', async () => {
	await bench.poll({ ...created, startFrom: '2026-07-01T00:00:00' });
	expect(bench.memory).toMatchObject({ state: { startedAt: '2026-06-30T23:00:00Z' } }); // summer time in London
});

test('gives an order at each of its changes', async () => {
	await bench.poll(changed);
	bench.amazon.addOrders(orderAt(1, 1));
	expect(ids(await bench.later(5, changed))).toEqual([orderId(1)]);
	expect(await bench.later(5, changed)).toEqual([]);
	change(1, status('CANCELLED'));
	expect(await bench.later(5, changed)).toMatchObject([{ orderId: orderId(1), fulfillment: { fulfillmentStatus: 'CANCELLED' } }]);
	expect(await bench.later(5, changed)).toEqual([]);
});

test('of changed orders gives only those that are ready to import, when asked to', async () => {
	const ready = { ...changed, readyOnly: true };
	await bench.poll(ready);
	bench.amazon.addOrders(orderAt(1, 1, status('PENDING')), orderAt(2, 1, status('UNSHIPPED')));
	expect(ids(await bench.later(5, ready))).toEqual([orderId(2)]);
	change(1, status('UNSHIPPED'));
	expect(ids(await bench.later(5, ready))).toEqual([orderId(1)]);
});

test('a created order that is pending waits, and comes once when it is ready, days later', async () => {
	const ready = { ...created, readyOnly: true };
	await bench.poll(ready);
	bench.amazon.addOrders(orderAt(1, 1, status('PENDING')), orderAt(2, 1, status('PENDING')));
	expect(await bench.later(5, ready)).toEqual([]);
	expect(await bench.later(3 * 1440, ready)).toEqual([]);
	bench.restart();
	change(1, status('UNSHIPPED'));
	change(2, status('CANCELLED'));
	expect(ids(await bench.later(5, ready))).toEqual([orderId(1)]);
	const looks = bench.amazon.asked(/^\/orders\/2026-01-01\/orders\/.+/).length;
	expect(await bench.later(5, ready)).toEqual([]);
	// The cancelled one is over too: nobody looks any more.
	expect(bench.amazon.asked(/^\/orders\/2026-01-01\/orders\/.+/)).toHaveLength(looks);
});

test('a waiting order that Amazon no longer knows is over; one whose look fails fails the poll and waits on', async () => {
	const ready = { ...created, readyOnly: true };
	await bench.poll(ready);
	bench.amazon.addOrders(orderAt(1, 1, status('PENDING')), orderAt(2, 1, status('PENDING')));
	await bench.later(5, ready);
	const gone = bench.amazon.sandbox.store.all('amazonOrder').find(({ order }) => (order as { orderId: string }).orderId === orderId(1))!;
	bench.amazon.sandbox.store.delete('amazonOrder', gone.id);
	expect(await bench.later(5, ready)).toEqual([]);
	expect(Object.keys((bench.memory.state as { waiting: object }).waiting)).toEqual([orderId(2)]);
	change(2, status('UNSHIPPED'));
	bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'unavailable', match: /^GET \/orders\/2026-01-01\/orders\/./, times: 5 });
	await expect(bench.later(5, ready)).rejects.toThrow('Amazon could not answer getOrder');
	expect(ids(await bench.later(5, ready))).toEqual([orderId(2)]);
});

test('the cursor moves on also when Amazon does not say up to when it looked', async () => {
	const { parse } = JSON;
	jest.spyOn(JSON, 'parse').mockImplementation((text) => {
		const value: unknown = parse(text);
		return typeof value === 'object' && value !== null && 'createdBefore' in value ? { ...value, createdBefore: undefined } : value;
	});
	await bench.poll(created);
	await bench.later(60, created);
	expect(bench.memory).toMatchObject({ state: { cursor: '2026-11-20T12:58:00Z' } });
});

test("gives a buyer's request to cancel once, whatever changes at the order afterwards", async () => {
	await bench.poll(cancellation);
	bench.amazon.addOrders(orderAt(1, 1), orderAt(2, 1));
	expect(await bench.later(5, cancellation)).toEqual([]);
	askToCancel(1);
	const [request, ...others] = await bench.later(5, cancellation);
	expect(others).toEqual([]);
	expect(request).toMatchObject({
		orderId: orderId(1),
		orderItems: [{ cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } } }],
	});
	bench.amazon.clock.advance(120 * 60_000);
	change(1, status('SHIPPED'));
	expect(await bench.later(5, cancellation)).toEqual([]);
});

test('a manual run shows samples and moves nothing', async () => {
	bench.amazon.addOrders(orderAt(1, -60 * 24), orderAt(2, -60));
	await bench.poll(created);
	const before = JSON.stringify(bench.memory);
	bench.amazon.addOrders(orderAt(3, 1));
	bench.amazon.clock.advance(10 * 60_000);
	expect(ids(await bench.poll(created, { mode: 'manual' }))).toEqual([orderId(1), orderId(2), orderId(3)]);
	expect(JSON.stringify(bench.memory)).toBe(before);
	expect(ids(await bench.poll(created))).toEqual([orderId(3)]);
});

test('a sample shows only what would be given out, without gift messages', async () => {
	const packing = { giftOption: { giftMessage: 'Happy birthday, Anna', giftWrapLevel: 'STANDARD' } };
	bench.amazon.addOrders(
		orderAt(1, -60, status('PENDING')),
		orderAt(2, -60, { orderItems: [{ ...(anOrder(2).orderItems as object[])[0], fulfillment: { packing } }] }),
	);
	const sample = await bench.poll({ ...created, readyOnly: true }, { mode: 'manual' });
	expect(ids(sample)).toEqual([orderId(2)]);
	expect(JSON.stringify(sample)).not.toContain('Anna');
	const parameters = { ...changed, startFrom: '2026-11-01T00:00:00Z' };
	expect(JSON.stringify(await bench.poll(parameters))).not.toContain('Anna');
	expect(JSON.stringify(await bench.poll({ ...parameters, includedData: ['RECIPIENT'], marketplaceIds: UK }))).toContain('Anna');
});

test('another credential or another setting does not go on from the same place', async () => {
	await bench.poll(created);
	bench.amazon.addOrders(
		orderAt(1, 1),
		orderAt(2, 1, { salesChannel: { channelName: 'AMAZON', marketplaceId: DE, marketplaceName: 'Amazon.de' } }),
	);
	bench.amazon.clock.advance(10 * 60_000);
	expect(await bench.poll(created, { credentialId: 'seller-2' })).toEqual([]);
	expect(await bench.poll({ ...created, marketplaceIds: DE })).toEqual([]);
	bench.amazon.addOrders(
		orderAt(3, 1),
		orderAt(4, 1, { salesChannel: { channelName: 'AMAZON', marketplaceId: DE, marketplaceName: 'Amazon.de' } }),
	);
	expect(ids(await bench.later(5, { ...created, marketplaceIds: DE }))).toEqual([orderId(4)]);
});

test('a new refresh token of the same credential goes on where the old one was', async () => {
	await bench.poll({ ...created, marketplaceIds: UK });
	const [state] = Object.values(bench.memory);
	await bench.later(5, { ...created, marketplaceIds: UK });
	expect(Object.values(bench.memory)[0]).toMatchObject({
		scope: (state as { scope: string }).scope,
		startedAt: (state as { startedAt: string }).startedAt,
	});
});

describe('when Amazon fails', () => {
	const fail = (times: number) => bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'unavailable', match: /^GET \/orders\//, times });

	test('the poll fails, and the next one gives what it should have given', async () => {
		await bench.poll(created);
		bench.amazon.addOrders(orderAt(1, 1));
		bench.amazon.clock.advance(5 * 60_000);
		const before = JSON.stringify(bench.memory);
		fail(5);
		await expect(bench.poll(created)).rejects.toMatchObject({
			message: expect.stringContaining('Amazon could not answer searchOrders (createdAfter 2026-'),
			httpCode: '503',
		});
		expect(JSON.parse(JSON.stringify(bench.memory))).toEqual(JSON.parse(before));
		expect(ids(await bench.later(5, created))).toEqual([orderId(1)]);
	});

	test('a page that fails keeps the pages before it; the next poll goes on with that page', async () => {
		await bench.poll(created);
		for (let n = 1; n <= 250; n++) bench.amazon.addOrders(orderAt(n, n / 100));
		bench.amazon.clock.advance(10 * 60_000);
		// The first page goes through, the second never does in this poll.
		let pages = 0;
		bench.amazon.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
			if (request.url?.startsWith(SEARCH) && ++pages === 2) fail(5);
		});
		expect(ids(await bench.poll(created))).toEqual(Array.from({ length: 100 }, (_, index) => orderId(index + 1)));
		bench.restart();
		expect(ids(await bench.later(3, created))).toEqual(Array.from({ length: 150 }, (_, index) => orderId(index + 101)));
		// Amazon wants the parameters of the first page with every token.
		const afters = bench.amazon
			.asked(SEARCH)
			.filter(({ url }) => url.includes('paginationToken'))
			.map(({ url }) => queryOf(url).createdAfter);
		expect(new Set(afters).size).toBe(1);
		expect(await bench.later(5, created)).toEqual([]);
	});

	test('a page that goes on failing is the error of the next poll', async () => {
		await bench.poll(created);
		for (let n = 1; n <= 150; n++) bench.amazon.addOrders(orderAt(n, n / 100));
		bench.amazon.clock.advance(10 * 60_000);
		let pages = 0;
		bench.amazon.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
			if (request.url?.startsWith(SEARCH) && ++pages === 2) fail(10);
		});
		expect(await bench.poll(created)).toHaveLength(100);
		await expect(bench.later(1, created)).rejects.toThrow('Amazon could not answer searchOrders');
		expect(await bench.later(1, created)).toHaveLength(50);
	});

	test('a page token that has expired starts the listing again, and nothing comes twice', async () => {
		await bench.poll(created);
		for (let n = 1; n <= 150; n++) bench.amazon.addOrders(orderAt(n, n / 100));
		bench.amazon.clock.advance(10 * 60_000);
		let pages = 0;
		bench.amazon.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
			if (request.url?.startsWith(SEARCH) && ++pages === 2) fail(5);
		});
		expect(await bench.poll(created)).toHaveLength(100);
		expect(await bench.later(25 * 60, created)).toEqual([]); // the token was good for a day
		expect(ids(await bench.later(1, created))).toEqual(Array.from({ length: 50 }, (_, index) => orderId(index + 101)));
	});

	test.each(['emptyPage', 'shortPage'] as const)('%s loses nothing and doubles nothing', async (kind) => {
		await bench.poll(created);
		bench.amazon.addOrders(orderAt(1, 1), orderAt(2, 2), orderAt(3, 3));
		bench.amazon.sandbox.faults.add({ side: 'amazon', kind, match: /^GET \/orders\// });
		expect(ids(await bench.later(10, created))).toEqual([orderId(1), orderId(2), orderId(3)]);
		expect(await bench.later(5, created)).toEqual([]);
	});

	test('a credential that is refused fails the poll as such, so that n8n backs off', async () => {
		bench.amazon.credentials.amazonSellerCentralApi.refreshToken = 'Atzr|revoked';
		await expect(bench.poll(created)).rejects.toMatchObject({
			message: expect.stringContaining('Login with Amazon refused the credential for searchOrders (createdAfter 2026-'),
			failure: { cause: 'credential-invalid' },
		});
		expect(bench.memory).toEqual({});
	});
});

describe('the time of a poll', () => {
	test('is used for as many pages as fit; the rest comes with the next poll', async () => {
		await bench.stop();
		bench = await PollBench.start(1); // real rates: 20 searches at once, then one in 179 s
		await bench.poll(created);
		for (let n = 1; n <= 2100; n++) bench.amazon.addOrders(orderAt(n, n / 1000));
		bench.amazon.clock.advance(10 * 60_000);
		const started = bench.amazon.clock.now();
		const first = await bench.poll(created, { budgetMs: 36_000 });
		// The first poll took one of the burst of 20, and it came back in the ten minutes since: 20 pages, and no wait for the next one.
		expect(first).toHaveLength(2000);
		expect(bench.amazon.clock.now()).toBe(started);
		expect(bench.amazon.asked(SEARCH).filter(({ status: code }) => code === 429)).toEqual([]);
		// Without a turn there is nothing to give, and nothing is wrong either.
		expect(await bench.poll(created, { budgetMs: 10_000 })).toEqual([]);
		expect(await bench.later(3, created, { budgetMs: 10_000 })).toHaveLength(100);
	});

	test('that has passed gives nothing and remembers nothing, because n8n drops what comes too late', async () => {
		await bench.poll(created);
		bench.amazon.addOrders(orderAt(1, 1));
		bench.amazon.clock.advance(5 * 60_000);
		const before = JSON.stringify(bench.memory);
		expect(await bench.poll(created, { budgetMs: 0 }).catch(() => [])).toEqual([]);
		expect(JSON.stringify(bench.memory)).toBe(before);
		expect(ids(await bench.poll(created))).toEqual([orderId(1)]);
	});

	test('polls that overlap do not give an event twice', async () => {
		await bench.poll(created);
		bench.amazon.addOrders(orderAt(1, 1));
		bench.amazon.clock.advance(5 * 60_000);
		const polls = await Promise.all([1, 2, 3].map(async () => await bench.poll(created)));
		expect(polls.flat().map((item) => item.orderId)).toEqual([orderId(1)]);
	});
});
