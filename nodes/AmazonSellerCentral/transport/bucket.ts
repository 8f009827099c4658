import type { Rate } from './catalogue';

/**
 * How far a rate that Amazon names is followed: down to a part of the model's, and up to so many requests a second. What is further off is no rate; it
 * would stop the operation until n8n is started again, or lift its limit.
 */
export const MOST_SLOWER = 4;
export const MOST_PER_SECOND = 100;

/**
 * Mirrors Amazon's bucket of one operation, so that requests wait here instead of being answered with 429. Times are milliseconds
 * of the caller's clock. The bucket starts full: what another process has used shows itself as a 429 and empties it.
 *
 * Amazon takes its token when a request arrives, which is some time between its sending and its answer. A full bucket gains nothing until
 * then, so here nothing is gained for a request before its answer is in: else every later request would come too early by the time that
 * the first one, with its login, was on the way.
 */
export class TokenBucket {
	private readonly burst: number;
	private tokens: number;
	private refilledAt: number;
	private ratePerSecond: number;
	/** Requests that were let go and are not answered yet. */
	private underWay = 0;

	/** `processes` share the quota; this bucket has one share of it, and no less than one request. */
	constructor(
		private readonly rate: Rate,
		now: number,
		private readonly processes = 1,
	) {
		this.burst = Math.max(1, Math.floor(rate.burst / processes));
		this.tokens = this.burst;
		this.refilledAt = now;
		this.ratePerSecond = rate.ratePerSecond / processes;
	}

	/** Takes a request's token and returns 0, or takes nothing and returns the milliseconds until one is there. After a 0, `settle` is due. */
	take(now: number): number {
		this.refill(now);
		// The margin absorbs the rounding of fractions of a token; without it a wait could end a hair too early and be repeated.
		if (this.tokens >= 1 - 1e-9) {
			this.tokens = Math.max(0, this.tokens - 1);
			this.underWay += 1;
			return 0;
		}
		return Math.ceil(((1 - this.tokens) / this.ratePerSecond) * 1000 + Math.max(0, this.refilledAt - now));
	}

	/** Whether a request could go at once and leave a share of the burst to others; a bucket of one request has nothing to share. */
	leaves(share: number, now: number): boolean {
		this.refill(now);
		return this.tokens - 1 + 1e-9 >= share * (this.burst - 1);
	}

	/** The request whose token was taken is answered, or given up. */
	settle(now: number): void {
		this.refill(now);
		this.underWay -= 1;
	}

	/**
	 * Amazon said 429: whatever was thought to be left is not there. Nothing is gained for another `pause` milliseconds, so that processes
	 * that share the seller's rate, refused together, do not come back together.
	 */
	drain(now: number, pause = 0): void {
		this.refilledAt = Math.max(now + pause, this.refilledAt);
		this.tokens = 0;
	}

	/**
	 * Follows the rate of the whole quota that Amazon reports, as far as it can be one. What was gained so far was gained at the old rate, so it is
	 * booked first.
	 */
	adapt(reported: number, now: number): void {
		if (!Number.isFinite(reported) || reported <= 0) return;
		this.refill(now);
		const slowest = this.rate.ratePerSecond / MOST_SLOWER;
		this.ratePerSecond = Math.min(Math.max(reported, slowest), MOST_PER_SECOND) / this.processes;
	}

	/** Milliseconds in which one request is given back, at the rate in force. */
	get restoreMs(): number {
		return Math.ceil(1000 / this.ratePerSecond);
	}

	private refill(now: number): void {
		const elapsed = Math.max(0, now - this.refilledAt);
		this.tokens = Math.min(this.burst - this.underWay, this.tokens + (elapsed / 1000) * this.ratePerSecond);
		this.refilledAt = Math.max(now, this.refilledAt);
	}
}

/**
 * Buckets of this process, shared by its executions: Amazon counts per selling partner and application, whichever workflow asks.
 * Other processes (queue mode) have their own: the quota is shared out by the credential's number of processes.
 */
const buckets = new Map<string, TokenBucket>();

/** The bucket of an account (a hash, never the secret itself) and operation. */
export function bucketOf(account: string, operationKey: string, rate: Rate, now: number, processes: number): TokenBucket {
	const key = `${account} ${operationKey}`;
	const bucket = buckets.get(key) ?? new TokenBucket(rate, now, processes);
	buckets.set(key, bucket);
	return bucket;
}
