import { hold, target } from '../../../scripts/fuzz/target';

/** Readers with a fault each, for the tests of the fuzzing. */
const kept: unknown[] = [];
const number = { draw: (chance: { between(low: number, high: number): number }) => chance.between(0, 9) };

export const TARGETS = [
	target({ name: 'sound', ...number, read: (input) => input }),
	target({
		name: 'documented',
		...number,
		read: () => {
			throw new RangeError('no number');
		},
		isDocumented: (error) => error instanceof RangeError,
	}),
	target({
		name: 'throwing',
		...number,
		read: (input) => {
			if (input === 7) throw new TypeError(`cannot read ${input}`);
		},
	}),
	target({ name: 'promising', ...number, read: (input) => hold(input < 9, 'a figure is below nine') }),
	target({
		name: 'hanging',
		...number,
		read: (input) => {
			while (input === 3);
		},
	}),
	target({ name: 'waiting', ...number, read: async (input) => (input === 3 ? await new Promise(() => {}) : input) }),
	target({ name: 'hungry', ...number, read: () => void kept.push(new Uint8Array(450 * 2 ** 20)) }),
];
