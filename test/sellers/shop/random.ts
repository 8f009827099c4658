/** Numbers that look random and come again with the same seed (mulberry32). */
export class Random {
	constructor(private state: number) {}

	/** From 0 up to, not including, 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number, both ends included. */
	whole(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(of: readonly T[]): T {
		return of[this.whole(0, of.length - 1)];
	}

	digits(count: number): string {
		return Array.from({ length: count }, () => this.whole(0, 9)).join('');
	}
}
