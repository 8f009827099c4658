import { SourceLines } from '../../../nodes/domain/books/sourceLines';
import { minorUnits } from '../../../nodes/domain/money/money';
import { byPeriod, channelOf, rowsFrom, sumRows, type ClassifiedRow } from '../../../nodes/domain/settlement/rows';
import type { SettlementRow } from '../../../nodes/domain/settlement/settlement.types';

const row = (more: Partial<SettlementRow>) => more as SettlementRow;

it.each([
	['AFN', 'FBA'],
	['afn', 'FBA'],
	['MFN', 'FBM'],
	['', undefined],
	['Amazon', undefined],
])('reads who shipped from fulfillment-id "%s": %s', (fulfillmentId, channel) => {
	expect(channelOf(row({ fulfillmentId }))).toBe(channel);
});

it('puts the earliest period first, whatever the order of rows in the file', () => {
	const rows = ['2026-11', '2026-10', '2026-11'].map((period, line) => ({ period, row: row({ line }) }) as ClassifiedRow);
	expect(byPeriod(rows).map(([period, ofPeriod]) => [period, ofPeriod.map((each) => each.row.line)])).toEqual([
		['2026-10', [1]],
		['2026-11', [0, 2]],
	]);
});

it('says in words where rows stand in the file, and adds them up', () => {
	const rows = [250, -300].map((amount) => ({ row: row({ amount: minorUnits(amount) }) }) as ClassifiedRow);
	const words = [SourceLines.of(), SourceLines.of(7), SourceLines.of(9, 7)].map(rowsFrom);
	expect(words).toEqual(['no row', '1 row, in line 7', '2 rows, first in line 7']);
	expect([sumRows([]), sumRows(rows)]).toEqual([0, -50]);
});
