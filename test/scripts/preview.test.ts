import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { preview as command } from '../../scripts/preview/command';
import { settingsRows } from '../../sandbox/demo/settings';
import { fileText, reserve, SALE, type ShortRow } from '../domain/settlement/fixture';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const preview = (...args: string[]) => command(args, '2026-11-20T10:00:00.000Z');

const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
/** As n8n exports a Data Table. */
const settingsCsv = (changes: Record<string, string | undefined> = {}): string =>
	[
		'id,key,value,means,createdAt,updatedAt',
		...settingsRows(changes).map(({ key, value, means }, index) => [String(index + 1), key, value, means, 'x', 'x'].map(quoted).join(',')),
	].join('\n');

const HEADING = 'transactionType,amountType,amountDescription,nominalCode,costCentre,department,vat,nature\n';
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
		const map = file(
			'map.csv',
			'transactionType,amountType,amountDescription,nominalCode,costCentre,department,vat,nature\r\n"Brand New Type",Unseen,*,6290,,,inclusive,fee\r\n',
		);
		const { code, out } = preview(
			file('held.txt.gz', gzipSync(fileText({ total: '69.40', rows: [...ROWS, UNKNOWN] }))),
			'--map',
			map,
			'--format',
			'json',
		);
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			settlements: [
				{
					file: join(folder, 'held.txt.gz'),
					settlementId: '11111111111',
					series: 'GBP',
					status: 'ready',
					total: '69.40',
					exceptions: [],
					plan: { clearing: { closing: '50.00' } },
				},
			],
			straightThrough: 1,
		});
	});

	it('writes every amount in JSON as a decimal string', () => {
		const { settlements } = JSON.parse(preview(good, '--format', 'json').out) as {
			settlements: Array<{ journal: Array<Record<string, unknown>>; vatBoxes: unknown }>;
		};
		const [{ journal, vatBoxes }] = settlements;
		expect(vatBoxes).toEqual([{ period: '2026-10', box1: '0.00', box4: '0.60', box6: '0.00', box7: '3.00' }]);
		expect(journal).toContainEqual(expect.objectContaining({ account: '6200', net: '3.00', tax: '0.60', gross: '3.60' }));
		expect(journal).toContainEqual(expect.objectContaining({ account: 'AMZGBP', part: 'PAYOUT', gross: '-70.40' }));
	});

	it('says that accounts are stand-ins when no settings are given', () => {
		expect(preview(good).out).toContain('No settings were given (--settings)');
	});

	it("takes accounts from the client's settings, as n8n exports them, and says so", () => {
		const csv = settingsCsv({ 'series.GBP.clearing': 'CLEAR1 | "Amazon", clearing' });
		const { code, out } = preview(
			good,
			'--settings',
			file('settings.csv', csv),
			'--sku-map',
			file('good-sku.csv', 'sellerSku,stockCode\nA,B\n'),
		);
		expect(code).toBe(0);
		expect(out).toMatch(/bank_transfer +2026-11-02 +PAYOUT-2611-0 +70\.40 +CLEAR1 to CURRENT/);
		expect(out).toContain('AMZUKGBP');
		expect(out).toContain('are those of the settings given');
		expect(out).not.toContain('stand-ins');
	});

	it('reads a SKU map with kits and with the columns for stock, as n8n exports it', () => {
		const heading = 'id,sellerSku,stockCode,note,stockOffer,factor,priceShare,stockWeight,stockBuffer,stockMaximum,createdAt,updatedAt';
		const map = (share: number) => [heading, '1,SET,LAMP,,,1,80,,,,,', `2,SET,BULB,,,2,${share},,,,,`, ''].join('\n');
		expect(preview(good, '--sku-map', file('kit-sku.csv', map(20))).code).toBe(0);
		const short = preview(good, '--sku-map', file('short-sku.csv', map(10)));
		expect([short.code, short.err]).toEqual([1, expect.stringContaining('priceShare of 90 together')]);
	});

	it('does not name accounts of pounds in a settlement in euros', () => {
		const { out } = preview(file('euro.txt', fileText({ total: '70.40', currency: 'EUR', rows: ROWS })));
		expect(out).toContain('AMZEUR');
		expect(out).not.toContain('AMZUKGBP');
	});

	const hledger = spawnSync('hledger', ['--version']).status === 0;
	(hledger ? it : it.skip).each([
		['ready', good],
		['held', held],
	])('prints a journal that hledger accepts (%s file; skipped where hledger is not installed)', (_name, path) => {
		const { out } = preview(path, '--format', 'hledger');
		expect(out).toMatch(/assets:bank:AMZGBP +0\.00 GBP = 50\.00 GBP/);
		const check = spawnSync('hledger', ['-f', '-', 'check'], { input: out, encoding: 'utf8' });
		expect([check.status, check.stderr]).toEqual([0, '']);
		const wrong = spawnSync('hledger', ['-f', '-', 'check'], { input: out.replace('= 50.00', '= 50.01'), encoding: 'utf8' });
		expect(wrong.status).not.toBe(0);
	});

	it.each<[string, string[], RegExp]>([
		['a file that is not there', [join(folder, 'none.txt')], /none\.txt: There is no such file\./],
		['a folder', [folder], /This is a folder, not a file\./],
		['a ZIP archive', [file('statement.zip', Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0]))], /ZIP archive or a spreadsheet/],
		[
			'text that cannot be decoded',
			[file('undecodable.txt', Buffer.from([0x73, 0x65, 0x81, 0x8d, 0x0a]))],
			/cannot be decoded as UTF-8, nor as windows-1252/,
		],
		['an empty file', [file('empty.txt', '')], /empty/],
		['a cut gzip', [file('cut.txt.gz', gzipSync(fileText({ total: '70.40', rows: ROWS })).subarray(0, 60))], /damaged or was cut off/],
		['another report', [file('orders.txt', 'order-id\tsku\r\n1\t2\r\n')], /not a settlement/],
		['a total that does not add up', [file('total.txt', fileText({ total: '70.41', rows: ROWS }))], /differ by -0\.01/],
		['a file with a heading alone', [file('heading.txt', fileText({ total: '70.40', rows: ROWS }).split(/\r?\n/)[0])], /no summary row/],
		['one settlement given twice', [good, file('again.txt', fileText({ total: '70.40', rows: ROWS }))], /stands in .*good\.txt as well/],
		['facts that are not JSON', [good, '--sage', file('facts.txt', '{')], /facts\.txt: This is not JSON/],
		['facts with a list that is not known', [good, '--sage', file('odd.json', '{"order":[]}')], /a list that is not known: order\./],
		['facts whose orders are not a list', [good, '--sage', file('one.json', '{"orders":{}}')], /"orders" is not a list of objects/],
		[
			'a settlement before whose end is no instant',
			[good, '--previous', file('prev.json', '{"settlementId":"1","endDate":"17 October"}')],
			/"endDate" of the settlement before is "17 October"/,
		],
		[
			'a settlement before without its balance',
			[good, '--previous', file('prev2.json', '{"settlementId":"1","endDate":"2026-10-17T08:00:00Z","currentReserve":"1.00"}')],
			/"closingClearing" of the settlement before is ""/,
		],
		[
			'two settlements in one file',
			[file('two.txt', `${fileText({ total: '70.40', rows: ROWS })}${fileText({ total: '70.40', rows: ROWS })}`)],
			/more than one settlement/,
		],
		[
			'amounts whose decimals nobody can tell',
			[file('decimals.txt', fileText({ total: '1,234', rows: [reserve('Previous Reserve Amount Balance', '1,234')] }))],
			/thousands or as decimals/,
		],
		['a map without its columns', [good, '--map', file('bad.csv', 'a,b\r\n1,2\r\n')], /bad\.csv: .* lacks transactionType/],
		['a map that is not there', [good, '--map', join(folder, 'none.csv')], /none\.csv: There is no such file\./],
		['an empty map', [good, '--map', file('empty.csv', '')], /empty\.csv: The table cannot be used: The file is empty\./],
		[
			'a map with two answers for one row type',
			[good, '--map', file('twice.csv', `${HEADING}Order,ItemFees,Commission,6201,,,,\nOrder,ItemFees,Commission,6202,,,,\n`)],
			/the row type "Order \/ ItemFees \/ Commission" stands 2 times/,
		],
		[
			'a map row without a type',
			[good, '--map', file('blank.csv', `${HEADING}Order,ItemFees,,6201,,,,\n`)],
			/row 1: amountDescription is blank/,
		],
		[
			'a map with a column that it does not have',
			[good, '--map', file('strange.csv', HEADING.replace('vat', 'VAT'))],
			/not known or stands twice: VAT/,
		],
		[
			'settings with a fault',
			[good, '--settings', file('faulty.csv', settingsCsv({ mode: 'auot' }))],
			/row 1: mode is "auot", should be one of/,
		],
		['settings without their columns', [good, '--settings', file('old.csv', 'name,value\nmode,Auto\n')], /old\.csv: .* lacks key/],
		[
			'settings without a series in the currency',
			[file('yen.txt', fileText({ total: '70.40', currency: 'EUR', rows: ROWS })), '--settings', file('gbp.csv', settingsCsv())],
			/gbp\.csv: The settings have no series in EUR/,
		],
		['an SKU map with a fault', [good, '--sku-map', file('sku.csv', 'sellerSku,stockCode,factor\nA,B,0\n')], /row 1: factor is "0"/],
		['a map that is not text', [good, '--map', file('binary.csv', Buffer.from([0x61, 0x81, 0x0a]))], /cannot be decoded/],
	])('refuses %s with a clear word and exit code 1', (_name, args, message) => {
		const { code, out, err } = preview(...args);
		expect(code).toBe(1);
		expect(out).toBe('');
		expect(err).toMatch(message);
	});

	it.each<[string, string[]]>([
		['No file is named.', []],
		['There is no format "pdf".', [good, '--format', 'pdf']],
		["Unknown option '--colour'", [good, '--colour']],
	])('shows the usage for a wrong call and says: %s', (words, args) => {
		const { code, err } = preview(...args);
		expect([code, err.startsWith('npm run preview'), err.includes(words)]).toEqual([2, true, true]);
	});

	it('ends with the code and the words, without a stack, as a program too', () => {
		const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/preview.ts', folder], {
			encoding: 'utf8',
			timeout: 30_000,
		});
		expect({ status, stdout, stderr }).toEqual({
			status: 1,
			stdout: '',
			stderr: `${folder}: This is a folder, not a file.\nCheck the path and that you may read it.\n`,
		});
	});

	describe('with a map whose nominal code holds a line break, blanks and the signs that steer a terminal', () => {
		const ESCAPE = String.fromCharCode(27);
		const map = file('steer.csv', `${HEADING}Brand New Type,Unseen,*,"62${ESCAPE}[2J\n90  x",,,inclusive,fee\n`);
		const shown = (format: string) => preview(held, '--map', map, '--format', format);

		it('shows the code in one line, with a mark in the place of each such sign', () => {
			expect(shown('text').out).toMatch(/^ {2}nominal 62\ufffd\[2J 90 {2}x +1 +0\.83 +0\.17 +1\.00/m);
			expect(shown('json').out).toContain('"nominalCode": "62\ufffd[2J 90  x"');
		});

		it('gives hledger one posting a line, with a name that ends where it should', () => {
			const { out } = shown('hledger');
			expect(out).toMatch(/^ {4}nominal:62\ufffd\[2J 90 x {2,}0\.83 GBP$/m);
			expect(out).toMatch(/^ {4}nominal:62\ufffd\[2J 90 x {2,}0\.00 GBP = 0\.83 GBP$/m);
			for (const line of out.split('\n'))
				expect(line).toMatch(/^(?:|; .*|commodity .*|\d{4}-\d\d-\d\d .*| {4}\S.* {2,}-?\d+\.\d\d GBP(?: = .*)?)$/);
		});
	});

	it('names rows of the map that match nothing, or that a certain rule goes before', () => {
		const map = file('unused.csv', `${HEADING}Some New Type,Unseen,*,6290,,,inclusive,fee\nOrder,ItemFees,Commission,,,,outsideScope,\n`);
		const { mapNotes } = JSON.parse(preview(good, '--map', map, '--format', 'json').out) as { mapNotes: string[] };
		expect(mapNotes).toEqual([
			'row 1 ("Some New Type / Unseen / *") matches no row type of the catalogue or of this file.',
			expect.stringMatching(/^row 2 .*vat outsideScope is not taken for Amazon\.co\.uk/),
		]);
		expect(preview(good, '--map', map).out).toContain('matches no row type');
		expect(preview(good, '--map', map, '--format', 'html').out).toContain('<h2>Nominal map</h2>');
	});

	it('names every file that cannot be used, not only the first', () => {
		const { code, err } = preview(join(folder, 'none.txt'), folder);
		expect([code, err.includes('There is no such file.'), err.includes('This is a folder')]).toEqual([1, true, true]);
	});

	it('repeats no sign that steers a terminal in what it says of a file', () => {
		const escape = String.fromCharCode(27);
		const { err } = preview(file('odd.csv', `a,b${escape}[2J\n`), '--map', file('map\u009b2J.csv', 'x\n'));
		expect(err).not.toBe('');
		expect(err).not.toMatch(new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]'));
		expect(preview(`${escape}[2J`, 'two').err).not.toContain(escape);
	});

	it('explains itself when asked', () => {
		expect(preview('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--format FORM') });
	});

	it('gives another program nothing but the journal when npm is silent, as the pages say', () => {
		const { stdout } = spawnSync('npm', ['run', '-s', 'preview', '--', good, '--format', 'hledger'], { encoding: 'utf8', timeout: 60_000 });
		expect(stdout).toMatch(/^; Settlement 11111111111/);
		for (const page of ['README.md', 'docs/settlements.md', 'scripts/preview/command.ts']) {
			const piped = readFileSync(page, 'utf8')
				.split('\n')
				.filter((line) => line.includes('preview --') && line.includes('|') && line.includes('hledger -f'));
			expect([page, piped.length > 0 && piped.every((line) => line.includes('npm run -s preview'))]).toEqual([page, true]);
		}
	});
});
