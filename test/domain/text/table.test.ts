import fc from 'fast-check';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS, readTable } from '../../../nodes/domain/text/table';

const read = (text: string) => {
	const result = readTable(text);
	if (!result.ok) throw new Error(result.refusal.message);
	return { headings: result.value.headings, rows: result.value.rows.map(({ line, cells }) => [line, ...cells]) };
};

test('reads a tab-separated file, whatever its line ends, and leaves short rows short', () => {
	expect(read('sku\tname\tnote\r\nA-1\tTeapot\r\n\r\nA-2\tCup\tblue\n')).toEqual({
		headings: ['sku', 'name', 'note'],
		rows: [
			[2, 'A-1', 'Teapot'],
			[4, 'A-2', 'Cup', 'blue'],
		],
	});
});

test('in a file without quoting a quotation mark is a character like any other', () => {
	expect(read('sku\tname\nA-1\t"Old" mug\nA-2\t12" plate').rows).toEqual([
		[2, 'A-1', '"Old" mug'],
		[3, 'A-2', '12" plate'],
	]);
});

test('in a file with quoted headings cells are unquoted, with separators, line ends and doubled quotes inside', () => {
	expect(read('"Date"\t"Title"\n"2026-11-01"\t"Mug, ""Old"",\n0.3 l"\n"2026-11-02"\tplain\n')).toEqual({
		headings: ['Date', 'Title'],
		rows: [
			[2, '2026-11-01', 'Mug, "Old",\n0.3 l'],
			[4, '2026-11-02', 'plain'],
		],
	});
});

test('a quoted file with line ends of Windows is read to its end, and the line numbers are right', () => {
	expect(read('"sku","qty"\r\n"A-1","2"\r\n"A-2","3\r\n4"\r\n"A-3",5\r\n').rows).toEqual([
		[2, 'A-1', '2'],
		[3, 'A-2', '3\r\n4'],
		[5, 'A-3', '5'],
	]);
});

test('quotes that are not doubled inside a quoted cell are read as they stand', () => {
	expect(read('"sku"\t"name"\n"A-1"\t"Mug "Old""\n"A-2"\t"Plate 12""\n').rows).toEqual([
		[2, 'A-1', 'Mug "Old"'],
		[3, 'A-2', 'Plate 12"'],
	]);
});

test.each([
	['commas', '"a","b"\n"1","2,3"', ['1', '2,3']],
	['semicolons', 'a;b\n1;2,3', ['1', '2,3']],
	['tabs, although a heading holds commas', 'a, x\tb\n1, 2\t3', ['1, 2', '3']],
])('finds out that a file is separated by %s', (_what, text, cells) => {
	expect(read(text).rows).toEqual([[2, ...cells]]);
});

test('a file without any line has neither headings nor rows', () => {
	expect(read('\r\n\n')).toEqual({ headings: [], rows: [] });
});

test.each([
	['a row with more filled cells than headings', 'a\tb\n1\t2\t3', 'Line 2 has 3 fields, the heading has 2.'],
	['a quote that stays open', '"a"\t"b"\n"1\t2', 'A quoted cell of the file does not end where it should.'],
])('refuses %s', (_what, text, message) => {
	expect(readTable(text)).toMatchObject({ ok: false, refusal: { message } });
});

test('whatever is quoted is read back', () => {
	const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/\r/g, '').trim());
	const rows = fc.array(fc.tuple(fc.constant('key'), cell, cell), { maxLength: 5 });
	const quote = (cells: string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join('\t');
	fc.assert(
		fc.property(rows, (cells) => {
			const text = [['k', 'one', 'two'], ...cells].map(quote).join('\n');
			expect(read(text).rows.map(([, ...rest]) => rest)).toEqual(cells);
		}),
	);
});

const lines = (columns: number, rows: number, row = 'x') =>
	`${Array.from({ length: columns }, (_each, at) => `c${at}`).join('\t')}\n${`${row}\n`.repeat(rows)}`;

test.each([
	['more columns than any report', lines(MOST_COLUMNS + 1, 1), `The file has more than ${MOST_COLUMNS} columns.`],
	['two thousand headings over three hundred thousand short rows', lines(2000, 300_000), `The file has more than ${MOST_COLUMNS} columns.`],
	['a wide heading over many short rows', lines(500, 30_000), 'The file has 30001 rows of 500 columns: more than 10000000 cells.'],
	['more rows than can be held', lines(1, MOST_ROWS + 1), `The file has more than ${MOST_ROWS} rows.`],
	['one row of cells without end', `a\tb\n${'\t'.repeat(MOST_CELLS + 1)}`, 'The file has 1 rows of 2 columns: more than 10000000 cells.'],
	['a heading without end', '\t'.repeat(20_000_000) + 'x', `The file has more than ${MOST_COLUMNS} columns.`],
])('%s: refused before it is taken apart, in little memory', (_what, text, message) => {
	const before = process.memoryUsage().heapUsed;
	expect(readTable(text)).toMatchObject({ ok: false, refusal: { message, remedy: expect.stringContaining('shorter period') } });
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
});

test('a table within the limits is read, however short its rows are, without room for the cells that it has not', () => {
	const result = readTable(lines(300, 30_000));
	expect(result.ok && [result.value.headings.length, result.value.rows.length, result.value.rows[0]?.cells]).toEqual([300, 30_000, ['x']]);
});

test('a row of many quoted cells takes no longer than its length', () => {
	const start = process.cpuUsage();
	expect(readTable(`"a"\t"b"\n${'""\t'.repeat(100_000)}`).ok).toBe(true);
	expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
});
