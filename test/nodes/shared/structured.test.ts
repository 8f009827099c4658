import type { IExecuteFunctions } from 'n8n-workflow';
import { optionalListOf, optionalObjectOf, optionalPairsOf, structuredListOf, structuredPairsOf } from '../../../nodes/shared/structured';

const contextOf = (parameters: Record<string, unknown> = {}) =>
	({
		getNode: () => ({ name: 'Sage', type: 'sage200' }),
		getNodeParameter: (name: string, _item: number, fallback: unknown) => parameters[name] ?? fallback,
	}) as unknown as IExecuteFunctions;
const entries = (...all: object[]) => ({ entries: all });

test('a list filled in field by field leaves out what was left empty', () => {
	const context = contextOf({ linesFields: entries({ stockCode: 'KETTLE-17', bin: '', quantity: '0' }) });
	expect(structuredListOf(context, 'lines', 'Lines', 0)).toEqual([{ stockCode: 'KETTLE-17', quantity: '0' }]);
});

test('a list that nobody filled in is empty, and as JSON it is refused when it is none', () => {
	expect(structuredListOf(contextOf(), 'lines', 'Lines', 0)).toEqual([]);
	expect(structuredListOf(contextOf({ specifyLines: 'json', lines: '[{"a": 1}]' }), 'lines', 'Lines', 0)).toEqual([{ a: 1 }]);
	expect(() => structuredListOf(contextOf({ specifyLines: 'json', lines: '{}' }), 'lines', 'Lines', 0)).toThrow('Lines is not a list');
});

test('names and values make an object; one without a name is none', () => {
	const fields = entries({ name: ' orderId ', value: '1' }, { name: '', value: '2' });
	expect(structuredPairsOf(contextOf({ pathFields: fields }), 'path', 'Path', 0)).toEqual({ orderId: '1' });
	expect(structuredPairsOf(contextOf({ specifyPath: 'json', path: '{"orderId": 2}' }), 'path', 'Path', 0)).toEqual({ orderId: 2 });
});

test('among options, fields go before JSON, and nothing is nothing', () => {
	const what = { name: 'lines', displayName: 'Lines' };
	const given = { linesFields: entries({ line: 'A', quantity: '' }), lines: '[{"line": "B"}]' };
	expect(optionalListOf(contextOf(), given, what, 0)).toEqual([{ line: 'A' }]);
	expect(optionalListOf(contextOf(), { lines: '[{"line": "B"}]' }, what, 0)).toEqual([{ line: 'B' }]);
	expect(optionalListOf(contextOf(), {}, what, 0)).toBeUndefined();
	expect(optionalPairsOf(contextOf(), { linesFields: entries({ name: 'a', value: 'b' }) }, what, 0)).toEqual({ a: 'b' });
	expect(optionalPairsOf(contextOf(), {}, what, 0)).toBeUndefined();
});

test('an object keeps what was left empty: an address is replaced as a whole', () => {
	const what = { name: 'deliveryAddress', displayName: 'Delivery Address' };
	const given = { deliveryAddressFields: { entries: { postalName: 'Example Ltd', address2: '' } } };
	expect(optionalObjectOf(contextOf(), given, what, 0)).toEqual({ postalName: 'Example Ltd', address2: '' });
});
