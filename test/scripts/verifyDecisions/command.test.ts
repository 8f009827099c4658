import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DECISION_COLUMNS, nextDecision, type Decision, type NewDecision } from '../../../nodes/domain/decisions/decision';
import { verifyDecisions } from '../../../scripts/verifyDecisions/command';

const KEY = 'a key of the test';
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'decisions-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const given = (more: Partial<NewDecision> = {}): NewDecision => ({
	decidedAt: '2026-11-03T09:00:00.000Z',
	person: 'anna@example.com',
	choice: 'approve',
	recordType: 'settlement',
	recordId: '26001',
	reason: 'Looked at it',
	value: '',
	kind: 'approve',
	fromState: 'awaiting',
	toState: 'approved',
	about: 'a'.repeat(64),
	seen: 'b'.repeat(64),
	executionId: '7',
	...more,
});
const first = nextDecision(given(), undefined, KEY);
const second = nextDecision(given({ choice: 'hold', toState: 'on hold', reason: 'A "quoted", odd reason' }), first, KEY);
const third = nextDecision(given({ choice: 'release' }), second, KEY);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
function exported(rows: readonly Decision[]): string {
	const path = join(folder, 'decisions.csv');
	const lines = rows.map((row, index) => [String(index + 1), ...DECISION_COLUMNS.map((column) => quoted(row[column]))].join(','));
	writeFileSync(path, [['id', ...DECISION_COLUMNS].join(','), ...lines].join('\n'));
	return path;
}
const verify = (rows: readonly Decision[], ...more: string[]) => verifyDecisions([exported(rows), ...more], { DECISION_KEY: KEY });

test('a log that nobody has touched is whole, and its heads are named', () => {
	const { code, out } = verify([first, second, third]);
	expect(code).toBe(0);
	expect(out).toContain('3 decisions on 1 records, 0 faults, 0 missing.');
	expect(out).toContain(`Head: settlement 26001, decision 3: ${third.decisionId}`);
});

test('an empty log is whole', () => expect(verify([])).toMatchObject({ code: 0 }));

test('a changed cell, a row that is gone and a row that stands twice are each found', () => {
	expect(verify([first, { ...second, person: 'ben@example.com' }, third])).toMatchObject({
		code: 1,
		out: expect.stringContaining('its seal does not fit'),
	});
	expect(verify([first, third])).toMatchObject({ code: 1, out: expect.stringContaining('the decision before it is not in the table') });
	expect(verify([first, second, second])).toMatchObject({ code: 1, out: expect.stringContaining('more than once') });
});

test('last rows that are gone show against heads that were kept', () => {
	const kept = verify([first, second, third], '--write-heads', join(folder, 'heads.json')).heads;
	expect(kept?.path).toBe(join(folder, 'heads.json'));
	writeFileSync(join(folder, 'heads.json'), kept?.text ?? '');
	expect(verify([first, second, third], '--heads', join(folder, 'heads.json')).code).toBe(0);
	const { code, out } = verify([first, second], '--heads', join(folder, 'heads.json'));
	expect(code).toBe(1);
	expect(out).toContain('Decision 3 on settlement 26001 was there before and is gone.');
});

test("JSON of n8n's API is read as well, and the key from a file", () => {
	const [path, keyFile] = [join(folder, 'decisions.json'), join(folder, 'key.txt')];
	writeFileSync(path, JSON.stringify({ data: [first, second] }));
	writeFileSync(keyFile, `${KEY}\n`);
	expect(verifyDecisions([path, '--key-file', keyFile], {}).code).toBe(0);
	expect(verifyDecisions([path], { DECISION_KEY: 'another key' }).code).toBe(1);
});

test.each([
	['no file', []],
	['a file that is not there', ['/nowhere/decisions.csv']],
	['a flag that is not known', ['--key', 'in the open']],
])('%s is a wrong call', (_what, args) => expect(verifyDecisions(args, { DECISION_KEY: KEY }).code).toBe(2));

test('another table is a wrong call, not a log without faults', () => {
	const path = join(folder, 'skus.csv');
	writeFileSync(path, 'sellerSku,stockCode\nA,B\n');
	const { code, out } = verifyDecisions([path], { DECISION_KEY: KEY });
	expect([code, out]).toEqual([2, expect.stringContaining('is not the table Decision log')]);
});

test('heads of a log that was changed are not kept in place of good ones', () => {
	expect(verify([first, third], '--write-heads', join(folder, 'heads.json')).heads).toBeUndefined();
});

test('without a key nothing is checked', () => expect(verifyDecisions([exported([first])], {})).toMatchObject({ code: 2 }));

test('what a cell holds reaches the terminal as text', () => {
	expect(verify([{ ...first, person: '\u001b[2Janna' }]).out).not.toContain('\u001b');
});
