/** A source of chance that a seed makes repeatable (mulberry32: public domain, Tommy Ettinger 2017). */
export class Chance {
	private state: number;

	constructor(seed: number) {
		this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
	}

	/** From 0 up to, not with, 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	happens(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(choices: readonly T[]): T {
		return choices[this.between(0, choices.length - 1)];
	}
}
