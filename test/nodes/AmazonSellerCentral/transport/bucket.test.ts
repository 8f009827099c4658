import { bucketOf, TokenBucket } from '../../../../nodes/AmazonSellerCentral/transport/bucket';

/** getReportDocument of the model: one per 60 s (0.0167/s), 15 at once. */
const RATE = { ratePerSecond: 0.0167, burst: 15 };
/** A request that is answered in no time. */
const ask = (bucket: TokenBucket, now: number): number => {
	const wait = bucket.take(now);
	if (wait === 0) bucket.settle(now);
	return wait;
};
const askMany = (bucket: TokenBucket, times: number, now: number) => Array.from({ length: times }, () => ask(bucket, now));

test('gives the burst at once and then asks to wait until one request is given back', () => {
	const bucket = new TokenBucket(RATE, 0);
	expect(askMany(bucket, 15, 0)).toEqual(Array(15).fill(0));
	expect(ask(bucket, 0)).toBe(59_881); // 1 / 0.0167 s
	expect(ask(bucket, 30_000)).toBe(29_881);
	expect(ask(bucket, 59_881)).toBe(0);
	expect(ask(bucket, 59_881)).toBe(59_880); // the last wait was rounded up, which is not lost
});

test('never holds more than the burst, however long nothing is asked', () => {
	const bucket = new TokenBucket({ ratePerSecond: 2, burst: 3 }, 0);
	askMany(bucket, 3, 0);
	const nextDay = 86_400_000;
	expect(askMany(bucket, 4, nextDay)).toEqual([0, 0, 0, 500]);
});

test('follows a rate that Amazon raises, and counts the time before at the old rate', () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.1, burst: 1 }, 0);
	expect(ask(bucket, 0)).toBe(0);
	bucket.adapt(1, 5000); // half a token was gained at the old rate
	expect(ask(bucket, 5000)).toBe(500);
	expect(bucket.restoreMs).toBe(1000);
});

test.each([
	['no header', Number(undefined)],
	['zero', 0],
	['a negative rate', -1],
	['infinity', Number.POSITIVE_INFINITY],
])('keeps its rate on %s', (_what, rate) => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 1 }, 0);
	bucket.adapt(rate, 0);
	expect(bucket.restoreMs).toBe(2000);
});

test('is empty after a 429, whatever it believed to hold', () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 30 }, 0);
	bucket.drain(1000);
	expect(ask(bucket, 1000)).toBe(2000);
	expect(ask(bucket, 3000)).toBe(0);
});

test('after a 429 gains nothing for the pause, whose length is chance, so that processes that share a seller drift apart', () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 30 }, 0);
	bucket.drain(1000, 700);
	expect(ask(bucket, 1000)).toBe(2700);
	expect(ask(bucket, 3000)).toBe(700);
	expect(ask(bucket, 3700)).toBe(0);
});

test('gains nothing for a request on its way, for Amazon takes its token on arrival and a full bucket gains nothing until then', () => {
	const bucket = new TokenBucket({ ratePerSecond: 1, burst: 2 }, 0);
	expect(bucket.take(0)).toBe(0);
	bucket.settle(1500); // arrived at 1500 at the latest
	expect(ask(bucket, 1500)).toBe(0);
	expect(ask(bucket, 1500)).toBe(1000);
	expect(ask(bucket, 2500)).toBe(0);
});

test('requests under way at the same time take nothing from one another but their tokens', () => {
	const bucket = new TokenBucket({ ratePerSecond: 1, burst: 3 }, 0);
	expect([bucket.take(0), bucket.take(0)]).toEqual([0, 0]);
	bucket.settle(5000);
	bucket.settle(6000); // a second in which one was under way: the second token is back, the third is not
	expect([ask(bucket, 6000), ask(bucket, 6000), ask(bucket, 6000)]).toEqual([0, 0, 1000]);
});

test('a clock that goes back takes nothing away and gives nothing', () => {
	const bucket = new TokenBucket({ ratePerSecond: 1, burst: 1 }, 10_000);
	expect(ask(bucket, 10_000)).toBe(0);
	expect(ask(bucket, 5000)).toBe(6000);
	expect(ask(bucket, 10_500)).toBe(500); // the five seconds that were counted before are not counted again
	expect(ask(bucket, 11_000)).toBe(0);
});

test('each account and each operation has its own bucket, which all its executions share', () => {
	const rate = { ratePerSecond: 1, burst: 1 };
	expect(bucketOf('seller A', 'orders/getOrder', rate, 0, 1).take(0)).toBe(0);
	expect(bucketOf('seller A', 'orders/getOrder', rate, 0, 1).take(0)).toBe(1000);
	expect(bucketOf('seller B', 'orders/getOrder', rate, 0, 1).take(0)).toBe(0);
	expect(bucketOf('seller A', 'orders/searchOrders', rate, 0, 1).take(0)).toBe(0);
});

// The model grants one request in two seconds and a burst of one: the slowest that is followed is a quarter of that, one in eight.
test.each([
	[1e-9, 8000],
	[Number.MIN_VALUE, 8000],
	[0.1, 8000],
	[0.25, 4000],
	[0, 2000],
	[-1, 2000],
	[Number.NaN, 2000],
	[Number.POSITIVE_INFINITY, 2000],
	[1e300, 10],
])('a rate of %d in the header does not stop the operation, nor lift its limit', (reported, wait) => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 1 }, 0);
	expect(bucket.take(0)).toBe(0);
	bucket.settle(0);
	bucket.adapt(reported, 0);
	expect(bucket.take(0)).toBe(wait);
});

test('processes that share the quota take a share of burst and rate each, also of the rate that Amazon names', () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 31 }, 0, 3);
	for (let request = 1; request <= 10; request++) expect(bucket.take(0)).toBe(0);
	expect(bucket.take(0)).toBe(6000);
	for (let request = 1; request <= 10; request++) bucket.settle(0);
	bucket.adapt(3, 0);
	expect(bucket.take(0)).toBe(1000);
});

test('a share is one request at the least', () => {
	expect(new TokenBucket({ ratePerSecond: 2, burst: 2 }, 0, 5).take(0)).toBe(0);
});

test('leaves a share of the burst to others, and of a bucket of one request nothing', () => {
	const bucket = new TokenBucket(RATE, 0);
	// Half of the other 14 is 7: the eighth request finds 8 and leaves 7, the ninth would leave 6.
	askMany(bucket, 7, 0);
	expect(bucket.leaves(0.5, 0)).toBe(true);
	ask(bucket, 0);
	expect(bucket.leaves(0.5, 0)).toBe(false);
	expect(bucket.leaves(0, 0)).toBe(true);
	const shared = new TokenBucket(RATE, 0, 15);
	expect(shared.leaves(1, 0)).toBe(true);
	ask(shared, 0);
	expect(shared.leaves(0, 0)).toBe(false);
});
