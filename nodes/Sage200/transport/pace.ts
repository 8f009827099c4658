import type { Time } from './time';

/** When the next request to an address may start, by clock and address: all runs of this n8n process share it. */
const nextStarts = new WeakMap<Time, Map<string, number>>();

/**
 * Waits for the next turn, so that requests to one site start at most so many times a second. Sage publishes no limit; public
 * clients keep to about four. Other processes (queue mode) keep turns of their own: the rate is this one's share. 0 means no pacing.
 */
export async function takeTurn(site: string, perSecond: number, time: Time): Promise<void> {
	if (perSecond === 0) return;
	const starts = nextStarts.get(time) ?? new Map<string, number>();
	nextStarts.set(time, starts);
	const now = time.now();
	const start = Math.max(now, starts.get(site) ?? 0);
	starts.set(site, start + 1000 / perSecond);
	if (start > now) await time.sleep(start - now);
}
