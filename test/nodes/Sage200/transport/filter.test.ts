import { allOf, anyOf, anyOfBatches, changedSince, equals, EVERY, inWords } from '../../../../nodes/Sage200/transport/filter';

test('doubles a quote inside a text and leaves numbers bare', () => {
	expect(equals('name', "O'Neill's").text).toBe("name eq 'O''Neill''s'");
	expect(equals('urn', 12345).text).toBe('urn eq 12345');
});

test('joins what is there', () => expect(allOf(EVERY, equals('a', 1), EVERY, equals('b', 'x')).text).toBe("a eq 1 and b eq 'x'"));

test('puts 25 terms into a request, asks for each value once and keeps the order', () => {
	const values = Array.from({ length: 60 }, (_, index) => `C${index}`);
	const batches = anyOfBatches('code', [...values, ...values]).map(({ text }) => text);
	expect(batches.map((batch) => batch.split(' or ').length)).toEqual([25, 25, 10]);
	expect(batches[2]).toMatch(/^\(code eq 'C50' or code eq 'C51' or .* or code eq 'C59'\)$/);
});

test('asks for nothing when there is nothing to ask for', () => expect(anyOfBatches('code', [])).toEqual([]));

describe('a record that comes back', () => {
	test.each<[unknown, boolean]>([
		['AMZ', true],
		['amz', true],
		['AMZ  ', true],
		[' AMZ', false],
		['AMZ2', false],
		['', false],
		[null, false],
		[undefined, false],
	])('with the text %p fits the question for AMZ: %p', (value, fits) =>
		expect(equals('code', 'AMZ').fits({ code: value } as never)).toBe(fits),
	);

	test.each<[unknown, boolean]>([
		[7, true],
		['7', true],
		['7.00000', true],
		[70, false],
		['', false],
		[null, false],
		[undefined, false],
	])('with the number %p fits the question for 7: %p', (value, fits) => expect(equals('id', 7).fits({ id: value } as never)).toBe(fits));

	test('fits when it has all that must hold, and one of what may', () => {
		const filter = allOf(equals('customer_id', 1), anyOf(equals('code', 'A'), equals('code', 'B')));
		expect(filter.fits({ customer_id: 1, code: 'b' })).toBe(true);
		expect(filter.fits({ customer_id: 2, code: 'b' })).toBe(false);
		expect(filter.fits({ customer_id: 1, code: 'c' })).toBe(false);
		expect(filter.fields).toEqual(['customer_id', 'code', 'code']);
	});

	test('cannot be compared with the words of a person', () => expect(inWords("contains(name,'x')").fits({ name: 'y' })).toBe(true));

	test.each([
		['2026-05-13T10:00:00Z', true],
		['2026-05-13T10:00:00', true],
		['2026-05-13T09:59:59.997', true], // the database rounds
		['2026-05-13T09:59:59.9', false],
		['2026-05-13T11:00:00+01:00', true],
		['2026-05-13T10:30:00+01:00', false],
	])('changed at %s fits the question since ten o clock in UTC: %p', (stamp, fits) =>
		expect(changedSince('date_time_updated', '2026-05-13T10:00:00.000Z').fits({ date_time_updated: stamp })).toBe(fits),
	);
});
