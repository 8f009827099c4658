import { wallTiming, withDeadline } from '../../../../nodes/AmazonSellerCentral/transport/timing';

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
	const timing = wallTiming(cancel.signal);
	const started = performance.now();
	setTimeout(() => cancel.abort(), 20);
	await timing.wait(60_000);
	expect(performance.now() - started).toBeLessThan(1000);
	expect(timing.cancelled()).toBe(true);
});
