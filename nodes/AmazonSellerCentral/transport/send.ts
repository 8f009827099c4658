import { holdsAnswer } from './answers';
import type { TokenBucket } from './bucket';
import {
	faultOfAnswer,
	faultOfThrown,
	isTransient,
	jsonOf,
	tooLarge,
	unreadable,
	wasNotDone,
	type AmazonFault,
	type RawAnswer,
} from './fault';
import { waitWhile, type Timing } from './timing';

/** How often a request is sent, how long one try and all of them with their waits may take, and the pauses. */
export interface Limits {
	readonly attempts: number;
	readonly tryMs: number;
	readonly totalMs: number;
	readonly backoffMs: number;
	readonly maxBackoffMs: number;
	/** Where it is given, the bucket is never waited for: what could not go at once and leave this share of the burst to others is `rateLimited`. */
	readonly keepBack?: number;
}

export const LIMITS: Limits = Object.freeze({ attempts: 5, tryMs: 90_000, totalMs: 300_000, backoffMs: 1000, maxBackoffMs: 30_000 });

/** Slots of a slow operation that fit into the whole time of its request, pauses included. */
const SLOTS = 3.2;
const LONGEST_MS = 600_000;

/**
 * The limits of an operation. Where a slot is long (searchOrders: 179 s) the whole time is three of them, so that losing one to another
 * process that works for the same seller is not the end of a long run.
 */
export const limitsOf = (bucket: TokenBucket): Limits => ({
	...LIMITS,
	totalMs: Math.min(LONGEST_MS, Math.max(LIMITS.totalMs, SLOTS * bucket.restoreMs)),
});

/** Time that an answer needs: with less of it left, a slot is not waited for, because it would be used up for nothing. */
const LEAST_MS = 3000;

export type Sent = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly fault: AmazonFault };

/** One try of a request, in so many milliseconds. Throws what became of the connection. */
export type Send = (milliseconds: number) => Promise<RawAnswer>;

/** How to find out whether a write was done: its answer, or undefined when nothing of it shows. */
export type Look = () => Promise<object | undefined>;

/**
 * Sends a request that may be repeated until it succeeds, is refused for good, or the limits are reached. Waits for the bucket before
 * each try, follows the rate that Amazon reports, and backs off with full jitter. For reads, and for writes that end in the same state
 * however often they are done. Never throws; what `send` throws becomes a fault.
 */
export async function sendRead(
	send: Send,
	bucket: TokenBucket,
	timing: Timing,
	{ answerField, limits = LIMITS }: ReadOptions = {},
): Promise<Sent> {
	return await persist(async (left) => readAnswer(await send(left), answerField), bucket, timing, limits, isTransient);
}

export interface ReadOptions {
	/** A field that the answer must have, e.g. `orders`: without it the answer tells nothing. */
	readonly answerField?: string;
	readonly limits?: Limits;
}

export interface WriteOptions extends ReadOptions {
	/** Asked after an unclear outcome, and only of a write that must not be repeated. */
	readonly look?: Look;
}

/** As `sendRead`, for writes that may be repeated: an answer without a body is a success. */
export async function sendRepeatableWrite(
	send: Send,
	bucket: TokenBucket,
	timing: Timing,
	{ answerField, limits = LIMITS }: WriteOptions = {},
): Promise<Sent> {
	return await persist(async (left) => writeAnswer(await send(left), answerField), bucket, timing, limits, isTransient);
}

/**
 * Sends a write that must not be done twice. It is repeated only while it is certain that nothing was done (throttled, not allowed, never
 * connected). After an unclear outcome it is not sent again: `look` says whether it was done, and without a sign of it the fault is
 * `outcomeUnknown`. Never throws, unless `look` does.
 */
export async function sendWrite(
	send: Send,
	bucket: TokenBucket,
	timing: Timing,
	{ answerField, look, limits = LIMITS }: WriteOptions = {},
): Promise<Sent> {
	const sent = await persist(
		async (left) => writeAnswer(await send(left), answerField),
		bucket,
		timing,
		limits,
		(fault) => isTransient(fault) && wasNotDone(fault),
	);
	if (sent.ok || !isUnclear(sent.fault)) return sent;
	const found = timing.cancelled() ? undefined : await lookFor(look, timing, limits);
	return found ? { ok: true, body: found } : { ok: false, fault: { ...sent.fault, kind: 'outcomeUnknown' } };
}

/** What tells nothing of a write beside what passes by itself: a request that was cancelled under way may have arrived as well. */
const SAYS_NOTHING: ReadonlySet<AmazonFault['kind']> = new Set(['cancelled', 'redirected', 'answerTooLarge']);

/** Not refused, and not certain to be undone. */
const isUnclear = (fault: AmazonFault): boolean => (isTransient(fault) || SAYS_NOTHING.has(fault.kind)) && !wasNotDone(fault);

const LOOKS = 2;

