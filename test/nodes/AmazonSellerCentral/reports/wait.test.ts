import type { IExecuteFunctions } from 'n8n-workflow';
import { lookUntil } from '../../../../nodes/AmazonSellerCentral/reports/wait';
import { useTiming } from '../../../../nodes/AmazonSellerCentral/transport/timing';
import { SimulatedTiming } from '../simulatedTiming';

/** Looks on a clock that moves by waiting; the thing looked at is over at `overAt` milliseconds. */
async function look(overAt: number, maxSeconds: number, { share, cancelAt }: { share?: number; cancelAt?: number } = {}) {
	const timing = new SimulatedTiming();
	if (cancelAt !== undefined) timing.cancelAfter(cancelAt);
	const context = {} as IExecuteFunctions;
	useTiming(context, timing);
	const looks: number[] = [];
	const lookOnce = async () => {
		looks.push(timing.elapsed);
		return timing.elapsed >= overAt;
	};
	const last = await lookUntil(context, lookOnce, (over) => over, maxSeconds, share);
	return { looks, last, elapsed: timing.elapsed };
}

test('looks at once, and no further when it is over', async () => {
	expect(await look(0, 300)).toMatchObject({ looks: [0], last: true });
});

test('looks every second at first', async () => {
	expect((await look(3000, 300)).looks).toEqual([0, 1000, 2000, 3000]);
});

test('notices what takes ten minutes within a tenth of its time, or the share that is wanted', async () => {
	const usual = await look(600_000, 3600);
	expect(usual.elapsed).toBeLessThanOrEqual(630_000);
	expect(usual.looks.length).toBeLessThan(70);
	expect((await look(600_000, 3600, { share: 0.025 })).elapsed).toBeLessThanOrEqual(615_000);
});

test('ends when the wait is over, with a last look', async () => {
	const { looks, last, elapsed } = await look(Number.POSITIVE_INFINITY, 60);
	expect([last, elapsed, looks.at(-1)]).toEqual([false, 60_000, 60_000]);
});

test('without a wait it looks once', async () => {
	expect((await look(5000, 0)).looks).toEqual([0]);
});

test('a cancelled execution looks no more', async () => {
	const { looks, elapsed } = await look(Number.POSITIVE_INFINITY, 300, { cancelAt: 2500 });
	expect(elapsed).toBeLessThanOrEqual(3000);
	expect(looks).toEqual([0, 1000, 2000]);
});
