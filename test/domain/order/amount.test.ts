import { hasTwoDecimals, readAmount } from '../../../nodes/domain/order/amount';

describe("an amount of Amazon's order", () => {
	it.each([
		['34.99', 3499],
		['34.9', 3490],
		['34', 3400],
		['-0.10', -10],
		['12.3400', 1234],
		['0', 0],
	])('reads %s as %i pence', (amount, expected) => {
		expect(readAmount({ amount, currencyCode: 'GBP' }, 'GBP')).toBe(expected);
	});

	it.each(['12.345', '1,234.00', '12,30', '1e3', '', '.5', 'NaN'])('does not read %j', (amount) => {
		expect(readAmount({ amount, currencyCode: 'GBP' }, 'GBP')).toBeUndefined();
	});

	it('does not read an amount in another currency, none at all, or a JSON number', () => {
		expect(readAmount({ amount: '1.00', currencyCode: 'EUR' }, 'GBP')).toBeUndefined();
		expect(readAmount(undefined, 'GBP')).toBeUndefined();
		expect(readAmount({ amount: 1.5 as unknown as string, currencyCode: 'GBP' }, 'GBP')).toBeUndefined();
	});

	it.each([
		['GBP', true],
		['EUR', true],
		['JPY', false],
		['', false],
	])('knows whether %j counts in hundredths', (currency, expected) => {
		expect(hasTwoDecimals(currency)).toBe(expected);
	});
});
