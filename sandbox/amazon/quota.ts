import type { Clock } from '../core/clock';
import type { Operation } from './operations';

/** One token bucket per operation, with the rate and burst of Amazon's models times a factor. */
export class Quota {
	private readonly buckets = new Map<string, { tokens: number; at: number }>();

	constructor(
		private readonly clock: Clock,
		private readonly factor: number,
	) {}

	/** Takes one token; false when the bucket is empty. */
	take(operation: Operation): boolean {
		const burst = Math.max(1, operation.burst * this.factor);
		const now = this.clock.now();
		const bucket = this.buckets.get(operation.name) ?? { tokens: burst, at: now };
		const refilled = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * operation.rate * this.factor);
		const allowed = refilled >= 1;
		this.buckets.set(operation.name, { tokens: allowed ? refilled - 1 : refilled, at: now });
		return allowed;
	}

	/** Value of `x-amzn-RateLimit-Limit`: the sustained rate per second. */
	limit(operation: Operation): string {
		return String(Number((operation.rate * this.factor).toPrecision(6)));
	}
}
