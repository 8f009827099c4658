import { benchAmazon, type AmazonBench } from '../../bench/amazon';
import { amazonLine, amazonText, isGoodEnough } from '../../bench/report';

jest.setTimeout(120_000);

describe("draining 2,300 orders and 1,000 quantities at Amazon's rates", () => {
	let bench: AmazonBench;
	beforeAll(async () => (bench = await benchAmazon({ orders: 2300, quantities: 1000 })));

	test('best and least are what the rates allow', () => {
		// 23 pages: 20 at once, then three slots of 1 / 0.0056 s. 1,000 messages take the sandbox 30 + 60 + 10 s, patches would take (1000 - 5) / 5 s.
		expect([bench.orders.least, bench.orders.best]).toEqual([23, expect.closeTo(535.71, 2)]);
		expect([bench.quantities.least, bench.quantities.best, bench.quantities.method]).toEqual([3, 100, 'feed']);
		// 50 searches of 20: five at once, then five a second.
		expect([bench.guards.least, bench.guards.best]).toEqual([50, 9]);
	});

	test('takes at most 5 % more, and runs into no 429', () => {
		expect(bench.throttled).toBe(0);
		expect(bench.orders.seconds).toBeGreaterThanOrEqual(bench.orders.best);
		expect(bench.orders.seconds).toBeLessThanOrEqual(bench.orders.best * 1.05);
		expect(bench.quantities.seconds).toBeLessThanOrEqual(bench.quantities.best * 1.05);
		expect([bench.orders.calls, bench.quantities.calls, bench.guards.calls]).toEqual([23, 3, 50]);
		expect(bench.polls).toBeGreaterThan(0);
		expect(isGoodEnough(bench)).toBe(true);
	});

	test('says so in one line of JSON, and in words with the formulas', () => {
		expect(JSON.parse(amazonLine(bench))).toMatchObject({
			orders: { timeToBest: expect.any(Number), callsToLeast: 1 },
			quantities: { timeToBest: expect.any(Number), callsToLeast: 1 },
			stock: { quietRun: { callsToLeast: 1 } },
			throttled: 0,
			apart: { guardReads: { calls: 50 }, feedPolls: bench.polls },
		});
		expect(amazonLine(bench)).not.toContain('\n');
		expect(amazonText(bench)).toContain('(23 - burst 20) / 0.0056 a second = 535.7 s');
	});
});

const measured = { seconds: 100, best: 100, calls: 10, least: 10 };
const good: AmazonBench = {
	orders: measured,
	quantities: { ...measured, method: 'feed' },
	guards: measured,
	quietRun: measured,
	sweep: measured,
	polls: 3,
	throttled: 0,
	formulas: [],
};

test.each([
	['is as good as it has to be', {}, true],
	['is 5 % slower', { orders: { ...measured, seconds: 105 } }, true],
	['is 6 % slower', { orders: { ...measured, seconds: 106 } }, false],
	['makes 6 % more calls', { quantities: { ...measured, calls: 106, least: 100, method: 'feed' as const } }, false],
	['asks more listings than there are', { sweep: { ...measured, calls: 106, least: 100 } }, false],
	['was throttled once', { throttled: 1 }, false],
])('a bench that %s is judged so', (_what, more, expected) => {
	expect(isGoodEnough({ ...good, ...more })).toBe(expected);
});
