import { takeTurn } from '../../../../nodes/Sage200/transport/pace';
import { realTime, type Time } from '../../../../nodes/Sage200/transport/time';
import { world } from './world';

/** A clock that moves only by sleeping. */
function sleeper() {
	const slept: number[] = [];
	let now = 1_000_000;
	const time: Time = {
		now: () => now,
		timeOfDay: () => now,
		sleep: async (milliseconds) => {
			slept.push(milliseconds);
			now += milliseconds;
		},
		within: async (_milliseconds, work) => await work,
	};
	return { time, slept, pass: (milliseconds: number) => void (now += milliseconds) };
}

test('spaces requests to one site, starting at once', async () => {
	const { time, slept } = sleeper();
	for (let request = 0; request < 4; request++) await takeTurn('a', 4, time);
	expect(slept).toEqual([250, 250, 250]);
});

test('does not wait for a turn that has come meanwhile, and does not save turns up', async () => {
	const { time, slept, pass } = sleeper();
	await takeTurn('a', 4, time);
	pass(10_000);
	await takeTurn('a', 4, time);
	await takeTurn('a', 4, time);
	expect(slept).toEqual([250]);
});

test('another site has turns of its own', async () => {
	const { time, slept } = sleeper();
	await takeTurn('a', 1, time);
	await takeTurn('b', 1, time);
	expect(slept).toEqual([]);
});

test.each([
	[1, 750],
	[4, 3_000],
])('of 4 requests per second, one of %i processes spreads 4 over %i ms', async (processes, milliseconds) => {
	const { client, elapsed, sent } = world([{ statusCode: 200, body: '[{"id":1}]' }], { requestsPerSecond: 4, processes });
	const sage = await client();
	for (let request = 0; request < 4; request++) await sage.page('/banks');
	expect(sent).toHaveLength(4);
	expect(elapsed()).toBe(milliseconds);
});

test('a number of processes that is none stops before anything is sent', async () => {
	const { client, sent } = world([{ statusCode: 200, body: '[]' }], { processes: 0 });
	await expect(client()).rejects.toThrow('Processes of the Sage 200 credential is no whole number from 1 to 100');
	expect(sent).toEqual([]);
});

test('a rate of zero never waits', async () => {
	const { time, slept } = sleeper();
	for (let request = 0; request < 10; request++) await takeTurn('a', 0, time);
	expect(slept).toEqual([]);
});

test('parallel requests line up behind each other', async () => {
	const starts: number[] = [];
	const time: Time = {
		now: () => 5_000,
		timeOfDay: () => 5_000,
		sleep: async (milliseconds) => void starts.push(milliseconds),
		within: async (_milliseconds, work) => await work,
	};
	await Promise.all([1, 2, 3].map(async () => await takeTurn('a', 2, time)));
	expect(starts).toEqual([500, 1000]);
});

describe('the real clock', () => {
	test('gives the result of work that is in time, and its failure', async () => {
		expect(await realTime.within(60_000, Promise.resolve(7))).toBe(7);
		await expect(realTime.within(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	});
	test('gives up on work that takes longer', async () => {
		expect(await realTime.within(5, new Promise(() => {}))).toBe('late');
	});
});

test('a clock of the day that is set back an hour holds no request back', async () => {
	await takeTurn('set back', 20, realTime);
	const hourAgo = Date.now() - 3_600_000;
	const day = jest.spyOn(Date, 'now').mockImplementation(() => hourAgo);
	try {
		const started = performance.now();
		await takeTurn('set back', 20, realTime);
		expect(performance.now() - started).toBeLessThan(1000);
	} finally {
		day.mockRestore();
	}
});
