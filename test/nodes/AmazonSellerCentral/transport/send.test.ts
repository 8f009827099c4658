import { TokenBucket } from '../../../../nodes/AmazonSellerCentral/transport/bucket';
import type { RawAnswer } from '../../../../nodes/AmazonSellerCentral/transport/fault';
import { LIMITS, limitsOf, sendRead } from '../../../../nodes/AmazonSellerCentral/transport/send';
import { SimulatedTiming } from '../simulatedTiming';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): RawAnswer => ({
	status,
	headers,
	body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const GOOD = answer(200, { orders: [] });
const THROTTLED = answer(429, {
	errors: [{ code: 'QuotaExceeded', message: 'You exceeded your quota for the requested resource.', details: '' }],
});
const INTERNAL = answer(500, { errors: [{ code: 'InternalFailure', message: 'We encountered an internal error.', details: '' }] });

/** Answers one after the other; a function in the list is thrown instead. */
function sequence(...answers: Array<RawAnswer | Error>) {
	const sentAt: number[] = [];
	const send = (timing: SimulatedTiming) => async () => {
		sentAt.push(timing.elapsed);
		const next = answers[Math.min(sentAt.length, answers.length) - 1];
		if (next instanceof Error) throw next;
		return next;
	};
	return { send, sentAt };
}

const run = async (answers: Array<RawAnswer | Error>, bucket: TokenBucket, timing = new SimulatedTiming()) => {
	const { send, sentAt } = sequence(...answers);
	return { result: await sendRead(send(timing), bucket, timing), sentAt, timing };
};

test('sends once and gives the parsed body', async () => {
	const { result, sentAt } = await run([GOOD], new TokenBucket({ ratePerSecond: 1, burst: 1 }, 0));
	expect(result).toEqual({ ok: true, body: { orders: [] } });
	expect(sentAt).toEqual([0]);
});

test('waits for its turn instead of running into a 429', async () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.0167, burst: 1 }, 0);
	await run([GOOD], bucket);
	const { result, sentAt } = await run([GOOD], bucket);
	expect(result.ok).toBe(true);
	expect(sentAt).toEqual([59_881]);
});

test('follows the rate in the answer at once, so that a sandbox with faster limits is not waited for', async () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.0056, burst: 1 }, 0);
	await run([answer(200, {}, { 'x-amzn-ratelimit-limit': '10' })], bucket);
	const { sentAt } = await run([GOOD], bucket);
	expect(sentAt).toEqual([100]);
});

test('after a 429 backs off by the rate of the operation and goes on', async () => {
	const { result, sentAt } = await run([THROTTLED, GOOD], new TokenBucket({ ratePerSecond: 0.0222, burst: 10 }, 0));
	expect(result.ok).toBe(true);
	expect(sentAt).toHaveLength(2);
	expect(sentAt[1]).toBeGreaterThanOrEqual(45_045); // 1 / 0.0222 s
	expect(sentAt[1]).toBeLessThan(46_100);
});

test('two processes that are refused together do not come back together, however long the slot is', async () => {
	const back = async (chance: number) => {
		const { sentAt } = await run([THROTTLED, GOOD], new TokenBucket({ ratePerSecond: 0.0222, burst: 10 }, 0), new SimulatedTiming(chance));
		return sentAt[1];
	};
	expect((await back(0.9)) - (await back(0.1))).toBeCloseTo(800, 0); // of the pause of up to a second
});

test('does not wait for a slot that leaves no time for the answer', async () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.01, burst: 1 }, 0);
	await run([GOOD], bucket);
	const timing = new SimulatedTiming();
	const { send, sentAt } = sequence(GOOD);
	const result = await sendRead(send(timing), bucket, timing, { limits: { ...LIMITS, totalMs: 101_000 } });
	expect(result).toMatchObject({ ok: false, fault: { kind: 'rateLimited', retryAfterMs: 100_000 } });
	expect([sentAt, timing.elapsed]).toEqual([[], 0]);
});

test('the whole time is three slots where they are long, and ten minutes at most', () => {
	const totalOf = (ratePerSecond: number) => limitsOf(new TokenBucket({ ratePerSecond, burst: 1 }, 0)).totalMs;
	expect(totalOf(2)).toBe(300_000);
	expect(totalOf(0.0056)).toBeGreaterThan(3 * 178_572);
	expect(totalOf(0.0056)).toBeLessThan(600_000);
	expect(totalOf(0.0001)).toBe(600_000);
});

