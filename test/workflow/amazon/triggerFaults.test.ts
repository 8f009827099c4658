import { orderId } from './fixtures';
import { idsOf, PollBench } from './pollBench';

jest.setTimeout(60_000);

let bench: PollBench;
beforeEach(async () => (bench = await PollBench.start()));
afterEach(async () => await bench.stop());

const SEARCH = '/orders/2026-01-01/orders';
const created = { event: 'orderCreated' };
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://x').searchParams);

describe('when Amazon fails', () => {
	const fail = (times: number) => bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'unavailable', match: /^GET \/orders\//, times });

	test('the poll fails, and the next one gives what it should have given', async () => {
		await bench.poll(created);
		bench.amazon.addOrders(bench.orderAt(1, 1));
		bench.amazon.clock.advance(5 * 60_000);
		const before = JSON.stringify(bench.memory);
		fail(5);
		await expect(bench.poll(created)).rejects.toMatchObject({
			message: expect.stringContaining('Amazon could not answer searchOrders (createdAfter 2026-'),
			httpCode: '503',
		});
		expect(JSON.parse(JSON.stringify(bench.memory))).toEqual(JSON.parse(before));
		expect(idsOf(await bench.later(5, created))).toEqual([orderId(1)]);
	});

	test('a page that fails keeps the pages before it; the next poll goes on with that page', async () => {
		await bench.poll(created);
		for (let n = 1; n <= 250; n++) bench.amazon.addOrders(bench.orderAt(n, n / 100));
		bench.amazon.clock.advance(10 * 60_000);
		// The first page goes through, the second never does in this poll.
		let pages = 0;
		bench.amazon.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
			if (request.url?.startsWith(SEARCH) && ++pages === 2) fail(5);
		});
		expect(idsOf(await bench.poll(created))).toEqual(Array.from({ length: 100 }, (_, index) => orderId(index + 1)));
		bench.restart();
		expect(idsOf(await bench.later(3, created))).toEqual(Array.from({ length: 150 }, (_, index) => orderId(index + 101)));
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
		for (let n = 1; n <= 150; n++) bench.amazon.addOrders(bench.orderAt(n, n / 100));
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
		for (let n = 1; n <= 150; n++) bench.amazon.addOrders(bench.orderAt(n, n / 100));
		bench.amazon.clock.advance(10 * 60_000);
		let pages = 0;
		bench.amazon.sandbox.app.server.prependListener('request', (request: { url?: string }) => {
			if (request.url?.startsWith(SEARCH) && ++pages === 2) fail(5);
		});
		expect(await bench.poll(created)).toHaveLength(100);
		expect(await bench.later(25 * 60, created)).toEqual([]); // the token was good for a day
		expect(idsOf(await bench.later(1, created))).toEqual(Array.from({ length: 50 }, (_, index) => orderId(index + 101)));
	});

	test.each(['emptyPage', 'shortPage'] as const)('%s loses nothing and doubles nothing', async (kind) => {
		await bench.poll(created);
		bench.amazon.addOrders(bench.orderAt(1, 1), bench.orderAt(2, 2), bench.orderAt(3, 3));
		bench.amazon.sandbox.faults.add({ side: 'amazon', kind, match: /^GET \/orders\// });
		expect(idsOf(await bench.later(10, created))).toEqual([orderId(1), orderId(2), orderId(3)]);
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
		for (let n = 1; n <= 2100; n++) bench.amazon.addOrders(bench.orderAt(n, n / 1000));
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
		bench.amazon.addOrders(bench.orderAt(1, 1));
		bench.amazon.clock.advance(5 * 60_000);
		const before = JSON.stringify(bench.memory);
		expect(await bench.poll(created, { budgetMs: 0 }).catch(() => [])).toEqual([]);
		expect(JSON.stringify(bench.memory)).toBe(before);
		expect(idsOf(await bench.poll(created))).toEqual([orderId(1)]);
	});

	test('polls that overlap do not give an event twice', async () => {
		await bench.poll(created);
		bench.amazon.addOrders(bench.orderAt(1, 1));
		bench.amazon.clock.advance(5 * 60_000);
		const polls = await Promise.all([1, 2, 3].map(async () => await bench.poll(created)));
		expect(polls.flat().map((item) => item.orderId)).toEqual([orderId(1)]);
	});
});
