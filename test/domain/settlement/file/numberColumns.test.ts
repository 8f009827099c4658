import { Amounts, Numbers, Shorts, WholeNumbers } from '../../../../nodes/domain/settlement/file/numberColumns';

const LAST = 200_000;

it.each<[string, { at(index: number): number; set(index: number, value: number): void }, number[]]>([
	['any numbers', new Numbers(), [0, -1.5, 2 ** 52, NaN]],
	['whole numbers', new WholeNumbers(), [0, 2 ** 31 - 1, -(2 ** 31), 7]],
	['amounts', new Amounts(), [0, -250, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, -9_007_199_254_740_991]],
	['short numbers', new Shorts(), [0, 1, 65_534, 65_535, 999_999_999]],
])('keeps %s, at the beginning and far behind it', (_what, column, values) => {
	for (const [index, value] of values.entries()) {
		column.set(index, value);
		column.set(LAST + index, value);
	}
	expect(values.map((_value, index) => column.at(index))).toEqual(values);
	expect(values.map((_value, index) => column.at(LAST + index))).toEqual(values);
});

it('has 0 where no whole number was set', () => {
	const column = new WholeNumbers();
	column.set(3, 5);
	expect([column.at(2), column.at(LAST)]).toEqual([0, 0]);
});
