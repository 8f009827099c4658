import { setTimeout as sleep } from 'node:timers/promises';
import { cancelSignalOf, type AmazonContext } from './context';

/** Clock, waiting and chance, passed in so that tests need neither time nor luck. */
export interface Timing {
	/** Milliseconds since some fixed moment; never those of the day, which somebody may set back. */
	now(): number;
	/** Ends early when the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
	/** At least 0, below 1. */
	random(): number;
	/** Whether the execution was cancelled: no wait and no request is worth it any more. */
	cancelled(): boolean;
}

/** Real time, by a clock that only goes forward. A wait ends early, without a rejection, when the signal aborts. */
export function realTiming(cancelSignal: AbortSignal | undefined): Timing {
	return {
		now: () => performance.now(),
		// The rejection is the cancel signal's; who waits looks at `cancelled` next.
		wait: async (milliseconds) => await sleep(milliseconds, undefined, { signal: cancelSignal }).catch(() => undefined),
		random: Math.random,
		cancelled: () => cancelSignal?.aborted === true,
	};
}

const given = new WeakMap<AmazonContext, Timing>();

/** Gives a context a clock of its own, for simulations; others run on real time. */
export const useTiming = (context: AmazonContext, timing: Timing): void => void given.set(context, timing);

/** The clock of a context. */
export const timingOf = (context: AmazonContext): Timing => given.get(context) ?? realTiming(cancelSignalOf(context));

/** Long waits are cut in slices, so that a rate that Amazon raised meanwhile counts at once. */
const SLICE_MS = 1000;

/** Waits until `remaining` (asked again after each slice) is 0 or less, or the execution is cancelled. */
export async function waitWhile(timing: Timing, remaining: () => number): Promise<void> {
	for (let left = remaining(); left > 0 && !timing.cancelled(); left = remaining()) await timing.wait(Math.min(left, SLICE_MS));
}

const failureOf = (code: string, message: string): Error => Object.assign(new Error(message), { code });

/**
 * Settles with what `send` gives, or rejects with code ETIMEDOUT after `milliseconds`, or with ERR_CANCELED when the execution is
 * cancelled; then the signal that `send` got is aborted, so that the connection is closed too. n8n's own timeout counts idle time only,
 * so a slow drip outlives it. The timer does not keep the process alive.
 */
export async function withDeadline<T>(
	send: (signal: AbortSignal) => Promise<T>,
	milliseconds: number,
	cancelSignal?: AbortSignal,
): Promise<T> {
	const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds)));
	const signal = AbortSignal.any([deadline, cancelSignal].filter((each) => each !== undefined));
	return await new Promise<T>((resolve, reject) => {
		// First of all listeners, so that the reason is ours and not the aborted request's.
		const end = () =>
			reject(
				deadline.aborted ? failureOf('ETIMEDOUT', 'No complete answer in time') : failureOf('ERR_CANCELED', 'The execution was cancelled'),
			);
		if (signal.aborted) return end();
		signal.addEventListener('abort', end, { once: true });
		send(signal)
			.then(resolve, reject)
			.finally(() => signal.removeEventListener('abort', end));
		return undefined;
	});
}