/** Looks after a pause, and once more after a longer one: what was just written may take a moment to show. */
async function lookFor(look: Look | undefined, timing: Timing, limits: Limits): Promise<object | undefined> {
	for (let attempt = 1; look && attempt <= LOOKS && !timing.cancelled(); attempt++) {
		const end = timing.now() + limits.backoffMs * 2 ** attempt;
		await waitWhile(timing, () => end - timing.now());
		const found = await look();
		if (found) return found;
	}
	return undefined;
}

type Answered = { readonly answer: RawAnswer; readonly sent: Sent };

/** A body cut off on its way parses to nothing, and a read without a body tells nothing: asking again is right for both. */
function readAnswer(answer: RawAnswer, field: string | undefined): Answered {
	const fault = answer.isTooLarge ? tooLarge(answer) : faultOfAnswer(answer);
	if (fault) return { answer, sent: { ok: false, fault } };
	const body = jsonOf(answer.body);
	return { answer, sent: holdsAnswer(body, field) ? { ok: true, body } : { ok: false, fault: unreadable(answer) } };
}

/** Some writes are answered with 204 or with an empty 200, unless a field of the answer is waited for. */
function writeAnswer(answer: RawAnswer, field: string | undefined): Answered {
	const isEmpty = answer.status >= 200 && answer.status < 300 && answer.body.byteLength === 0 && !answer.isTooLarge;
	return isEmpty && field === undefined ? { answer, sent: { ok: true, body: {} } } : readAnswer(answer, field);
}

async function persist(
	send: (milliseconds: number) => Promise<Answered>,
	bucket: TokenBucket,
	timing: Timing,
	limits: Limits,
	repeats: (fault: AmazonFault) => boolean,
): Promise<Sent> {
	const deadline = timing.now() + limits.totalMs;
	let last: AmazonFault | undefined;
	for (let attempt = 1; attempt <= limits.attempts; attempt++) {
		const missed = limits.keepBack === undefined ? await waitForTurn(bucket, timing, deadline) : takeTurn(bucket, timing, limits.keepBack);
		if (missed) return { ok: false, fault: last?.kind === missed.kind ? { ...last, ...missed } : missed };
		const sent = await sendOnce(async () => await send(Math.min(limits.tryMs, deadline - timing.now())), bucket, timing);
		if (sent.ok) return sent;
		const pause = backoff(attempt, timing, limits);
		if (sent.fault.kind === 'rateLimited') bucket.drain(timing.now(), pause);
		if (!repeats(sent.fault)) return sent;
		last = sent.fault;
		const pauseUntil = timing.now() + pause;
		if (attempt === limits.attempts || pauseUntil >= deadline) break;
		await waitWhile(timing, () => pauseUntil - timing.now());
	}
	return { ok: false, fault: withRetryAfter(last!, bucket) };
}

/** Waits until the bucket gives a token. A fault when that would be after the deadline (nothing is waited then), or on cancel. */
async function waitForTurn(bucket: TokenBucket, timing: Timing, deadline: number): Promise<AmazonFault | undefined> {
	if (timing.cancelled()) return NOT_SENT;
	let wait = bucket.take(timing.now());
	const late = () => wait > 0 && timing.now() + wait + LEAST_MS > deadline;
	await waitWhile(timing, () => {
		if (wait > 0) wait = bucket.take(timing.now());
		return late() ? 0 : wait;
	});
	if (late()) return { kind: 'rateLimited', retryAfterMs: wait };
	if (!timing.cancelled()) return undefined;
	if (wait <= 0) bucket.settle(timing.now());
	return NOT_SENT;
}

/** Takes a token that is there and may be taken; else a fault. */
function takeTurn(bucket: TokenBucket, timing: Timing, keepBack: number): AmazonFault | undefined {
	if (timing.cancelled()) return NOT_SENT;
	const wait = bucket.leaves(keepBack, timing.now()) ? bucket.take(timing.now()) : bucket.restoreMs;
	return wait > 0 ? { kind: 'rateLimited', retryAfterMs: wait } : undefined;
}

/** Cancelled while it waited for its turn, so nothing went out. */
const NOT_SENT: AmazonFault = Object.freeze({ kind: 'cancelled', beforeSending: true });

async function sendOnce(send: () => Promise<Answered>, bucket: TokenBucket, timing: Timing): Promise<Sent> {
	const answered = await send().catch((error: unknown) => faultOfThrown(error));
	bucket.settle(timing.now());
	if (!('sent' in answered)) return { ok: false, fault: answered };
	bucket.adapt(Number(answered.answer.headers['x-amzn-ratelimit-limit']), timing.now());
	return answered.sent;
}

/** Full jitter: anything from nothing to the doubled pause, so that parallel runs do not come back at once. */
const backoff = (attempt: number, timing: Timing, limits: Limits): number =>
	timing.random() * Math.min(limits.maxBackoffMs, limits.backoffMs * 2 ** (attempt - 1));

const withRetryAfter = (fault: AmazonFault, bucket: TokenBucket): AmazonFault =>
	fault.kind === 'rateLimited' ? { ...fault, retryAfterMs: bucket.restoreMs } : fault;
