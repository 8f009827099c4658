import fc from 'fast-check';
import { fromDecimal, minorUnits, sumMinor, toDecimal } from '../../../nodes/domain/money/money';
import { parseAmount } from '../../../nodes/domain/money/parse';
import { roundHalfAwayFromZero, taxInGross, taxOnNet } from '../../../nodes/domain/money/round';

describe('money', () => {
	it.each([
		[0, '0.00'],
		[5, '0.05'],
		[-5, '-0.05'],
		[100, '1.00'],
		[-123456, '-1234.56'],
		[99999999999, '999999999.99'],
	])('writes %d minor units as %s', (minor, text) => {
		expect(toDecimal(minorUnits(minor))).toBe(text);
	});

	it('reads back exactly what it writes, for any amount', () => {
		fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => fromDecimal(toDecimal(minorUnits(minor))) === minor));
	});

	it('sums without the errors of floats', () => {
		expect(sumMinor(Array.from({ length: 10 }, () => fromDecimal('0.10')))).toBe(100);
	});

	it.each(['', '1.234', '1,00', '1e3', 'abc', '--1', '1.'])('refuses "%s" as an amount of ours', (text) => {
		expect(() => fromDecimal(text)).toThrow(RangeError);
	});

	it('refuses fractions of a penny and sums beyond exact integers', () => {
		expect(() => minorUnits(0.5)).toThrow(RangeError);
		expect(() => sumMinor([minorUnits(Number.MAX_SAFE_INTEGER), minorUnits(1)])).toThrow(RangeError);
	});
});

describe('amounts in Amazon files', () => {
	it.each([
		['1141,18', 114118],
		['1.234,56', 123456],
		['1,234.56', 123456],
		['5.05', 505],
		['5,05', 505],
		['-0.5', -50],
		['30', 3000],
		['-30', -3000],
		['1.234.567', 123456700],
		['1,234,567.8', 123456780],
		['0.00', 0],
	])('reads %s', (text, minor) => {
		expect(parseAmount(text)).toMatchObject({ kind: 'amount', minor });
	});

	it('cannot decide one separator with three digits by itself', () => {
		expect(parseAmount('1.234')).toEqual({ kind: 'ambiguous', groupedBy: '.', asThousands: 123400 });
		expect(parseAmount('-1,234')).toEqual({ kind: 'ambiguous', groupedBy: ',', asThousands: -123400 });
	});

	it('lets the rest of the file decide it', () => {
		expect(parseAmount('1.234', ',')).toMatchObject({ kind: 'amount', minor: 123400 });
		expect(parseAmount('1.234', '.')).toEqual({ kind: 'invalid' });
	});

	it.each([
		'',
		'abc',
		'1.2.3',
		'1,2,3',
		'1.23.4',
		'12,34,56',
		'1 234,00',
		'1.234,567',
		'0.500',
		'01.234',
		'£5.00',
		'1e5',
		'12345678901234.00',
	])('refuses "%s"', (text) => {
		expect(parseAmount(text)).toEqual({ kind: 'invalid' });
	});

	it('reads both formats of any amount alike', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e11, max: 1e11 }), (minor) => {
				const text = toDecimal(minorUnits(minor));
				const point = parseAmount(text);
				const comma = parseAmount(text.replace('.', ','));
				return point.kind === 'amount' && comma.kind === 'amount' && point.minor === minor && comma.minor === minor;
			}),
		);
	});
});

describe('rounding', () => {
	it.each([
		[1n, 2n, 1],
		[-1n, 2n, -1],
		[149n, 100n, 1],
		[150n, 100n, 2],
		[-150n, 100n, -2],
		[0n, 7n, 0],
	])('rounds %s/%s half away from zero to %d', (numerator, denominator, rounded) => {
		expect(roundHalfAwayFromZero(numerator, denominator)).toBe(rounded);
	});

	// By hand: 13.91 / 6 = 2.31833; 7.06 / 6 = 1.17667; 0.03 / 6 = 0.005, the half goes up.
	it.each([
		[1391, 232],
		[706, 118],
		[3, 1],
		[-1391, -232],
		[0, 0],
	])('finds the 20 %% in a gross of %d', (gross, tax) => {
		expect(taxInGross(minorUnits(gross), 2000)).toBe(tax);
	});

	it.each([
		[833, 2000, 167],
		[832, 2000, 166],
		[1000, 500, 50],
	])('puts tax on a net of %d at %d basis points', (net, rate, tax) => {
		expect(taxOnNet(minorUnits(net), rate)).toBe(tax);
	});
});
