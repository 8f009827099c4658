import { done, refused, type Problem, type Result } from '../result';

/**
 * Text of a flat file to a table. Amazon's flat files are tab-separated without quoting (a `"` is a character like any other), but the
 * FBA ledger comes with quoted cells, and some downloads are comma-separated. The heading tells which: the separator is the one that it
 * holds most of, and cells are quoted when its own first cell is.
 */
export interface Table {
	readonly headings: readonly string[];
	readonly rows: readonly TableRow[];
}

export interface TableRow {
	/** Line in the file where the row begins, 1 = first line: what a person looks up. */
	readonly line: number;
	/** The cells that the row has, without the spaces around them. It may have fewer than there are headings: those are empty. */
	readonly cells: readonly string[];
}

/**
 * Most of what a table may hold, so that no file fills the memory: each cell becomes a field of an item. The widest report that is known (VAT
 * transactions) has about a hundred columns.
 */
export const MOST_COLUMNS = 500;
export const MOST_ROWS = 500_000;
export const MOST_CELLS = 10_000_000;

const SEPARATORS = ['\t', ',', ';'] as const;
const AGAIN = 'Use the file as Amazon sent it; do not open or save it with a spreadsheet in between.';

/**
 * Reads a table whose first line that is not blank is its heading. A row with more filled cells than headings is refused, and so is a table that is
 * larger than the limits above, before it is taken apart. A file without any line is a table without headings.
 */
export function readTable(text: string): Result<Table, Problem> {
	const heading = firstLine(text);
	if (heading === undefined) return done({ headings: [], rows: [] });
	const separator = separatorOf(heading);
	const excess = tooMuch(text, heading, separator);
	if (excess) return refused({ message: excess, remedy: LESS });
	const isQuoted = heading.trimStart().startsWith('"');
	const records = isQuoted
		? (quotedRecords(text, separator, quotedCell) ?? quotedRecords(text, separator, looseCell(separator)))
		: plainRecords(text, separator);
	if (!records) return refused({ message: 'A quoted cell of the file does not end where it should.', remedy: AGAIN });
	const [first, ...rows] = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
	if (!first) return done({ headings: [], rows: [] });
	const surplus = rows.find(
		({ cells }) => cells.length > first.cells.length && cells.slice(first.cells.length).some((cell) => cell !== ''),
	);
	if (surplus) {
		const message = `Line ${surplus.line} has ${surplus.cells.length} fields, the heading has ${first.cells.length}.`;
		return refused({ message, remedy: AGAIN });
	}
	return done({ headings: first.cells, rows });
}

/** The first line that is not blank; undefined when there is none. */
function firstLine(text: string): string | undefined {
	for (let at = 0; at < text.length;) {
		const end = text.indexOf('\n', at);
		const line = text.slice(at, end < 0 ? text.length : end);
		if (line.trim() !== '') return line.endsWith('\r') ? line.slice(0, -1) : line;
		if (end < 0) return undefined;
		at = end + 1;
	}
	return undefined;
}

const LESS = 'Take a shorter period, or the file itself: Report: Download gives it untouched.';

/** How often a piece stands in a text, up to one more than `most`. */
function count(text: string, piece: string, most: number): number {
	let found = 0;
	for (let at = text.indexOf(piece); at >= 0 && found <= most; at = text.indexOf(piece, at + 1)) found += 1;
	return found;
}

/** What of a table is more than can be held, or undefined. Lines within quoted cells count as rows here, which is never too few. */
function tooMuch(text: string, heading: string, separator: string): string | undefined {
	const columns = count(heading, separator, MOST_COLUMNS) + 1;
	if (columns > MOST_COLUMNS) return `The file has more than ${MOST_COLUMNS} columns.`;
	const rows = count(text, '\n', MOST_ROWS);
	if (rows > MOST_ROWS) return `The file has more than ${MOST_ROWS} rows.`;
	const cells = Math.max(rows * columns, count(text, separator, MOST_CELLS));
	return cells > MOST_CELLS ? `The file has ${rows} rows of ${columns} columns: more than ${MOST_CELLS} cells.` : undefined;
}

/** The separator that the heading holds most of; a heading of one column has none, and any will do. */
function separatorOf(heading: string): string {
	const countOf = (separator: string): number => count(heading, separator, MOST_COLUMNS);
	return SEPARATORS.reduce<string>((most, separator) => (countOf(separator) > countOf(most) ? separator : most), '\t');
}

function plainRecords(text: string, separator: string): TableRow[] {
	return text.split(/\r?\n/).map((line, index) => ({ line: index + 1, cells: line.split(separator).map((cell) => cell.trim()) }));
}

/**
 * Cells as RFC 4180 quotes them: a doubled quote is one, and separators and line ends inside count as text. Undefined when a quote stays
 * open, or something follows it.
 */
function quotedRecords(text: string, separator: string, readQuoted: ReadCell): TableRow[] | undefined {
	const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y');
	const records: TableRow[] = [];
	let cells: string[] = [];
	let [line, begin] = [1, 1];
	for (let at = 0; at <= text.length;) {
		const cell = text[at] === '"' ? readQuoted(text, at) : plainCell(text, at, plain);
		if (!cell) return undefined;
		cells.push(cell.value.trim());
		line += count(text.slice(at, cell.end), '\n', Number.POSITIVE_INFINITY);
		const end = text.startsWith('\r\n', cell.end) ? cell.end + 1 : cell.end;
		at = end + 1;
		if (text[end] === separator) continue;
		if (end < text.length && text[end] !== '\n') return undefined;
		records.push({ line: begin, cells });
		cells = [];
		line += 1;
		begin = line;
	}
	return records;
}

interface Cell {
	readonly value: string;
	/** Where the text goes on after the cell. */
	readonly end: number;
}
type ReadCell = (text: string, at: number) => Cell | undefined;

function quotedCell(text: string, at: number): Cell | undefined {
	for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 2)) {
		if (text[close + 1] !== '"') return { value: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
	}
	return undefined;
}

/** For files whose quotes are not doubled inside cells (`"Mug "Old""`): a cell ends at a quote before a separator, a line end or the end. */
const looseCell = (separator: string): ReadCell => {
	const close = new RegExp(`"(?=${separator}|\\r?\\n|$)`, 'g');
	return (text, at) => {
		close.lastIndex = at + 1;
		const end = close.exec(text)?.index;
		return end === undefined ? undefined : { value: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
	};
};

function plainCell(text: string, at: number, plain: RegExp): Cell {
	plain.lastIndex = at;
	const value = plain.exec(text)?.[0] ?? '';
	return { value, end: at + value.length };
}
