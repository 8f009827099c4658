import fc from 'fast-check';
import { checkChains, lastOf, missingHeads } from '../../../nodes/domain/decisions/chain';
import { DECISION_COLUMNS, nextDecision, readDecisions, type Decision } from '../../../nodes/domain/decisions/decision';
import { chainOf, KEY, newDecision } from './fixture';

/** Two records, three and two decisions. */
const ROWS = chainOf({}, { choice: 'hold' }, { recordId: 'S2' }, { choice: 'release' }, { recordId: 'S2', choice: 'hold' });
const faultsOf = (rows: readonly Decision[], key = KEY) => checkChains(rows, key).faults.map(({ fault }) => fault);

it('finds nothing in chains as the forms wrote them, in whatever order the table gives the rows', () => {
	fc.assert(fc.property(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), (rows) => expect(faultsOf(rows)).toEqual([])));
});

it('finds nothing in rows as a Data Table or a CSV file gives them, with empty cells as null', () => {
	const rows = ROWS.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === '' ? null : cell])));
	expect(readDecisions([{}, ...rows])).toEqual(ROWS);
});

it('finds any change of any cell, by its seal', () => {
	fc.assert(
		fc.property(fc.nat(ROWS.length - 1), fc.constantFrom(...DECISION_COLUMNS), fc.string(), (at, column, text) => {
			fc.pre(ROWS[at][column] !== text);
			expect(faultsOf(ROWS.map((row, index) => (index === at ? { ...row, [column]: text } : row)))).toContain('seal');
		}),
	);
});

it('finds a cell that two rows have exchanged', () => {
	fc.assert(
		fc.property(fc.nat(4), fc.nat(4), fc.constantFrom(...DECISION_COLUMNS), (one, other, column) => {
			fc.pre(ROWS[one][column] !== ROWS[other][column]);
			const rows = [...ROWS];
			rows[one] = { ...ROWS[one], [column]: ROWS[other][column] };
			rows[other] = { ...ROWS[other], [column]: ROWS[one][column] };
			expect(faultsOf(rows)).toContain('seal');
		}),
	);
});

it.each([
	['the first row of a record', 0, ['gap']],
	['a row in the middle', 1, ['gap']],
])('finds that %s is gone, by the row after it', (_which, at, faults) => {
	expect(faultsOf(ROWS.filter((_row, index) => index !== at))).toEqual(faults);
});

it('finds that any row is gone, the last ones too, with the heads that were kept', () => {
	const { heads } = checkChains(ROWS, KEY);
	fc.assert(
		fc.property(fc.subarray(ROWS, { maxLength: ROWS.length - 1 }), (rows) => {
			expect(faultsOf(rows).length + missingHeads(heads, rows).length).toBeGreaterThan(0);
		}),
	);
});

it('knows heads again that have others behind them by now', () => {
	const { heads } = checkChains(ROWS.slice(0, 3), KEY);
	expect(heads.map(({ recordId, number }) => `${recordId} ${number}`)).toEqual(['S1 2', 'S2 1']);
	expect(missingHeads(heads, ROWS)).toEqual([]);
});

it('finds a row that was sealed with another key', () => {
	const forged = nextDecision(newDecision({ recordId: 'S3' }), undefined, 'a key that somebody has made up himself');
	expect(faultsOf([...ROWS, forged])).toEqual(['seal']);
	expect(faultsOf(ROWS, 'another key than the one of the forms')).toEqual(ROWS.map(() => 'seal'));
});

it('finds a row that stands in the table twice', () => {
	expect(faultsOf([...ROWS, ROWS[3]])).toEqual(['copy']);
});

it('finds a decision that was put on another record', () => {
	const moved = { ...ROWS[0], recordId: 'S9' };
	expect(checkChains([moved], KEY).faults).toEqual([
		{
			recordType: 'settlement',
			recordId: 'S9',
			decisionId: ROWS[0].decisionId,
			fault: 'seal',
			message:
				'Decision 1 on settlement S9 (anna@example.com, 2026-11-05T08:00:00.000Z): its seal does not fit. A cell was changed, the row was not written by the forms, or the key is another one.',
		},
	]);
});

it('takes two decisions at the same moment for what they are: two rows behind one, both heads', () => {
	const both = ['hold', 'approve'].map((choice) => nextDecision(newDecision({ choice, executionId: choice }), ROWS[0], KEY));
	const { faults, heads } = checkChains([ROWS[0], ...both], KEY);
	expect([faults, heads.map(({ number }) => number)]).toEqual([[], ['2', '2']]);
	expect(nextDecision(newDecision(), lastOf([ROWS[0], ...both]), KEY).number).toBe('3');
});
