import type { DecimalSeparator } from '../money/parse';
import { decodeReport } from '../text/decode';
import { readDecimal, separatorOfCells } from '../text/decimal';
import { redacted } from '../text/redact';
import { readTable, type Table, type TableRow } from '../text/table';
import { done, refused, type Problem, type Result } from '../result';
import { parseAmazonDate } from '../time/amazonDate';
import { placeColumns, type PlacedColumn, type ReportLayout } from './layout';

/** One row of a report by field. Numbers are whole; decimals are text with a point; an empty number is null. */
export type ReportRow = Record<string, string | number | null>;

export interface ReadReport {
	readonly rows: readonly ReportRow[];
	readonly encoding: string;
	/** `place`: the headings are in a language that is not known, and the columns were found by their places. */
	readonly foundBy: 'name' | 'place';
}

/**
 * Reads a report that was downloaded and unpacked. Never throws on a bad file: a number that can be read two ways, or a file without
 * the columns that it must have, is refused with its line and the way out. A file without rows gives none.
 */
export function readReport(bytes: Uint8Array, layout: ReportLayout, charset?: string): Result<ReadReport, Problem> {
	if (bytes.length === 0) return done({ rows: [], encoding: 'utf-8', foundBy: 'name' });
	const decoded = decodeReport(bytes, charset);
	if (!decoded.ok) return decoded;
	const read = readTable(decoded.value.text.replace(/^\uFEFF/, ''));
	if (!read.ok) return read;
	const { value: table } = read;
	const { encoding } = decoded.value;
	if (table.headings.length === 0) return done({ rows: [], encoding, foundBy: 'name' });
	const placed = placeColumns(table.headings, layout);
	if (!placed.ok)
		return refused({
			message: missingColumns(placed.refusal, table),
			remedy:
				'Check that the file is a report of this type. If its headings are in a language that is not known here, use Report: Download and map the columns yourself.',
		});
	const rows = readRows(table, placed.value.columns);
	return rows.ok ? done({ rows: rows.value, encoding, foundBy: placed.value.foundBy }) : rows;
}

const missingColumns = (missing: readonly string[], { headings }: Table): string =>
	`The report lacks ${missing.join(', ')}. Its headings are: ${headings
		.slice(0, 30)
		.map((heading) => redacted(heading).slice(0, 40))
		.join(' | ')}.`;

function readRows({ headings, rows }: Table, columns: readonly PlacedColumn[]): Result<ReportRow[], Problem> {
	const separator = separatorOfCells(decimalCells(rows, columns));
	const read: ReportRow[] = [];
	for (const { line, cells } of rows) {
		const row: ReportRow = {};
		for (const [at, column] of columns.entries()) {
			const cell = cells[at] ?? '';
			const value = readCell(cell, column, separator);
			if (value === undefined) return refused(unreadable(line, headings[at] ?? column.key, cell));
			row[column.key] = value;
		}
		read.push(row);
	}
	return done(read);
}

function* decimalCells(rows: readonly TableRow[], columns: readonly PlacedColumn[]): Generator<string> {
	for (const { cells } of rows)
		for (const [at, { kind }] of columns.entries()) if (kind === 'decimal') yield (cells[at] ?? '').slice(0, LONGEST_VALUE);
}

const LONGEST_VALUE = 64;

/** The value of a cell; undefined when it cannot be told for certain. */
function readCell(
	cell: string,
	{ kind, words }: PlacedColumn,
	separator: DecimalSeparator | undefined,
): string | number | null | undefined {
	if (kind === 'text') return words && Object.hasOwn(words, cell) ? words[cell] : cell;
	// Longer than any number or date: not looked at by their patterns.
	if (cell.length > LONGEST_VALUE) return kind === 'integer' || kind === 'decimal' ? undefined : cell;
	if (kind === 'integer') return readInteger(cell);
	if (kind !== 'decimal') return readTime(cell, kind);
	const decimal = readDecimal(cell, separator);
	if (decimal.kind === 'empty') return null;
	return decimal.kind === 'decimal' ? decimal.text : undefined;
}

/** A whole number; null when empty, undefined when it is none. */
function readInteger(cell: string): number | null | undefined {
	if (cell === '') return null;
	return /^[+-]?\d{1,15}$/.test(cell) ? Number(cell) : undefined;
}

/** ISO 8601 in UTC, or a plain day; a time without a zone and what can be read two ways stay as they are. */
function readTime(cell: string, kind: 'time' | 'dayFirst' | 'monthFirst'): string {
	const parsed = parseAmazonDate(kind === 'time' ? cell : yearFirst(cell, kind));
	if (!parsed) return cell;
	const iso = new Date(parsed.epoch).toISOString();
	return parsed.hasTime ? iso : iso.slice(0, 10);
}

/** `05/11/2026` and `05-11-2026` with the year in front; anything else as it is. */
function yearFirst(cell: string, kind: 'dayFirst' | 'monthFirst'): string {
	const [, one, two, year] = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(cell) ?? [];
	if (year === undefined) return cell;
	return kind === 'dayFirst' ? `${year}-${two}-${one}` : `${year}-${one}-${two}`;
}

/** Shows the cell only where it is a number after a fashion: where columns have moved, it can be a person's name. */
function unreadable(line: number, heading: string, cell: string): Problem {
	const shown = /^[\d.,'+-]{1,15}$/.test(cell) ? `"${redacted(cell)}"` : 'what stands';
	return {
		message: `Line ${line}: ${shown} under ${redacted(heading).slice(0, 40)} cannot be read as a number for certain.`,
		remedy: 'Use the file as Amazon sent it. Report: Download gives it untouched.',
	};
}
