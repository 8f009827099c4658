import fc from 'fast-check';
import { analysed, linesOf, transferred, type NominalAmount } from '../../../nodes/domain/books/entry';
import { SourceLines } from '../../../nodes/domain/books/sourceLines';
import type { EntryHead } from '../../../nodes/domain/books/journal.types';
import { minorUnits } from '../../../nodes/domain/money/money';

const HEAD: EntryHead = {
	period: '2026-10',
	date: '2026-10-31',
	part: 'FEES',
	document: 'bank_payment',
	secondReference: 'FEES-2610-0',
};
const CLEARING = { kind: 'clearing', account: 'AMZGBP' } as const;
const CURRENT = { kind: 'bank', account: 'CURRENT' } as const;

const amount = (gross: number, tax: number, lines: readonly number[] = []): NominalAmount => ({
	nominalCode: '6200',
	costCentre: 'WEB',
	department: '',
	taxCode: 1,
	vat: 'input',
	gross: minorUnits(gross),
	tax: minorUnits(tax),
	narrative: 'Commission',
	lines: SourceLines.of(...lines),
});

it('writes nominal lines with net and tax, and takes their sum to the other account', () => {
	const lines = linesOf([analysed(HEAD, [amount(360, 60), amount(-120, -20)], CLEARING, 'Amazon fees')]);
	expect(lines).toMatchObject([
		{ ...HEAD, accountKind: 'nominal', account: '6200', costCentre: 'WEB', taxCode: 1, vat: 'input', net: 300, tax: 60, gross: 360 },
		{ accountKind: 'nominal', net: -100, tax: -20, gross: -120 },
		{ ...HEAD, accountKind: 'clearing', account: 'AMZGBP', taxCode: null, vat: 'none', net: -240, tax: 0, gross: -240 },
	]);
	expect(lines.map(({ narrative }) => narrative)).toEqual(['Commission', 'Commission', 'Amazon fees']);
});

it('debits one account and credits the other with an amount that is transferred', () => {
	const entry = transferred(
		{ ...HEAD, document: 'bank_transfer' },
		{ debit: CURRENT, credit: CLEARING },
		minorUnits(7040),
		'Payout',
		new SourceLines(),
	);
	expect(linesOf([entry])).toMatchObject([
		{ accountKind: 'bank', account: 'CURRENT', gross: 7040, narrative: 'Payout', rowCount: 0, rows: '' },
		{ accountKind: 'clearing', account: 'AMZGBP', gross: -7040, narrative: 'Payout' },
	]);
});

it('cannot be out of balance, whatever its amounts', () => {
	const anyAmount = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e8, max: 1e8 }));
	fc.assert(
		fc.property(fc.array(anyAmount), fc.integer({ min: -1e9, max: 1e9 }), (amounts, moved) => {
			const entries = [
				analysed(
					HEAD,
					amounts.map(([gross, tax]) => amount(gross, tax)),
					CLEARING,
					'',
				),
				transferred(HEAD, { debit: CURRENT, credit: CLEARING }, minorUnits(moved), '', new SourceLines()),
			];
			for (const entry of entries) {
				const lines = linesOf([entry]);
				expect(lines.reduce((sum, { gross }) => sum + gross, 0)).toBe(0);
				expect(lines.every(({ net, tax, gross }) => net + tax === gross)).toBe(true);
			}
		}),
	);
});

it.each([
	[[], ''],
	[[4], '4'],
	[[3, 4, 5, 6, 7, 12], '3-7,12'],
	[[12, 5, 3, 4], '3-5,12'],
	[[3, 5, 7], '3,5,7'],
])('cites the rows %j of the file as "%s"', (rows, cited) => {
	const [line, counter] = linesOf([analysed(HEAD, [amount(360, 60, rows)], CLEARING, '')]);
	expect([line?.rows, line?.rowCount]).toEqual([cited, rows.length]);
	expect([counter?.rows, counter?.rowCount]).toEqual([cited, rows.length]);
});
