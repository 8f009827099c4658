import type { IExecuteFunctions } from 'n8n-workflow';
import {
	jsonListOf,
	jsonObject,
	jsonObjectOf,
	jsonOf,
	limitOf,
	listOf,
	requiredList,
	requiredObject,
	requiredText,
} from '../../../nodes/shared/parameters';

/** A node whose every parameter has the value; the switches are named apart. */
const given = (value: unknown, switches: Record<string, unknown> = {}) =>
	({
		getNode: () => ({ name: 'Node', type: 'node', typeVersion: 1, parameters: {}, position: [0, 0], id: '1' }),
		getNodeParameter: (name: string, _item: number, otherwise: unknown) => (name in switches ? switches[name] : (value ?? otherwise)),
	}) as unknown as IExecuteFunctions;

/** Message, remedy and item of what is thrown. */
function refusal(read: () => unknown): [string, string, unknown] {
	try {
		read();
	} catch (error) {
		const { message, description, context } = error as Error & { description: string; context: { itemIndex: number } };
		return [message, description, context.itemIndex];
	}
	throw new Error('Nothing was refused');
}

describe('a JSON field', () => {
	it.each([
		['{"a": 1}', { a: 1 }],
		[{ a: 1 }, { a: 1 }],
		['[]', []],
		['0', 0],
		['', undefined],
		['  ', undefined],
		['null', undefined],
		[null, undefined],
		[undefined, undefined],
	])('%j says %j', (value, expected) => expect(jsonOf(given(''), value, 'Lines', 0)).toEqual(expected));

	it('that is not JSON is refused with the field, the place that the parser names, the way out and the item', () => {
		const [message, remedy, item] = refusal(() => jsonOf(given(''), '[{"a": 1},\n{"a" 2}]', 'Lines', 3));
		expect([message, item]).toEqual(['Lines is not JSON', 3]);
		expect(remedy).toMatch(/position 16\b.*\. Give JSON text, or an expression that yields it\.$/);
	});

	it('holds an object where one is wanted, and a list of objects where one is wanted', () => {
		expect(jsonObjectOf(given(''), '{"a": 1}', 'Address', 0)).toEqual({ a: 1 });
		expect(jsonListOf(given(''), '[{"a": 1}]', 'Lines', 0)).toEqual([{ a: 1 }]);
		expect(jsonObject(given(''), 'query', 'Query', 0)).toEqual({});
		expect([jsonObjectOf(given(''), '', 'Address', 0), jsonListOf(given(''), '', 'Lines', 0)]).toEqual([undefined, undefined]);
		for (const value of ['[1]', '7', '"text"'])
			expect(refusal(() => jsonObjectOf(given(''), value, 'Address', 0))[0]).toBe('Address is not an object');
		for (const value of ['{"a": 1}', '7', '"text"'])
			expect(refusal(() => jsonListOf(given(''), value, 'Lines', 0))[0]).toBe('Lines is not a list');
		for (const value of ['[{}, 7]', '[{}, null]', '[{}, []]'])
			expect(refusal(() => jsonListOf(given(''), value, 'Lines', 0))[0]).toBe('Lines has an entry 2 that is not an object');
	});

	it('that must be filled in is refused when it is empty', () => {
		expect(refusal(() => requiredObject(given(''), 'plan', 'Plan', 1)).slice(0, 1)).toEqual(['Plan is empty']);
		expect(refusal(() => requiredList(given(null), 'lines', 'Lines', 1)).slice(0, 1)).toEqual(['Lines is empty']);
		expect(requiredList(given('[]'), 'lines', 'Lines', 1)).toEqual([]);
	});
});

describe('a list of values', () => {
	it.each([
		['A, B ,,C', ['A', 'B', 'C']],
		['["A", "B", 7]', ['A', 'B', '7']],
		[
			['A ', '', 7],
			['A', '7'],
		],
		['[A', ['[A']],
		['', []],
		[undefined, []],
	])('%j is %j', (value, expected) => expect(listOf(value)).toEqual(expected));
});

describe('the limit', () => {
	it('is a number, and none with Return All', () => {
		expect(limitOf(given(20, { returnAll: false }), 0)).toBe(20);
		expect(limitOf(given('20', { returnAll: false }), 0)).toBe(20);
		expect(limitOf(given(20, { returnAll: true }), 0)).toBe(Infinity);
	});

	it.each(['many', '', 0, -1, 2.5])('%j is refused, because nothing would be read', (limit) => {
		expect(refusal(() => limitOf(given('', { returnAll: false, limit }), 2))[0]).toBe(`Limit is not a whole number from 1: "${limit}"`);
	});
});

it('a required text that is empty is refused by its name', () => {
	expect(requiredText(given(' A '), 'sku', 'SKU', 0)).toBe('A');
	expect(refusal(() => requiredText(given('  '), 'sku', 'SKU', 4))).toEqual([
		'SKU is empty',
		'Fill it in, or filter out items that have none.',
		4,
	]);
});