test('gives up on 429 at once when the next slot comes after the deadline, and says when it comes', async () => {
	const { result, sentAt, timing } = await run([THROTTLED], new TokenBucket({ ratePerSecond: 0.001, burst: 5 }, 0));
	expect(result).toMatchObject({ ok: false, fault: { kind: 'rateLimited', status: 429, said: [{ code: 'QuotaExceeded' }] } });
	expect(!result.ok && result.fault.retryAfterMs).toBeGreaterThan(998_000);
	expect(sentAt).toHaveLength(1);
	expect(timing.elapsed).toBeLessThan(1001);
});

test('a lasting 429 ends within five minutes', async () => {
	const { result, sentAt, timing } = await run([THROTTLED], new TokenBucket({ ratePerSecond: 0.0167, burst: 15 }, 0));
	expect(result).toMatchObject({ ok: false, fault: { kind: 'rateLimited' } });
	expect(sentAt.length).toBeLessThanOrEqual(5);
	expect(timing.elapsed).toBeLessThanOrEqual(300_000);
});

test.each([
	['a 500', INTERNAL],
	['a 503 with a web page', answer(503, '<html><body>Service Unavailable</body></html>')],
	['a cut connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
	['a body cut in half', answer(200, '{"orders":[{"orderId":"026-')],
])('repeats a read after %s', async (_what, failure) => {
	const { result, sentAt } = await run([failure, failure, GOOD], new TokenBucket({ ratePerSecond: 1, burst: 20 }, 0));
	expect(result.ok).toBe(true);
	expect(sentAt).toEqual([0, 500, 1500]); // half of 1 s, then half of 2 s: the jitter is fixed at one half
});

test.each([
	['an empty object', answer(200, {})],
	['errors under HTTP 200', answer(200, { errors: [{ code: 'InternalFailure', message: 'No.', details: '' }] })],
	['null in place of the list', answer(200, { orders: null })],
	['a list in place of the object', answer(200, [])],
	['bytes that are no UTF-8', { ...GOOD, body: Buffer.from('{"orders":[{"buyerName":"M\u00fcller"}]}', 'latin1') }],
])('%s is no empty list: it is asked again, and in the end an error', async (_what, odd) => {
	const ask = async (...answers: RawAnswer[]) => {
		const [timing, { send, sentAt }] = [new SimulatedTiming(), sequence(...answers)];
		return {
			result: await sendRead(send(timing), new TokenBucket({ ratePerSecond: 1, burst: 20 }, 0), timing, { answerField: 'orders' }),
			sentAt,
		};
	};
	expect((await ask(odd, GOOD)).result).toEqual({ ok: true, body: { orders: [] } });
	const { result, sentAt } = await ask(odd);
	expect(result).toMatchObject({ ok: false, fault: { kind: 'unreadableAnswer', status: 200 } });
	expect(sentAt).toHaveLength(5);
});

test('stops after five tries', async () => {
	const { result, sentAt } = await run([INTERNAL], new TokenBucket({ ratePerSecond: 1, burst: 20 }, 0));
	expect(result).toMatchObject({ ok: false, fault: { kind: 'unavailable', status: 500, said: [{ code: 'InternalFailure' }] } });
	expect(sentAt).toHaveLength(5);
});

test.each([400, 403, 404, 413, 415])('does not repeat a %s', async (status) => {
	const refusal = answer(status, { errors: [{ code: 'InvalidInput', message: 'No.', details: '' }] });
	const { result, sentAt } = await run([refusal], new TokenBucket({ ratePerSecond: 1, burst: 20 }, 0));
	expect(result.ok).toBe(false);
	expect(sentAt).toHaveLength(1);
});

test('a cancelled execution neither waits on nor sends', async () => {
	const bucket = new TokenBucket({ ratePerSecond: 0.0056, burst: 1 }, 0);
	await run([GOOD], bucket);
	const timing = new SimulatedTiming();
	timing.cancelAfter(3000);
	const { result, sentAt } = await run([GOOD], bucket, timing);
	expect(result).toEqual({ ok: false, fault: { kind: 'cancelled', beforeSending: true } });
	expect(sentAt).toEqual([]);
	expect(timing.elapsed).toBeLessThan(5000);
});

test('gives the last try no more time than is left', async () => {
	const timing = new SimulatedTiming();
	const given: number[] = [];
	const send = async (milliseconds: number) => {
		given.push(milliseconds);
		timing.elapsed += milliseconds; // nothing comes within the time of the try
		return INTERNAL;
	};
	const limits = { tryMs: 60_000, totalMs: 100_000, attempts: 2, backoffMs: 2_000, maxBackoffMs: 2_000 };
	expect(await sendRead(send, new TokenBucket({ ratePerSecond: 1, burst: 5 }, 0), timing, { limits })).toMatchObject({ ok: false });
	expect(given).toEqual([60_000, 39_000]); // a pause of half of 2 s lies between
	expect(timing.elapsed).toBe(100_000);
});
