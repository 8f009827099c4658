import type { Clock } from '../core/clock';
import type { Operation } from './operations/operation';

export interface CallCount {
	/** Calls that the bucket let through, whatever became of them. */
	accepted: number;
	/** Calls that found the bucket empty and were answered 429. */
	throttled: number;
}

/** One token bucket per operation, with the rate and burst of Amazon's models times a factor, on the clock of the sandbox. */
export class Quota {
	private readonly buckets = new Map<string, { tokens: number; at: number }>();
	private readonly counts = new Map<string, CallCount>();

	constructor(
		private readonly clock: Clock,
		private readonly factor: number,
	) {}

	/** Takes one token; false when the bucket is empty. Counts the call either way. */
	take(operation: Operation): boolean {
		const burst = Math.max(1, operation.burst * this.factor);
		const now = this.clock.now();
		const bucket = this.buckets.get(operation.name) ?? { tokens: burst, at: now };
		const refilled = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * operation.rate * this.factor);
		// A caller that waits the exact time must not fail by the last bit of a sum of floats.
		const allowed = refilled >= 1 - 1e-9;
		this.buckets.set(operation.name, { tokens: allowed ? Math.max(0, refilled - 1) : refilled, at: now });
		this.count(operation.name, allowed ? 'accepted' : 'throttled');
		return allowed;
	}

	/** Value of `x-amzn-RateLimit-Limit`: the sustained rate per second. */
	limit(operation: Operation): string {
		return String(Number((operation.rate * this.factor).toPrecision(6)));
	}

	/** Calls by operation since the start or since the counts were cleared. */
	calls(): Record<string, CallCount> {
		return Object.fromEntries([...this.counts].map(([name, count]) => [name, { ...count }]));
	}

	clearCalls(): void {
		this.counts.clear();
	}

	private count(name: string, outcome: keyof CallCount): void {
		const count = this.counts.get(name) ?? { accepted: 0, throttled: 0 };
		count[outcome] += 1;
		this.counts.set(name, count);
	}
}
