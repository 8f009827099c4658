import type { NonEmpty } from '../../lists/groupBy';
import { fileRefusal, type FileRefusal } from './fileRefusal';

/** Files that are given by mistake for a settlement in Flat File V2, each with its way out. */

const WHERE = 'Seller Central: Payments, All statements, Flat File V2';
const TAKE_V2 = `Choose a report of type GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2 (${WHERE}).`;

const wrong = (message: string, remedy: string): FileRefusal => fileRefusal('wrongReport', message, remedy);

export const firstFormat = (): FileRefusal =>
	wrong(
		'This is a settlement in the first flat file format (V1), which Amazon ended on 11 November 2026.',
		'Use the Flat File V2 of the same settlement.',
	);

const PDF = [0x25, 0x50, 0x44, 0x46];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Bytes at the beginning that are needed to know a file that is no text. */
export const SIGNATURE_LENGTH = 4;

const begins = (head: ArrayLike<number>, signature: readonly number[]): boolean => signature.every((byte, place) => head[place] === byte);

/** What a file is that its first bytes show to be no text; undefined for any other. */
export function binaryFile(head: ArrayLike<number>): FileRefusal | undefined {
	if (begins(head, PDF))
		return wrong('This is a PDF, which is made to be read by people.', `Use the Flat File V2 of the same settlement (${WHERE}).`);
	if (begins(head, ZIP))
		return wrong(
			'This is a spreadsheet (.xlsx) or a ZIP archive, not the flat file.',
			'Give the text file as Amazon sent it, not saved by a spreadsheet and not packed.',
		);
	return undefined;
}

/** What a file without a heading of a Flat File V2 is, by its first lines that are not blank. */
export function notASettlement(lines: NonEmpty<string>): FileRefusal {
	const [first] = lines;
	const start = first.trim().toLowerCase();
	if (start.startsWith('<?xml') || start.startsWith('<amazonenvelope'))
		return wrong(
			'This is an XML file. Amazon ended settlements in XML on 11 November 2026.',
			`Use the Flat File V2 of the same settlement (${WHERE}).`,
		);
	if (start.startsWith('<!doctype html') || start.startsWith('<html'))
		return wrong('This is a web page, perhaps that of a login, not a report.', 'Download the report again.');
	const headings = lines.map(cellsOf);
	if (headings.some((cells) => cells.includes('settlement-id')))
		return wrong(
			'This settlement was saved again by a spreadsheet: its columns are no longer separated by tabs, or its headings stand in quotes. Spreadsheets also change ids, dates and amounts.',
			`Use the file as Amazon sent it, not opened and saved in between. Download it again (${WHERE}).`,
		);
	if (headings.some(isDateRange))
		return wrong(
			"This is a Date Range report (Payments, Reports Repository), which covers a period of the calendar and is no settlement: it lacks each payout's balances.",
			TAKE_V2,
		);
	return wrong(
		`This is not a settlement in Flat File V2: no heading with settlement-id was found. The file begins with "${shown(first)}".`,
		TAKE_V2,
	);
}

/** Headings whatever separates them, without quotes. */
const cellsOf = (line: string): string[] => line.split(/[\t,;]/).map((cell) => cell.replaceAll('"', '').trim().toLowerCase());

/** Headings of the Date Range report, in English and French (seen in public files; Amazon documents none). */
const isDateRange = (cells: readonly string[]): boolean =>
	(cells.includes('date/time') && cells.includes('settlement id')) ||
	(cells.includes('date/heure') && cells.includes('numéro de versement'));

const shown = (line: string): string =>
	line
		.split('\t')
		.slice(0, 3)
		.map((cell) => cell.trim().slice(0, 40))
		.join(' | ');
