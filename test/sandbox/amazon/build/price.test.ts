import fc from 'fast-check';
import { decimal, splitGross } from '../../../../sandbox/amazon/build/price';

describe('Tax inside a price', () => {
	// Worked by hand: 20 % inside a gross is a sixth of it.
	it.each([
		[3499, 2000, 2916, 583],
		[399, 2000, 332, 67],
		[1899, 0, 1899, 0],
		[3499, 2300, 2845, 654],
		[1, 2000, 1, 0],
		[3, 2000, 2, 1],
	])('%i pence at %i basis points are %i net and %i tax', (gross, rate, net, tax) => {
		expect(splitGross(gross, rate)).toEqual({ net, tax });
	});

	it('loses no penny', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom(0, 500, 2000, 2300), (gross, rate) => {
				const { net, tax } = splitGross(gross, rate);
				return net + tax === gross && Math.abs(tax * (10_000 + rate) - gross * rate) * 2 <= 10_000 + rate;
			}),
		);
	});

	it.each([
		[0, '0.00'],
		[5, '0.05'],
		[-5, '-0.05'],
		[-123456, '-1234.56'],
	])('writes %i pence as %s', (amount, text) => {
		expect(decimal(amount)).toBe(text);
	});
});
