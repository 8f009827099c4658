import { minorUnits } from '../../../../nodes/domain/money/money';
import { SourceLines } from '../../../../nodes/domain/books/sourceLines';
import { onOneSide } from '../../../../nodes/domain/settlement/parts/oneSide';
import type { SettlementAmount } from '../../../../nodes/domain/settlement/facts';

const line = (nominalCode: string, taxCode: number, gross: number, tax: number): SettlementAmount => ({
	nominalCode,
	costCentre: '',
	department: '',
	taxCode,
	vat: 'output',
	gross: minorUnits(gross),
	tax: minorUnits(tax),
	narrative: '',
	lines: new SourceLines(),
});
const inShort = (lines: readonly SettlementAmount[] | undefined) =>
	lines?.map(({ nominalCode, taxCode, gross, tax }) => [nominalCode, taxCode, gross, tax]);

it('lets a promotion lower the largest line of its tax code', () => {
	const lines = [line('4010', 1, -600, -100), line('4020', 1, 300, 50), line('4000', 1, -2400, -400)];
	expect(inShort(onOneSide(lines, 'credit'))).toEqual([
		['4000', 1, -2100, -350],
		['4010', 1, -600, -100],
	]);
});

it('goes on to the next line when the largest is used up', () => {
	const lines = [line('4000', 1, 1000, 200), line('4010', 1, 900, 180), line('4020', 1, -1500, -300)];
	expect(inShort(onOneSide(lines, 'debit'))).toEqual([['4010', 1, 400, 80]]);
});

it('mends no line of one tax code with a line of another', () => {
	expect(onOneSide([line('4000', 1, 1000, 200), line('4020', 0, -100, 0)], 'debit')).toBeUndefined();
	expect(onOneSide([line('4000', 1, 1000, 200), line('4020', 0, 100, 0)], 'credit')).toBeUndefined();
});

it('is not misled by a line whose VAT alone stands on the other side', () => {
	expect(onOneSide([line('4000', 1, 100, -1)], 'debit')).toBeUndefined();
	expect(onOneSide([line('4000', 1, 100, 101)], 'debit')).toBeUndefined();
});

it('leaves out what comes to nothing', () => {
	expect(onOneSide([line('4000', 1, 1000, 200), line('4020', 1, -1000, -200)], 'debit')).toEqual([]);
	expect(onOneSide([], 'credit')).toEqual([]);
});
