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
	/** As many cells as there are headings, without the spaces around them. */
	readonly cells: readonly string[];
}

const SEPARATORS = ['\t', ',', ';'] as const;
const AGAIN = 'Use the file as Amazon sent it; do not open or save it with a spreadsheet in between.';

/**
 * Reads a table whose first line that is not blank is its heading. A row that is short is filled up with empty cells, because Amazon leaves
 * empty last fields away; a row with more filled cells than headings is refused. A file without any line is a table without headings.
 */
export function readTable(text: string): Result<Table, Problem> {
	const heading = text.split(/\r?\n/).find((line) => line.trim() !== '');
	if (heading === undefined) return done({ headings: [], rows: [] });
	const separator = separatorOf(heading);
	const isQuoted = heading.trimStart().startsWith('"');
	const records = isQuoted
		? (quotedRecords(text, separator, quotedCell) ?? quotedRecords(text, separator, looseCell(separator)))
		: plainRecords(text, separator);
	if (!records) return refused({ message: 'A quoted cell of the file does not end where it should.', remedy: AGAIN });
	const [first, ...rest] = records.filter(({ cells }) => cells.some((cell) => cell !== ''));
	if (!first) return done({ headings: [], rows: [] });
	const surplus = rest.find(({ cells }) => cells.slice(first.cells.length).some((cell) => cell !== ''));
	if (surplus) {
		const message = `Line ${surplus.line} has ${surplus.cells.length} fields, the heading has ${first.cells.length}.`;
		return refused({ message, remedy: AGAIN });
	}
	const rows = rest.map(({ line, cells }) => ({ line, cells: first.cells.map((_heading, column) => cells[column] ?? '') }));
	return done({ headings: first.cells, rows });
}

/** The separator that the heading holds most of; a heading of one column has none, and any will do. */
function separatorOf(heading: string): string {
	const countOf = (separator: string): number => heading.split(separator).length;
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
		line += countLines(text, at, cell.end);
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

function countLines(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
	return count;
}
