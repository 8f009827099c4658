import { predicate } from '../../../../sandbox/sage/odata/evaluate';
import { parseFilter } from '../../../../sandbox/sage/odata/parser';
import { enumeration, link, shape, type Row } from '../../../../sandbox/sage/shapes/shape';

const CUSTOMER = shape({ id: 'int', name: 'text 60' });
const DOCUMENT = shape({
	id: 'int',
	status: enumeration(['Live', 'OnHold', 'Complete']),
	reference: 'text 20',
	value: 'decimal 2',
	is_open: 'flag',
	day: 'instant',
	customer: link(() => CUSTOMER),
});

const ROWS: Row[] = [
	{ id: 1, status: 'Live', reference: 'A1', value: 1000, is_open: true, day: '2026-05-01T00:00:00Z', customer: { id: 7, name: "O'Hara" } },
	{
		id: 2,
		status: 'Complete',
		reference: 'B2',
		value: 1050,
		is_open: false,
		day: '2026-05-02T10:30:00.500Z',
		customer: { id: 8, name: 'Stone' },
	},
	{ id: 3, reference: 'b3', value: -1, is_open: true, day: '2026-05-03T00:00:00Z' },
];
const ids = (filter: string) => ROWS.filter(predicate(parseFilter(filter), DOCUMENT)).map((row) => row.id);

it.each<[string, number[]]>([
	["reference eq 'A1'", [1]],
	["reference eq 'B3'", [3]],
	['id gt 1', [2, 3]],
	['id ge 2', [2, 3]],
	['id le 2', [1, 2]],
	['id lt 2', [1]],
	['id ne 2', [1, 3]],
	["status eq '2'", [2]],
	["status eq 'Complete'", [2]],
	["status eq '7'", []],
	['value eq 10.5', [2]],
	['value eq 10.50', [2]],
	['value lt 0', [3]],
	['value eq -0.01', [3]],
	['is_open eq true', [1, 3]],
	['day eq 2026-05-01', [1]],
	['day gt 2026-05-01', [2, 3]],
	['day ge 2026-05-02T10:30:00.500Z', [2, 3]],
	['day lt 2026-05-02T10:30Z', [1]],
	["id eq 1 or id eq 2 and reference eq 'X'", [1]],
	["(id eq 1 or id eq 2) and reference eq 'B2'", [2]],
	["not (id eq 1 or reference eq 'B2')", [3]],
	["contains(reference,'2')", [2]],
	["startswith(reference,'b')", [2, 3]],
	["endswith(reference, '3')", [3]],
	["endswith(reference,'3') eq false", [1, 2]],
	["startswith(reference,'A') eq true and id eq 1", [1]],
	["customer.name eq 'O''Hara'", [1]],
	["customer.name ne 'Stone'", [1, 3]],
])('understands %s', (filter, expected) => {
	expect(ids(filter)).toEqual(expected);
});

it.each([
	['in', "reference in ('A1','B2')"],
	['datetime literals', "day gt datetime'2026-05-01'"],
	['a time without Z', 'day gt 2026-05-01T00:00:00'],
	['a time with an offset', 'day gt 2026-05-01T00:00:00+01:00'],
	['quoted dates', "day gt '2026-05-01'"],
	['a month of 13', 'day gt 2026-13-01'],
	['has', "reference has 'A'"],
	['the equals sign', "reference = 'A1'"],
	['double quotes', 'reference eq "A1"'],
	['an open string', "reference eq 'A1"],
	['an open bracket', '(id eq 1'],
	['a bracket too many', 'id eq 1)'],
	['two comparisons in a row', 'id eq 1 id eq 2'],
	['an operator without value', 'id eq'],
	['null', 'reference eq null'],
	['other functions', "tolower(reference) eq 'a1'"],
	['arithmetic', 'id add 1 eq 2'],
	['upper-case operators', 'id EQ 1'],
	['an unknown field', "refernce eq 'A1'"],
	['an unknown child field', "customer.city eq 'X'"],
	['a child as a whole', 'customer eq 1'],
	['a text for a number', "id eq '1'"],
	['a number for a text', 'reference eq 1'],
	['decimals for a whole number', 'id eq 1.5'],
	['more decimals than the field has', 'value eq 10.555'],
	['text functions on numbers', "contains(id,'1')"],
	['a field that every object has', "constructor eq 'A'"],
	['nothing', ''],
])('refuses %s', (_title, filter) => {
	expect(() => ids(filter)).toThrow(expect.objectContaining({ status: 400 }));
});
