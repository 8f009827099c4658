/** The time of the simulated world. Tests move it by hand; the demo uses the wall clock. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
}

export const wallClock: Clock = { now: () => Date.now() };

export interface ManualClock extends Clock {
	advance(milliseconds: number): void;
	set(instant: string): void;
}

export function manualClock(start: string): ManualClock {
	let current = Date.parse(start);
	return {
		now: () => current,
		advance: (milliseconds) => void (current += milliseconds),
		set: (instant) => void (current = Date.parse(instant)),
	};
}
