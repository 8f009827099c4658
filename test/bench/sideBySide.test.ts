import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from '../../bench/sideBySideParts/cases';

const page = readFileSync(join(__dirname, '../../docs/amazon-side-by-side.md'), 'utf8');
const rows = page
	.split('\n')
	.filter((line) => line.startsWith('| '))
	.map((line) => line.slice(2, -2).split(' | '));

test('the page has a row for every case, and no other', () => {
	expect(rows.slice(1).map(([first]) => first)).toEqual(CASES.map(({ task, misbehaviour }) => `${task}: ${misbehaviour}`));
});

test('each row says of each client how it ended, with requests and seconds', () => {
	for (const [, ...cells] of rows.slice(1)) {
		expect(cells).toHaveLength(3);
		for (const cell of cells)
			expect(cell).toMatch(/^(right answer|\*\*wrong answer, no error\*\*|error ".+"|\*\*no end\*\*) \(\d+ requests? in \d+\.\d s/);
	}
});
