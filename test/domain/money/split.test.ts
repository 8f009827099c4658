import fc from 'fast-check';
import { minorUnits, sumMinor } from '../../../nodes/domain/money/money';
import { splitInProportion } from '../../../nodes/domain/money/split';

const partsOf = (amount: number, weights: number[]) => splitInProportion(minorUnits(amount), weights, minorUnits)?.map(([, part]) => part);

describe('splitting an amount in proportion', () => {
	it.each([
		[100, [1, 1, 1], [33, 34, 33]],
		[-100, [-300, -100], [-75, -25]],
		[410, [2000, 300, -250], [400, 60, -50]],
		[0, [0, 0], [0, 0]],
	])('splits %i over %j into %j', (amount, weights, expected) => {
		expect(partsOf(amount, weights)).toEqual(expected);
	});

	it('refuses to split something over nothing', () => {
		expect(partsOf(5, [0, 0])).toBeUndefined();
	});

	it('refuses weights that all but cancel: a part of 2^53 and more would not be exact', () => {
		// 10,000,000 times 1,000,000,000 over 1 is 10^16; 2^53 is about 9 * 10^15.
		expect(partsOf(10_000_000, [1_000_000_000, -999_999_999])).toBeUndefined();
		expect(partsOf(4_000_000, [1_000_000_000, -999_999_999])).toEqual([4_000_000_000_000_000, -3_999_999_996_000_000]);
	});

	it('loses no penny', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1_000_000, max: 1_000_000 }),
				fc.array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 1 }),
				(amount, weights) => {
					fc.pre(weights.reduce((a, b) => a + b, 0) !== 0);
					const parts = partsOf(amount, weights) ?? [];
					expect(parts).toHaveLength(weights.length);
					expect(sumMinor(parts)).toBe(minorUnits(amount));
				},
			),
		);
	});
});
