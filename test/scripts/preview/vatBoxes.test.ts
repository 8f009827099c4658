import { minorUnits } from '../../../nodes/domain/money/money';
import type { NominalLine } from '../../../nodes/domain/books/journal.types';
import { assumedSeries, assumedSettings } from '../../../scripts/preview/standIns';
import { roleName, vatBoxesOf } from '../../../scripts/preview/vatBoxes';

const { taxCodes } = assumedSettings([assumedSeries('GBP')]);

const line = (vat: 'input' | 'output', taxCode: number, net: number, tax: number, period = '2026-10'): NominalLine => ({
	period,
	date: `${period}-31`,
	part: 'X',
	document: 'bank_payment',
	secondReference: 'X',
	accountKind: 'nominal',
	account: '4000',
	costCentre: '',
	department: '',
	taxCode,
	vat,
	net: minorUnits(net),
	tax: minorUnits(tax),
	gross: minorUnits(net + tax),
	narrative: '',
	rowCount: 1,
	rows: '1',
});

describe('VAT boxes of a settlement', () => {
	it('have sales less credits in 1 and 6, purchases less credits in 4 and 7', () => {
		const lines = [line('output', 1, -10000, -2000), line('output', 1, 1000, 200), line('output', 2, -999, 0), line('input', 1, 300, 60)];
		expect(vatBoxesOf(lines, taxCodes)).toEqual([{ period: '2026-10', box1: '18.00', box4: '0.60', box6: '99.99', box7: '3.00' }]);
	});

	it('leave out what is outside the scope of VAT', () => {
		expect(vatBoxesOf([line('output', taxCodes.outsideScope.code, -5000, 0)], taxCodes)).toEqual([]);
	});

	it('have a reverse charge on both sides', () => {
		expect(vatBoxesOf([line('input', 16, 10000, 0)], taxCodes)).toEqual([
			{ period: '2026-10', box1: '20.00', box4: '20.00', box6: '100.00', box7: '100.00' },
		]);
	});

	it('are one row per accounting period, the earliest first', () => {
		const lines = [line('input', 1, 100, 20, '2026-11'), line('input', 1, 200, 40, '2026-10')];
		expect(vatBoxesOf(lines, taxCodes).map(({ period, box4 }) => [period, box4])).toEqual([
			['2026-10', '0.40'],
			['2026-11', '0.20'],
		]);
	});

	it('name tax codes by their role', () => {
		expect([roleName(1, taxCodes), roleName(77, taxCodes), roleName(null, taxCodes)]).toEqual(['Standard 20 % (1)', 'No role (77)', '']);
	});
});
