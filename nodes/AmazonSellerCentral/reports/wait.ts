import type { IExecuteFunctions } from 'n8n-workflow';
import { timingOf, waitWhile } from '../transport/timing';

/** Shortest and longest pause between two looks, and the share of the time gone by that a pause takes between them. */
const SHORTEST_MS = 1000;
const LONGEST_MS = 30_000;
const SHARE = 0.1;

/**
 * Looks until `isOver`, for at most `maxSeconds`; gives the last look either way. The first look is at once, and pauses grow with the time gone by, so
 * that what takes long is looked at seldom and is still noticed within a `share` of its time. Ends early, with what it has, when the execution is
 * cancelled.
 */
export async function lookUntil<T>(
	context: IExecuteFunctions,
	look: () => Promise<T>,
	isOver: (value: T) => boolean,
	maxSeconds: number,
	share = SHARE,
): Promise<T> {
	const timing = timingOf(context);
	const start = timing.now();
	const end = start + maxSeconds * 1000;
	let value = await look();
	while (!isOver(value) && timing.now() < end && !timing.cancelled()) {
		const pause = Math.min(Math.max((timing.now() - start) * share, SHORTEST_MS), LONGEST_MS);
		const next = Math.min(timing.now() + pause, end);
		await waitWhile(timing, () => next - timing.now());
		if (timing.cancelled()) break;
		value = await look();
	}
	return value;
}
