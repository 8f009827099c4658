import { filterOf, isOneRecord, pathOf, type Condition } from '../../../../../nodes/Sage200/actions/odata/filter';

const condition = (more: Partial<Condition>): Condition => ({ field: 'name', operator: 'eq', type: 'text', value: 'x', ...more });

test.each<[string, Condition[], 'and' | 'or', string]>([
	['nothing', [], 'and', ''],
	['a text, quotes doubled', [condition({ value: "Chef's" })], 'and', "name eq 'Chef''s'"],
	['a number', [condition({ field: 'id', operator: 'ge', type: 'number', value: '-12.5' })], 'and', 'id ge -12.5'],
	[
		'a day',
		[condition({ field: 'document_date', operator: 'gt', type: 'date', value: '2025-11-03' })],
		'and',
		'document_date gt 2025-11-03',
	],
	[
		'a time, in UTC with its Z',
		[condition({ field: 'date_time_updated', operator: 'gt', type: 'date', value: '2025-11-03T10:00:00+01:00' })],
		'and',
		'date_time_updated gt 2025-11-03T09:00:00.000Z',
	],
	['a boolean', [condition({ field: 'on_hold', type: 'boolean', value: 'false' })], 'and', 'on_hold eq false'],
	['a part of a text', [condition({ operator: 'startswith', value: '01' })], 'and', "startswith(name,'01')"],
	['a child by dot', [condition({ field: 'product.code' })], 'and', "product.code eq 'x'"],
	['several, of which any', [condition({}), condition({ operator: 'endswith', value: 'y' })], 'or', "name eq 'x' or endswith(name,'y')"],
])('builds %s', (_title, conditions, join, filter) => expect(filterOf(conditions, join)).toEqual({ ok: true, filter }));

test.each<[string, Partial<Condition>]>([
	['a field with an operator in it', { field: 'name eq 1 or id' }],
	['an empty field', { field: '' }],
	['a number with letters', { type: 'number', value: '1e9x' }],
	['a day that is none', { type: 'date', value: '2025-13-40' }],
	['a boolean in another language', { type: 'boolean', value: 'ja' }],
	['a part of a date', { type: 'date', operator: 'contains', value: '2025-11-03' }],
])('refuses %s', (_title, more) => expect(filterOf([condition(more)], 'and')).toMatchObject({ ok: false }));

test.each([
	['sop_orders', '/sop_orders'],
	['/sop_orders/12/sop_order_lines', '/sop_orders/12/sop_order_lines'],
	[' banks ', '/banks'],
	['..', undefined],
	['a/../b', undefined],
	['a?b=c', undefined],
	['//evil.example/a', undefined],
	['', undefined],
])('path %s', (given, expected) => expect(pathOf(given)).toBe(expected));

test('one record is a path with an id at its end, the licence and the user', () => {
	expect(['/products/1', '/licence', '/current_user', '/products', '/sop_settings'].map(isOneRecord)).toEqual([
		true,
		true,
		true,
		false,
		false,
	]);
});
