import { lessParts, partsOf, readParts, wholeUnits } from '../../../nodes/domain/stock/units';

describe('quantities of Sage', () => {
	it.each([
		['500.00000', 50_000_000],
		['3', 300_000],
		['0', 0],
		['-0.00000', 0],
		['-2.50000', -250_000],
		['0.0000100', 1],
		[7, 700_000],
	])('%s is counted exactly', (given, parts) => {
		expect(readParts(given)).toBe(parts);
	});

	it.each([[''], [undefined], [null], ['n/a'], ['1,000'], ['1e3'], ['0.000001'], [true], [{}], ['12345678901']])(
		'%p is no quantity, and not zero',
		(given) => {
			expect(readParts(given)).toBeUndefined();
		},
	);

	it('are offered in whole units, never below zero', () => {
		expect(wholeUnits(readParts('4.99999')!)).toBe(4);
		expect(wholeUnits(readParts('-1')!)).toBe(0);
		expect(wholeUnits(lessParts(readParts('10.5')!, partsOf(3)))).toBe(7);
	});
});
