import Papa from 'papaparse';
import { csv } from '../../../nodes/domain/pages/csv';

/** What a spreadsheet reads, by an independent reader. */
const read = (text: string) => Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

describe('a file for a spreadsheet', () => {
	it.each([
		['=1+1', "'=1+1"],
		['+44 20', "'+44 20"],
		['-cmd', "'-cmd"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\t=1', "' =1"],
		[' =1+1', "' =1+1"],
		['\u0000=1+1', "'=1+1"],
		['＝1+1', "'＝1+1"],
		['=HYPERLINK("http://evil","x")', `'=HYPERLINK("http://evil","x")`],
	])('takes %j for no formula', (cell, shown) => {
		expect(read(csv(['h'], [[cell]]))[1]).toEqual([shown]);
	});

	it('keeps negative amounts numbers, and quotes, commas and line ends within one cell', () => {
		expect(read(csv(['a', 'b'], [['-12.50', 'say "hi", you\r\nthere']]))).toEqual([
			['a', 'b'],
			['-12.50', 'say "hi", you there'],
		]);
	});

	it('begins with the mark by which Excel knows UTF-8', () => {
		expect(csv(['é'], [])).toBe('\uFEFFé\r\n');
	});
});
