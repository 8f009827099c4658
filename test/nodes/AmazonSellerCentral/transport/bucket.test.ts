import { bucketOf, TokenBucket } from '../../../../nodes/AmazonSellerCentral/transport/bucket';

/** getReportDocument of the model: one per 60 s (0.0167/s), 15 at once. */
const RATE = { ratePerSecond: 0.0167, burst: 15 };
const takeMany = (bucket: TokenBucket, times: number, now: number) => Array.from({ length: times }, () => bucket.take(now));

test('gives the burst at once and then asks to wait until one request is given back', () => {
	const bucket = new TokenBucket(RATE, 0);
	expect(takeMany(bucket, 15, 0)).toEqual(Array(15).fill(0));
	expect(bucket.take(0)).toBe(59_881); // 1 / 0.0167 s
	expect(bucket.take(30_000)).toBe(29_881);
	expect(bucket.take(59_881)).toBe(0);
	expect(bucket.take(59_881)).toBe(59_880); // the last wait was rounded up, which is not lost
});

test('never holds more than the burst, however long nothing is asked', () => {
	const bucket = new TokenBucket({ ratePerSecond: 2, burst: 3 }, 0);
	takeMany(bucket, 3, 0);
	const nextDay = 86_400_000;
	expect(takeMany(bucket, 4, nextDay)).toEqual([0, 0, 0, 500]);
});

test('follows a rate that Amazon raises, and counts the time before at the old rate', () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.1, burst: 1 }, 0);
	expect(bucket.take(0)).toBe(0);
	bucket.adapt(1, 5000); // half a token was gained at the old rate
	expect(bucket.take(5000)).toBe(500);
	expect(bucket.restoreMs).toBe(1000);
});

test.each([['no header', Number(undefined)], ['zero', 0], ['a negative rate', -1], ['infinity', Number.POSITIVE_INFINITY]])('keeps its rate on %s', (_what, rate) => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 1 }, 0);
	bucket.adapt(rate, 0);
	expect(bucket.restoreMs).toBe(2000);
});

test('is empty after a 429, whatever it believed to hold', () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.5, burst: 30 }, 0);
	bucket.drain(1000);
	expect(bucket.take(1000)).toBe(2000);
	expect(bucket.take(3000)).toBe(0);
});

test('a clock that goes back takes nothing away and gives nothing', () => {
	const bucket = new TokenBucket({ ratePerSecond: 1, burst: 1 }, 10_000);
	expect(bucket.take(10_000)).toBe(0);
	expect(bucket.take(5000)).toBe(1000);
	expect(bucket.take(10_500)).toBe(500); // the five seconds that were counted before are not counted again
	expect(bucket.take(11_000)).toBe(0);
});

test('each account and each operation has its own bucket, which all its executions share', () => {
	const rate = { ratePerSecond: 1, burst: 1 };
	expect(bucketOf('seller A', 'orders/getOrder', rate, 0).take(0)).toBe(0);
	expect(bucketOf('seller A', 'orders/getOrder', rate, 0).take(0)).toBe(1000);
	expect(bucketOf('seller B', 'orders/getOrder', rate, 0).take(0)).toBe(0);
	expect(bucketOf('seller A', 'orders/searchOrders', rate, 0).take(0)).toBe(0);
});
