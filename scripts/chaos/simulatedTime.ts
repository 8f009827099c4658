import type { Clock } from '../../sandbox/core/clock';

interface Event {
	readonly at: number;
	readonly order: number;
	readonly run: () => unknown;
}

/** The real ones, taken before any simulation replaces them. */
const real = {
	setTimeout: globalThis.setTimeout,
	clearTimeout: globalThis.clearTimeout,
	now: Date.now,
	elapsed: performance.now,
};
const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/**
 * Time that jumps from one event to the next, so that a settle time of half an hour passes at once. While installed it stands in for
 * `Date.now`, `performance.now` and the timers of this process: what runs on it cannot tell. Events happen in the order of their time, then of
 * their making, and each one's consequences are over before the next begins, so that a run is the same every time.
 */
export class SimulatedTime implements Clock {
	private current = 0;
	private made = 0;
	private events = new Map<number, Event>();

	now = (): number => this.current;

	/** Starts anew; whatever was still to happen does not. */
	reset(start: number): void {
		this.current = start;
		this.made = 0;
		this.events = new Map();
	}

	/** Plans something to happen; gives its number, for `drop`. */
	after(milliseconds: number, run: () => unknown): number {
		const order = ++this.made;
		this.events.set(order, { at: this.current + Math.max(0, milliseconds), order, run });
		return order;
	}

	drop(order: number): void {
		this.events.delete(order);
	}

	/** Lets events happen until the condition holds. Throws when nothing is left to happen before. */
	async runUntil(isOver: () => boolean): Promise<void> {
		await turn();
		while (!isOver()) {
			let next: Event | undefined;
			for (const event of this.events.values())
				if (!next || event.at < next.at || (event.at === next.at && event.order < next.order)) next = event;
			if (!next) throw new Error('The simulation waits for something that never happens');
			this.events.delete(next.order);
			this.current = next.at;
			await next.run();
			await turn();
		}
	}

	install(): void {
		globalThis.setTimeout = ((run: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) =>
			this.after(milliseconds, () => run(...given))) as unknown as typeof setTimeout;
		globalThis.clearTimeout = ((order: number) => this.drop(order)) as unknown as typeof clearTimeout;
		Date.now = this.now;
		performance.now = this.now;
	}

	uninstall(): void {
		globalThis.setTimeout = real.setTimeout;
		globalThis.clearTimeout = real.clearTimeout;
		Date.now = real.now;
		performance.now = real.elapsed;
	}
}
