import fc from 'fast-check';
import { amountNumber, moneyOf, quantityNumber, readJson, writeJson } from '../../../../nodes/Sage200/transport/losslessJson';

describe('reading', () => {
	test.each([
		['{"total_gross_value":33.6}', { total_gross_value: '33.60' }],
		['{"balance":100}', { balance: '100.00' }],
		['{"balance_in_base":-0.5}', { balance_in_base: '-0.50' }],
		['{"tax_amount":12.5000}', { tax_amount: '12.50' }],
		// A double would give 9007199254740993.20 here.
		['{"document_goods_value":9007199254740993.11}', { document_goods_value: '9007199254740993.11' }],
		['{"estimated_cost_value":1.23456}', { estimated_cost_value: '1.23456' }],
	])('keeps money as text with two decimals: %s', (text, expected) => expect(readJson(text)).toEqual(expected));

	test.each([
		['{"id":1729,"urn":10003}', { id: 1729, urn: 10003 }],
		['{"tax_rate":20}', { tax_rate: 20 }],
		['{"tax_rate":17.5}', { tax_rate: '17.5' }],
		['{"id":12345678901234567890}', { id: '12345678901234567890' }],
		['[{"is_base_currency":true,"code":null,"name":"1.10"}]', [{ is_base_currency: true, code: null, name: '1.10' }]],
	])('keeps whole numbers as numbers and other decimals as Sage wrote them: %s', (text, expected) =>
		expect(readJson(text)).toEqual(expected),
	);

	test('says that cut text is no JSON', () => expect(() => readJson('{"urn":"100')).toThrow());
});

describe('writing', () => {
	test('writes amounts with exactly two decimals and quantities as given', () => {
		expect(
			writeJson({
				a: amountNumber('1000.00'),
				b: amountNumber('-0.1'),
				c: amountNumber('5'),
				d: quantityNumber('8.33333'),
				e: quantityNumber('2'),
			}),
		).toBe('{"a":1000.00,"b":-0.10,"c":5.00,"d":8.33333,"e":2}');
	});

	test.each(['1.005', '1e3', '', 'NaN', '1,50', '٣'])('refuses "%s" as an amount', (text) =>
		expect(() => amountNumber(text)).toThrow(RangeError),
	);
	test.each(['1.000001', '', '1e3'])('refuses "%s" as a quantity', (text) => expect(() => quantityNumber(text)).toThrow(RangeError));

	test('any amount survives the way to Sage and back', () => {
		fc.assert(
			fc.property(fc.integer({ min: -(2 ** 48), max: 2 ** 48 }), (pence) => {
				const text = `${pence < 0 ? '-' : ''}${Math.trunc(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
				expect(moneyOf((readJson(writeJson({ value: amountNumber(text) })) as { value: string }).value)).toBe(pence);
			}),
		);
	});
});

test.each([
	['33.60', 3360],
	[20, 2000],
	['-7.5', -750],
	[undefined, undefined],
	[null, undefined],
	['', undefined],
	['1.234', undefined],
	['abc', undefined],
])('reads %p as %p pence', (value, pence) => expect(moneyOf(value)).toBe(pence));
