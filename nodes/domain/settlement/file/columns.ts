import { done, refused, type Refused, type Result } from '../../result';
import { fileRefusal, type FileFault, type FileRefusal } from './fileRefusal';

/** Columns without which a settlement cannot be read; the other twelve of the 24 may be missing. */
const REQUIRED = [
	'settlement-id',
	'settlement-start-date',
	'settlement-end-date',
	'deposit-date',
	'total-amount',
	'currency',
	'transaction-type',
	'order-id',
	'amount-type',
	'amount-description',
	'amount',
	'posted-date',
] as const;

/** Lines that may stand before the heading: a preamble of six lines was seen. */
const PREAMBLE_LIMIT = 20;

/** Without these a detail row says nothing. Amazon leaves empty last fields away, so a row may end behind them. */
const OF_DETAIL = ['transaction-type', 'amount-type', 'amount-description', 'amount', 'posted-date'] as const;

export interface Columns {
	readonly count: number;
	/** How many fields a detail row has at least. */
	readonly detailCount: number;
	readonly position: ReadonlyMap<string, number>;
}

export type FoundColumns = Result<Columns, FileRefusal>;

/** Finds the heading by its content, line by line, and maps columns by name, never by position. */
export class HeadingSearch {
	private lineCount = 0;
	private firstLine: string | undefined;

	/** The columns, why there are none, or undefined while the heading may still come. */
	look(line: string): FoundColumns | undefined {
		this.lineCount += 1;
		if (line.trim() !== '') this.firstLine ??= line;
		if (this.lineCount <= PREAMBLE_LIMIT) {
			const names = line.split('\t').map(normalised);
			if (names.includes('settlement-id')) return columnsOf(names, this.lineCount);
		}
		return this.lineCount >= PREAMBLE_LIMIT && this.firstLine !== undefined ? this.notFound() : undefined;
	}

	/** Why a file is none that ended, or went too far, without a heading. */
	notFound(): Refused<FileRefusal> {
		if (this.firstLine === undefined) return failed('empty', 'The file has no lines.', 'Download the report again.');
		return failed(
			'wrongReport',
			notASettlement(this.firstLine),
			'Choose a report of type GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2 (Seller Central: Payments, All statements, Flat File V2).',
		);
	}
}

function columnsOf(names: readonly string[], line: number): FoundColumns {
	if (names.includes('price-type') || names.includes('item-related-fee-type')) {
		return failed(
			'wrongReport',
			'This is a settlement in the first flat file format (V1), which Amazon ended on 11 November 2026.',
			'Use the Flat File V2 of the same settlement.',
		);
	}
	const missing = REQUIRED.filter((name) => !names.includes(name));
	if (missing.length > 0)
		return failed(
			'missingColumns',
			`The heading in line ${line} lacks: ${missing.join(', ')}.`,
			'Use the file as Amazon sent it (Flat File V2), with all its columns.',
		);
	const position = new Map(names.map((name, column) => [name, column]));
	const detailCount = 1 + Math.max(...OF_DETAIL.map((name) => names.lastIndexOf(name)));
	return done({ count: names.length, detailCount, position });
}

const normalised = (name: string): string => name.trim().toLowerCase();

function notASettlement(firstLine: string): string {
	const first = firstLine
		.split('\t')
		.slice(0, 3)
		.map((cell) => cell.trim().slice(0, 40));
	return `This is not a settlement in Flat File V2: no heading with settlement-id was found. The file begins with "${first.join(' | ')}".`;
}

const failed = (fault: FileFault, message: string, remedy: string): Refused<FileRefusal> => refused(fileRefusal(fault, message, remedy));
