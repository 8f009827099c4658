import fc from 'fast-check';
import { Cells } from '../../../../nodes/domain/settlement/file/cells';

const COLUMNS = 6;
/** Of these the texts mostly change from line to line. */
const VARYING = [2, 4];
const fixed = fc.constantFrom('a', 'ab');
const varying = fc.constantFrom('', 'x', 'xyz', '-1.20');
const cellsOfLine = fc.tuple(fixed, fixed, varying, fixed, varying, varying).map((cells) => [...cells]);
/** Lines with too few or too many cells, and blank ones, stand between. */
const line = fc.oneof({ weight: 8, arbitrary: cellsOfLine }, { weight: 1, arbitrary: fc.array(fixed, { minLength: 1, maxLength: 9 }) });
const end = fc.constantFrom('\n', '\r\n');

/** What the cells say of the line that they hold. */
const held = (cells: Cells) => ({
	texts: Array.from({ length: COLUMNS + 1 }, (_cell, column) => cells.text(column)),
	count: cells.count,
	line: cells.line(),
	next: cells.nextLine,
});

it('says the same of a line that is like the one before it as of any line, and says that it is like it only where all but varying columns are the same', () => {
	let alike = 0;
	fc.assert(
		fc.property(fc.array(fc.tuple(line, end), { minLength: 2, maxLength: 12 }), (lines) => {
			const bytes = new Uint8Array(Buffer.from(lines.map(([cells, of]) => cells.join('\t') + of).join('')));
			const [quick, plain] = [new Cells(COLUMNS, VARYING), new Cells(COLUMNS)];
			let at = 0;
			for (const [index, [now]] of lines.entries()) {
				expect(plain.toLine(bytes, at, bytes.length)).toBe(true);
				const before = lines[index - 1]?.[0];
				const mayFollow = before?.length === COLUMNS;
				const isAlike = mayFollow && quick.toSimilarLine(bytes, at, bytes.length);
				const isSame = mayFollow && now.length === COLUMNS && [0, 1, 3].every((column) => now[column] === before[column]);
				expect(isAlike).toBe(isSame);
				if (isAlike) alike += 1;
				else quick.toLine(bytes, at, bytes.length);
				expect(held(quick)).toEqual(held(plain));
				at = plain.nextLine;
			}
		}),
		{ numRuns: 500, seed: 11 },
	);
	expect(alike).toBeGreaterThan(50);
});

it('does not take a line for like the one before it that is not whole yet', () => {
	const bytes = new Uint8Array(Buffer.from('a\tb\tx\tc\tx\tx\na\tb\tx\tc\tx\txyz\n'));
	const cells = new Cells(COLUMNS, VARYING);
	for (let to = 12; to < bytes.length; to++) {
		expect(cells.toLine(bytes, 0, bytes.length)).toBe(true);
		expect(cells.toSimilarLine(bytes, 12, to)).toBe(false);
	}
	cells.toLine(bytes, 0, bytes.length);
	expect(cells.toSimilarLine(bytes, 12, bytes.length)).toBe(true);
	expect(cells.text(5)).toBe('xyz');
});
