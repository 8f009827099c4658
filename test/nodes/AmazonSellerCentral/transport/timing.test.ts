import { TokenBucket } from '../../../../nodes/AmazonSellerCentral/transport/bucket';
import { realTiming, waitWhile, withDeadline } from '../../../../nodes/AmazonSellerCentral/transport/timing';

const never = async () => await new Promise<never>(() => undefined);

test('a deadline ends what would never end, and aborts it', async () => {
	let seen: AbortSignal | undefined;
	const send = async (signal: AbortSignal) => {
		seen = signal;
		return await never();
	};
	await expect(withDeadline(send, 20)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	expect(seen?.aborted).toBe(true);
});

test('cancelling ends a request at once', async () => {
	const cancel = new AbortController();
	const started = performance.now();
	setTimeout(() => cancel.abort(), 20);
	await expect(withDeadline(never, 60_000, cancel.signal)).rejects.toMatchObject({ code: 'ERR_CANCELED' });
	expect(performance.now() - started).toBeLessThan(1000);
});

test('nothing is sent for an execution that is cancelled already', async () => {
	const send = jest.fn(never);
	await expect(withDeadline(send, 1000, AbortSignal.abort())).rejects.toMatchObject({ code: 'ERR_CANCELED' });
	expect(send).not.toHaveBeenCalled();
});

test('an answer in time is passed on, and so is a failure of the request itself', async () => {
	expect(await withDeadline(async () => 7, 1000)).toBe(7);
	await expect(withDeadline(async () => await Promise.reject(new Error('refused')), 1000)).rejects.toThrow('refused');
});

test('a wait ends at once when the execution is cancelled', async () => {
	const cancel = new AbortController();
	const timing = realTiming(cancel.signal);
	const started = performance.now();
	setTimeout(() => cancel.abort(), 20);
	await timing.wait(60_000);
	expect(performance.now() - started).toBeLessThan(1000);
	expect(timing.cancelled()).toBe(true);
});

test('a clock of the day that is set back an hour holds no request back', async () => {
	const timing = realTiming(undefined);
	const bucket = new TokenBucket({ ratePerSecond: 20, burst: 1 }, timing.now());
	expect(bucket.take(timing.now())).toBe(0);
	bucket.settle(timing.now());
	const hourAgo = Date.now() - 3_600_000;
	const day = jest.spyOn(Date, 'now').mockImplementation(() => hourAgo);
	try {
		const started = performance.now();
		await waitWhile(timing, () => bucket.take(timing.now()));
		expect(performance.now() - started).toBeLessThan(1000);
	} finally {
		day.mockRestore();
	}
});
