import { runAmazonNode } from '../../../bench/node';
import { simulatedTiming } from '../../../bench/simulatedTiming';
import { addBacklog } from '../../../sandbox/amazon/backlog';
import { AmazonBench } from './fixtures';

/** The way to Amazon takes time, and never twice the same: the simulated clock moves on before each request comes in and after its answer. */
jest.setTimeout(120_000);

const SEARCH = '/orders/2026-01-01/orders';
const search = {
	resource: 'order',
	operation: 'getAll',
	returnAll: true,
	dateField: 'lastUpdated',
	after: '2026-11-18T00:00:00Z',
	includedData: ['FULFILLMENT'],
};

let bench: AmazonBench;
beforeEach(async () => {
	bench = await AmazonBench.start(1);
	jest.spyOn(Date, 'now').mockImplementation(() => bench.clock.now());
});
afterEach(async () => {
	jest.restoreAllMocks();
	await bench.sandbox.stop();
});

/** Milliseconds on the way there; those of the answer are as many. */
const delayed = (there: (url: string) => number): void => {
	bench.sandbox.app.server.prependListener('request', ({ url }: { url: string }, reply: NodeJS.EventEmitter) => {
		const milliseconds = there(url);
		bench.clock.advance(milliseconds);
		reply.prependOnceListener('finish', () => bench.clock.advance(milliseconds));
	});
};
const run = async () =>
	(await runAmazonNode(search, [{ json: {} }], bench.credentials, simulatedTiming(bench.clock))).map(({ json }) => json.orderId);

test('a slow login and a slow first answer do not make the later requests come too early', async () => {
	addBacklog(bench.sandbox, { orders: 2300 });
	let asked = 0;
	delayed((url) => (url.startsWith('/auth/') ? 900 : url.startsWith(SEARCH) && ++asked === 1 ? 600 : 40));
	const start = bench.clock.now();
	expect(new Set(await run()).size).toBe(2300);
	expect(bench.asked(SEARCH).map(({ status }) => status)).toEqual(Array(23).fill(200));
	// 20 pages at once, then three slots of 1 / 0.0056 s.
	expect((bench.clock.now() - start) / 1000).toBeLessThan(535.7 * 1.05);
});

test('a slot that another process of the same seller took away does not end a long run', async () => {
	addBacklog(bench.sandbox, { orders: 2200 });
	// A trigger on another machine takes the first slot after the burst, a moment before it is ours.
	let asked = 0;
	bench.sandbox.app.server.prependListener('request', ({ url }: { url: string }) => {
		if (url.startsWith(SEARCH) && ++asked === 21) bench.sandbox.faults.add({ side: 'amazon', kind: 'throttle', match: /^GET \/orders\// });
	});
	expect(new Set(await run()).size).toBe(2200);
	expect(bench.asked(SEARCH).filter(({ status }) => status === 429)).toHaveLength(1);
});
