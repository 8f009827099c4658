import { equals } from '../../../../nodes/Sage200/transport/filter';
import { queryString } from '../../../../nodes/Sage200/transport/odata';

test('encodes values, leaves the names of the options readable and selects what the filter compares', () => {
	const query = queryString({
		filter: equals('code', 'A&B #1'),
		select: ['id', 'product.code'],
		expand: ['product'],
		orderBy: 'id asc',
		top: 500,
		skip: 500,
	});
	expect(query).toBe(
		"?$filter=code%20eq%20'A%26B%20%231'&$select=id%2Cproduct.code%2Ccode&$expand=product&$orderby=id%20asc&$top=500&$skip=500",
	);
});

test('sends no query when nothing is asked, and no skip on the first page', () => {
	expect(queryString({})).toBe('');
	expect(queryString({ orderBy: 'id asc', top: 10, skip: 0 })).toBe('?$orderby=id%20asc&$top=10');
});

test('refuses to skip without an order, as Sage does', () => expect(() => queryString({ top: 10, skip: 10 })).toThrow('$orderby'));
