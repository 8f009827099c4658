import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DECISION_COLUMNS, type Decision } from '../../../nodes/domain/decisions/decision';
import { verifyDecisions } from '../../../scripts/verifyDecisions/command';
import { chainOf, KEY } from '../../domain/decisions/fixture';

const ROWS = chainOf({ reason: 'says "yes", and\tmore' }, { choice: 'hold' }, { recordId: 'S2' });
const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
/** As n8n exports a table, with columns of its own. */
const csv = (rows: readonly Decision[]): string =>
	[
		['id', ...DECISION_COLUMNS, 'createdAt'].join(','),
		...rows.map((row, index) => [index, ...DECISION_COLUMNS.map((column) => `"${row[column].replaceAll('"', '""')}"`), 'now'].join(',')),
	].join('\r\n');
const keyFile = file('key.txt', `${KEY}\n`);
const verify = (path: string, ...more: string[]) => verifyDecisions([path, '--key-file', keyFile, ...more], {});

it.each([
	['CSV', csv(ROWS)],
	['CSV with a byte order mark', `\uFEFF${csv(ROWS)}`],
	['JSON rows', JSON.stringify(ROWS)],
	['what the API answers', JSON.stringify({ data: ROWS.map((row) => ({ ...row, value: null })) })],
])('finds a log whole that is given as %s, and prints its heads', (_as, text) => {
	const { code, out, err } = verify(file('log', text));
	expect([code, err]).toEqual([0, '']);
	expect(out.split('\n')).toEqual([
		'3 decisions on 2 records',
		`head: settlement S1 2 ${ROWS[1].decisionId}`,
		`head: settlement S2 1 ${ROWS[2].decisionId}`,
		'All is whole.',
		'',
	]);
});

it('takes the key from the environment', () => {
	expect(verifyDecisions([file('log', csv(ROWS))], { DECISION_KEY: KEY }).code).toBe(0);
});

it('finds a changed cell and a missing row', () => {
	const changed = verify(file('log', csv([{ ...ROWS[0], reason: 'no' }, ROWS[1], ROWS[2]])));
	expect([changed.code, changed.out]).toEqual([1, expect.stringMatching(/^seal: Decision 1 on settlement S1 .*does not fit/m)]);
	const gap = verify(file('log', csv(ROWS.slice(1))));
	expect([gap.code, gap.out]).toEqual([1, expect.stringMatching(/^gap: Decision 2 on settlement S1 /m)]);
});

it('finds with kept heads that the last row is gone, and keeps heads only where all is whole', () => {
	const heads = join(folder, 'heads.json');
	expect(verify(file('log', csv(ROWS)), '--write-heads', heads).code).toBe(0);
	expect(JSON.parse(readFileSync(heads, 'utf8'))).toHaveLength(2);
	const short = file('log', csv([ROWS[0], ROWS[2]]));
	expect(verify(short).code).toBe(0);
	const found = verify(short, '--heads', heads, '--write-heads', heads);
	expect([found.code, found.out]).toEqual([1, expect.stringContaining('gone: decision 2 on settlement S1')]);
	expect(JSON.parse(readFileSync(heads, 'utf8'))[0].number).toBe('2');
});

it('calls a log of another key changed, row by row', () => {
	const { code, out } = verifyDecisions([file('log', csv(ROWS))], { DECISION_KEY: 'another key' });
	expect([code, out.match(/^seal: /gm)?.length]).toEqual([1, 3]);
});

it.each([
	['no file', []],
	['a file that is not there', ['/nowhere/log.csv']],
	['no key', [file('whole', csv(ROWS))]],
	['an option that is not known', [file('whole', csv(ROWS)), '--key', 'x']],
	['another table', [file('other', 'sellerSku,stockCode\r\nA,B\r\n'), '--key-file', keyFile]],
	['an empty file', [file('empty', ''), '--key-file', keyFile]],
	['JSON that is no list', [file('json', '{"a":1}'), '--key-file', keyFile]],
	['heads that are none', [file('whole', csv(ROWS)), '--key-file', keyFile, '--heads', file('heads', '[{}]')]],
])('ends as a wrong call with %s', (_what, args) => {
	const { code, out, err } = verifyDecisions(args, {});
	expect([code, out]).toEqual([2, '']);
	expect(err).toContain('npm run verify-decisions');
});
