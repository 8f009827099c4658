import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileText, reserve, SALE, type ShortRow } from '../domain/settlement/fixture';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const preview = (...args: string[]) => {
	const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/preview.ts', ...args], { encoding: 'utf8', timeout: 30_000 });
	return { code: run.status, out: run.stdout, err: run.stderr };
};

const UNKNOWN: ShortRow = { type: ['Brand New Type', 'Unseen', 'Whatever'], amount: '-1.00' };
const ROWS = [reserve('Previous Reserve Amount Balance', '100.00'), ...SALE, reserve('Current Reserve Amount', '-50.00')];
const good = file('good.txt', fileText({ total: '70.40', rows: ROWS }));
const held = file('held.txt', fileText({ total: '69.40', rows: [...ROWS, UNKNOWN] }));

describe('npm run preview', () => {
	it('shows journal, plan and checks of a file that is ready', () => {
		const { code, out } = preview(good);
		expect(code).toBe(0);
		expect(out).toContain('Ready: every row is mapped and every identity holds.');
		expect(out).toMatch(/nominal 6200 +1 +3\.00 +0\.60 +3\.60 +1 +FEES/);
		expect(out).toMatch(/3 +bank_transfer +2026-11-02 +PAYOUT-2611-0 +70\.40 +AMZGBP to CURRENT/);
		expect(out).not.toContain('FAILS');
	});

	it('says what would be held and why, and how to put it right', () => {
		const { code, out } = preview(held);
		expect(code).toBe(0);
		expect(out).toMatch(/HELD: 1 reason/);
		expect(out).toMatch(/unknownRowType \(finance, -1\.00 GBP\): Row type "Brand New Type/);
	});

	it('reads a compressed file, and a map in CSV that settles the unknown type', () => {
		const map = file('map.csv', 'transactionType,amountType,amountDescription,nominalCode,costCentre,department,vat,nature\r\n"Brand New Type",Unseen,*,6290,,,inclusive,fee\r\n');
		const { code, out } = preview(file('held.txt.gz', gzipSync(fileText({ total: '69.40', rows: [...ROWS, UNKNOWN] }))), '--map', map, '--format', 'json');
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ settlementId: '11111111111', total: '69.40', exceptions: [], plan: { closingClearing: '50.00' } });
	});

	it('writes every amount in JSON as a decimal string', () => {
		const { journal } = JSON.parse(preview(good, '--format', 'json').out) as { journal: Array<Record<string, unknown>> };
		expect(journal).toContainEqual(expect.objectContaining({ account: '6200', net: '3.00', tax: '0.60', gross: '3.60' }));
		expect(journal).toContainEqual(expect.objectContaining({ account: 'AMZGBP', part: 'PAYOUT', gross: '-70.40' }));
	});

	it('does not name accounts of pounds in a settlement in euros', () => {
		const { out } = preview(file('euro.txt', fileText({ total: '70.40', currency: 'EUR', rows: ROWS })));
		expect(out).toContain('AMZEUR');
		expect(out).not.toContain('AMZUKGBP');
	});

	const hledger = spawnSync('hledger', ['--version']).status === 0;
	(hledger ? it : it.skip).each([['ready', good], ['held', held]])('prints a journal that hledger accepts (%s file; skipped where hledger is not installed)', (_name, path) => {
		const { out } = preview(path, '--format', 'hledger');
		expect(out).toMatch(/assets:bank:AMZGBP +0\.00 GBP = 50\.00 GBP/);
		const check = spawnSync('hledger', ['-f', '-', 'check'], { input: out, encoding: 'utf8' });
		expect([check.status, check.stderr]).toEqual([0, '']);
		const wrong = spawnSync('hledger', ['-f', '-', 'check'], { input: out.replace('= 50.00', '= 50.01'), encoding: 'utf8' });
		expect(wrong.status).not.toBe(0);
	});

	it.each<[string, string[], RegExp]>([
		['a file that is not there', [join(folder, 'none.txt')], /cannot be opened \(ENOENT\)/],
		['an empty file', [file('empty.txt', '')], /empty/],
		['a cut gzip', [file('cut.txt.gz', gzipSync(fileText({ total: '70.40', rows: ROWS })).subarray(0, 60))], /damaged or was cut off/],
		['another report', [file('orders.txt', 'order-id\tsku\r\n1\t2\r\n')], /not a settlement/],
		['a total that does not add up', [file('total.txt', fileText({ total: '70.41', rows: ROWS }))], /differ by -0\.01/],
		['a map without its columns', [good, '--map', file('bad.csv', 'a,b\r\n1,2\r\n')], /lacks transactionType/],
	])('refuses %s with a clear word and exit code 1', (_name, args, message) => {
		const { code, out, err } = preview(...args);
		expect(code).toBe(1);
		expect(out).toBe('');
		expect(err).toMatch(message);
		expect(err).not.toMatch(/\n\s+at /);
	});

	it.each([[[]], [[good, '--format', 'pdf']], [[good, '--colour']], [[good, good]]])('shows the usage for a wrong call: %j', (args) => {
		const { code, err } = preview(...args);
		expect([code, err.startsWith('npm run preview')]).toEqual([2, true]);
	});
});
