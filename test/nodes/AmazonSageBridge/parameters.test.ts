import { NodeOperationError } from 'n8n-workflow';
import { readBoolean, readInstant, readObject, readRows } from '../../../nodes/AmazonSageBridge/parameters';
import { fakeContext } from './context';

const P = { name: 'skuMap', displayName: 'SKU Map' };
const given = (value: unknown) => fakeContext({ skuMap: value }).context;

const failureOf = (work: () => unknown): NodeOperationError => {
	try {
		work();
	} catch (error) {
		return error as NodeOperationError;
	}
	throw new Error('nothing was thrown');
};

describe('a list parameter', () => {
	const rows = [{ sellerSku: 'A', stockCode: 'B' }];

	it.each([
		['a list', rows],
		['JSON text', JSON.stringify(rows)],
		['a list with an empty row', [...rows, {}]],
	])('is read from %s', (_what, value) => {
		expect(readRows(given(value), P, 0, ['sellerSku', 'stockCode'] as never[])).toEqual(rows);
	});

	it('may be empty', () => {
		expect(readRows(given('[]'), P, 0, ['sellerSku'] as never[])).toEqual([]);
		expect(readRows(given([{}]), P, 0, ['sellerSku'] as never[])).toEqual([]);
	});

	it.each([
		['text that is no JSON', '[{', 'SKU Map is not JSON'],
		['an object', { sellerSku: 'A' }, 'SKU Map is not a list'],
		['nothing', undefined, 'SKU Map is not a list'],
		['a row that is no object', [rows[0], 7], 'SKU Map has a row 2 that is not an object'],
		['a row without its key', [{ sku: 'A' }], 'SKU Map has a row 1 without sellerSku, stockCode'],
	])('names itself when it is %s', (_what, value, message) => {
		const failure = failureOf(() => readRows(given(value), P, 3, ['sellerSku', 'stockCode'] as never[]));
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect(failure.message).toBe(message);
		expect(failure.context.itemIndex).toBe(3);
		expect(failure.description).toBeTruthy();
	});
});

describe('an object parameter', () => {
	it.each([
		[{ a: 1 }, { a: 1 }],
		['{"a":1}', { a: 1 }],
		['', {}],
		['null', {}],
		[null, {}],
	])('reads %j', (value, expected) => {
		expect(readObject(given(value), P, 0)).toEqual(expected);
	});

	it('refuses a list', () => {
		expect(failureOf(() => readObject(given('[1]'), P, 0)).message).toBe('SKU Map is not an object');
	});
});

describe('a switch and an instant', () => {
	it.each([
		[true, true],
		['false', false],
	])('reads the switch %j', (value, expected) => {
		expect(readBoolean(given(value), P, 0)).toBe(expected);
	});

	it.each([undefined, null, 'yes', 1])('does not guess the switch from %j', (value) => {
		expect(failureOf(() => readBoolean(given(value), P, 0)).message).toBe('SKU Map is neither true nor false');
	});

	it('reads an instant in any zone as UTC and refuses other text', () => {
		expect(readInstant(given('2026-07-01T12:00:00.000+01:00'), P, 0)).toBe('2026-07-01T11:00:00.000Z');
		expect(failureOf(() => readInstant(given('tomorrow'), P, 0)).message).toBe('SKU Map is not an instant');
	});
});
