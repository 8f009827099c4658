import fc from 'fast-check';
import { minorUnits } from '../../../nodes/domain/money/money';
import { lineTotalAt, unitPriceOf, unitPriceToDecimal } from '../../../nodes/domain/money/unitPrice';

describe('unit price', () => {
	it.each([
		[2400, 1, '24.00'],
		[1000, 3, '3.33333'],
		[2000, 3, '6.66667'],
		[-250, 1, '-2.50'],
		[-1000, 6, '-1.66667'],
		[1, 4, '0.0025'],
		[0, 5, '0.00'],
		[123456789, 1, '1234567.89'],
	])('of %i pence over %i units is %s', (total, quantity, expected) => {
		expect(unitPriceToDecimal(unitPriceOf(minorUnits(total), quantity))).toBe(expected);
	});

	it('gives the line total back for up to 999 units, whatever the total', () => {
		fc.assert(
			fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 1, max: 999 }), (total, quantity) => {
				expect(lineTotalAt(unitPriceOf(minorUnits(total), quantity), quantity)).toBe(minorUnits(total));
			}),
		);
	});
});
