import { done, refused, type Result } from '../../result';
import { EncodingFinder, ReportDecoder, type TextProblem } from '../../text/decode';
import { LineSplitter } from '../../text/lines';
import type { Settlement, SettlementFacts, SettlementRow } from '../settlement.types';
import { HeadingSearch } from './columns';
import { fileRefusal, type FileRefusal } from './fileRefusal';
import { RowReader, type TakeRow } from './rowReader';

/** Bytes that are decoded at a time, and the longest line; real lines have some hundred letters. */
const PIECE = 64 * 1024;
const LONGEST_LINE = 1024 * 1024;

/**
 * Reads a settlement in Amazon's Flat File V2 (`GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2`), already unpacked: tab-separated, no quoting,
 * columns by name, numbers and dates in the file's own format. The file goes through it twice, in pieces of any size, and is never held:
 * first all of it to `survey`, because its last letter can decide its encoding; then to `read`, which hands on each row; then `finish`
 * checks what only the whole file can tell: that its number format is certain, and that the rows add up to the header's total, to the
 * penny. Never throws on a bad file: the result says what is wrong, in which line, and what to do.
 */
export class SettlementReader {
	private readonly finder: EncodingFinder;
	private decoder: ReportDecoder | undefined;
	private encoding = '';
	private readonly lines = new LineSplitter();
	private lineCount = 0;
	private readonly search = new HeadingSearch();
	private rows: RowReader | undefined;
	private refusal: FileRefusal | undefined;

	/** `charset` is the one that the download named, if any. */
	constructor(
		private readonly take: TakeRow,
		charset?: string,
	) {
		this.finder = new EncodingFinder(charset);
	}

	survey(bytes: Uint8Array): void {
		this.finder.push(bytes);
	}

	/** False when a problem was found and the rest of the file need not be read. */
	read(bytes: Uint8Array): boolean {
		this.decoder ??= this.begin();
		for (let at = 0; at < bytes.length && !this.refusal; at += PIECE) {
			const text = this.decoder?.read(bytes.subarray(at, at + PIECE));
			if (text === undefined) this.refuseText(this.decoder?.refusal().refusal);
			else this.readText(text);
		}
		return !this.refusal;
	}

	finish(): Result<SettlementFacts, FileRefusal> {
		this.decoder ??= this.begin();
		if (!this.refusal) this.readEnd();
		if (this.refusal) return refused(this.refusal);
		return this.rows ? this.rows.finish(this.encoding) : this.search.notFound();
	}

	private begin(): ReportDecoder | undefined {
		const found = this.finder.found();
		if (!found.ok) return this.refuseText(found.refusal);
		this.encoding = found.value;
		return new ReportDecoder(found.value);
	}

	private readText(text: string): void {
		for (const line of this.lines.push(text)) this.readLine(line);
		if (this.lines.pending > LONGEST_LINE) this.refuseLength(this.lineCount + 1);
	}

	private readEnd(): void {
		const text = this.decoder?.end();
		if (text === undefined) return this.refuseText(this.decoder?.refusal().refusal);
		this.readText(text);
		if (this.lines.end() !== '') this.readLine(this.lines.end());
	}

	private readLine(line: string): void {
		if (this.refusal) return;
		this.lineCount += 1;
		if (line.length > LONGEST_LINE) return this.refuseLength(this.lineCount);
		if (!this.rows) return this.readHeading(line);
		if (line.trim() !== '') this.rows.read(line, this.lineCount);
		this.refusal = this.rows.refusal;
	}

	private readHeading(line: string): void {
		const found = this.search.look(line);
		if (found?.ok) this.rows = new RowReader(found.value, this.take);
		else this.refusal = found?.refusal;
	}

	private refuseLength(line: number): void {
		this.refusal ??= fileRefusal(
			'badRow',
			`Line ${line} is longer than ${LONGEST_LINE} letters: this is not a settlement in Flat File V2.`,
			'Use the file as Amazon sent it, with its line ends.',
		);
	}

	private refuseText(problem: TextProblem | undefined): undefined {
		if (problem) this.refusal ??= fileRefusal(problem.isEmpty ? 'empty' : 'undecodable', problem.message, problem.remedy);
	}
}

/** A settlement that is in memory, with all its rows. */
export function readSettlement(bytes: Uint8Array, { charset }: { charset?: string } = {}): Result<Settlement, FileRefusal> {
	const rows: SettlementRow[] = [];
	const reader = new SettlementReader((row) => rows.push(row), charset);
	reader.survey(bytes);
	reader.read(bytes);
	const read = reader.finish();
	return read.ok ? done({ ...read.value, rows }) : read;
}
