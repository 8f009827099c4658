import { sleep } from 'n8n-workflow';

/** Clock, waiting and chance, passed in so that tests need neither time nor luck. */
export interface Timing {
	/** Milliseconds since some fixed moment. */
	now(): number;
	wait(milliseconds: number): Promise<void>;
	/** At least 0, below 1. */
	random(): number;
	/** Whether the execution was cancelled: no wait and no request is worth it any more. */
	cancelled(): boolean;
}

export function wallTiming(cancelSignal: AbortSignal | undefined): Timing {
	return { now: () => performance.now(), wait: sleep, random: Math.random, cancelled: () => cancelSignal?.aborted === true };
}

/** Long waits are cut in slices: a cancelled execution does not sit them out, and a rate that Amazon raised meanwhile counts at once. */
const SLICE_MS = 1000;

/** Waits until `remaining` (asked again after each slice) is 0 or less, or the execution is cancelled. */
export async function waitWhile(timing: Timing, remaining: () => number): Promise<void> {
	for (let left = remaining(); left > 0 && !timing.cancelled(); left = remaining()) await timing.wait(Math.min(left, SLICE_MS));
}

/**
 * Settles with the promise, or rejects with code ETIMEDOUT after `milliseconds`. n8n's own timeout counts idle time only, so a slow
 * drip outlives it. The timer does not keep the process alive.
 */
export async function withDeadline<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
	const signal = AbortSignal.timeout(milliseconds);
	const deadline = new Promise<never>((_resolve, reject) => {
		const late = () => reject(Object.assign(new Error('No complete answer in time'), { code: 'ETIMEDOUT' }));
		signal.addEventListener('abort', late, { once: true });
	});
	return await Promise.race([promise, deadline]);
}
