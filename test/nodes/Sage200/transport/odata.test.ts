import { allOf, anyOfBatches, equals, queryString } from '../../../../nodes/Sage200/transport/odata';

test('doubles a quote inside a text and leaves numbers bare', () => {
	expect(equals('name', "O'Neill's")).toBe("name eq 'O''Neill''s'");
	expect(equals('urn', 12345)).toBe('urn eq 12345');
});

test('joins what is there', () => expect(allOf('', equals('a', 1), '', equals('b', 'x'))).toBe("a eq 1 and b eq 'x'"));

test('puts 25 terms into a request, asks for each value once and keeps the order', () => {
	const values = Array.from({ length: 60 }, (_, index) => `C${index}`);
	const batches = anyOfBatches('code', [...values, ...values]);
	expect(batches.map((batch) => batch.split(' or ').length)).toEqual([25, 25, 10]);
	expect(batches[2]).toMatch(/^\(code eq 'C50' or code eq 'C51' or .* or code eq 'C59'\)$/);
});

test('asks for nothing when there is nothing to ask for', () => expect(anyOfBatches('code', [])).toEqual([]));

test('encodes values and leaves the names of the options readable', () => {
	const query = queryString({
		filter: "code eq 'A&B #1'",
		select: ['id', 'product.code'],
		expand: ['product'],
		orderBy: 'id asc',
		top: 500,
		skip: 500,
	});
	expect(query).toBe("?$filter=code%20eq%20'A%26B%20%231'&$select=id%2Cproduct.code&$expand=product&$orderby=id%20asc&$top=500&$skip=500");
});

test('sends no query when nothing is asked, and no skip on the first page', () => {
	expect(queryString({})).toBe('');
	expect(queryString({ orderBy: 'id asc', top: 10, skip: 0 })).toBe('?$orderby=id%20asc&$top=10');
});

test('refuses to skip without an order, as Sage does', () => expect(() => queryString({ top: 10, skip: 10 })).toThrow('$orderby'));
