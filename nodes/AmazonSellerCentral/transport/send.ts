import type { TokenBucket } from './bucket';
import { faultOfAnswer, faultOfThrown, isTransient, jsonOf, type AmazonFault, type RawAnswer } from './fault';
import { waitWhile, type Timing } from './timing';

/** Limits of one read: how often it is sent, and how long it may take with all waits. A slot of searchOrders comes every 179 s. */
export const READ_LIMITS = Object.freeze({ attempts: 5, totalMs: 300_000, backoffMs: 1000, maxBackoffMs: 30_000 });

export type Sent = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly fault: AmazonFault };

/**
 * Sends a read until it succeeds, is refused for good, or the limits are reached. Waits for the bucket before each try, follows the
 * rate that Amazon reports, and backs off with full jitter. For reads only: a write that got no answer may have been done.
 * Never throws; what `send` throws becomes a fault.
 */
export async function sendRead(send: () => Promise<RawAnswer>, bucket: TokenBucket, timing: Timing): Promise<Sent> {
	const deadline = timing.now() + READ_LIMITS.totalMs;
	let last: AmazonFault | undefined;
	for (let attempt = 1; attempt <= READ_LIMITS.attempts; attempt++) {
		const missed = await waitForTurn(bucket, timing, deadline);
		if (missed) return { ok: false, fault: last?.kind === missed.kind ? { ...last, ...missed } : missed };
		const sent = await sendOnce(send, bucket, timing);
		if (sent.ok || !isTransient(sent.fault)) return sent;
		last = sent.fault;
		const pauseUntil = timing.now() + backoff(attempt, timing);
		if (attempt === READ_LIMITS.attempts || pauseUntil >= deadline) break;
		await waitWhile(timing, () => pauseUntil - timing.now());
	}
	return { ok: false, fault: withRetryAfter(last!, bucket) };
}

/** Waits until the bucket gives a token. A fault when that would be after the deadline (nothing is waited then), or on cancel. */
async function waitForTurn(bucket: TokenBucket, timing: Timing, deadline: number): Promise<AmazonFault | undefined> {
	let wait = bucket.take(timing.now());
	const late = () => wait > 0 && timing.now() + wait > deadline;
	await waitWhile(timing, () => {
		if (wait > 0) wait = bucket.take(timing.now());
		return late() ? 0 : wait;
	});
	if (late()) return { kind: 'rateLimited', retryAfterMs: wait };
	return timing.cancelled() ? { kind: 'cancelled' } : undefined;
}

async function sendOnce(send: () => Promise<RawAnswer>, bucket: TokenBucket, timing: Timing): Promise<Sent> {
	const answer = await send().catch((error: unknown) => faultOfThrown(error));
	if (!('body' in answer)) return { ok: false, fault: answer };
	bucket.adapt(Number(answer.headers['x-amzn-ratelimit-limit']), timing.now());
	const fault = faultOfAnswer(answer);
	if (fault?.kind === 'rateLimited') bucket.drain(timing.now());
	if (fault) return { ok: false, fault };
	const body = jsonOf(answer.body);
	// A body cut off on its way parses to nothing; asking again is right for that too.
	return typeof body === 'object' && body !== null ? { ok: true, body } : { ok: false, fault: { kind: 'unreadableAnswer', status: answer.status } };
}

/** Full jitter: anything from nothing to the doubled pause, so that parallel runs do not come back at once. */
const backoff = (attempt: number, timing: Timing): number =>
	timing.random() * Math.min(READ_LIMITS.maxBackoffMs, READ_LIMITS.backoffMs * 2 ** (attempt - 1));

const withRetryAfter = (fault: AmazonFault, bucket: TokenBucket): AmazonFault =>
	fault.kind === 'rateLimited' ? { ...fault, retryAfterMs: bucket.restoreMs } : fault;
