import { EncodingFinder, ReportDecoder, type TextRefusal } from '../../text/decode';
import { LineSplitter } from '../../text/lines';
import type { SettlementFactsResult, SettlementProblem, SettlementReadResult, SettlementRow } from '../settlement.types';
import { HeadingSearch } from './columns';
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
	private problem: SettlementProblem | undefined;

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
		for (let at = 0; at < bytes.length && !this.problem; at += PIECE) {
			const text = this.decoder?.read(bytes.subarray(at, at + PIECE));
			if (text === undefined) this.refuseText(this.decoder?.refusal());
			else this.readText(text);
		}
		return !this.problem;
	}

	finish(): SettlementFactsResult {
		this.decoder ??= this.begin();
		if (!this.problem) this.readEnd();
		if (!this.problem && !this.rows) this.problem = this.search.notFound().problem;
		return this.problem || !this.rows ? { ok: false, problem: this.problem! } : this.rows.finish(this.encoding);
	}

	private begin(): ReportDecoder | undefined {
		const found = this.finder.found();
		if (!found.ok) return this.refuseText(found);
		this.encoding = found.encoding;
		return new ReportDecoder(found.encoding);
	}

	private readText(text: string): void {
		for (const line of this.lines.push(text)) this.readLine(line);
		if (this.lines.pending > LONGEST_LINE) this.refuseLength(this.lineCount + 1);
	}

	private readEnd(): void {
		const text = this.decoder?.end();
		if (text === undefined) return this.refuseText(this.decoder?.refusal());
		this.readText(text);
		if (this.lines.end() !== '') this.readLine(this.lines.end());
	}

	private readLine(line: string): void {
		if (this.problem) return;
		this.lineCount += 1;
		if (line.length > LONGEST_LINE) return this.refuseLength(this.lineCount);
		if (!this.rows) return this.readHeading(line);
		if (line.trim() !== '') this.rows.read(line, this.lineCount);
		this.problem = this.rows.problem;
	}

	private readHeading(line: string): void {
		const found = this.search.look(line);
		if (found?.ok) this.rows = new RowReader(found.columns, this.take);
		else this.problem = found?.problem;
	}

	private refuseLength(line: number): void {
		this.problem ??= {
			kind: 'badRow',
			message: `Line ${line} is longer than ${LONGEST_LINE} letters: this is not a settlement in Flat File V2.`,
			remedy: 'Use the file as Amazon sent it, with its line ends.',
		};
	}

	private refuseText(refusal: TextRefusal | undefined): undefined {
		if (refusal) this.problem ??= { kind: refusal.isEmpty ? 'empty' : 'undecodable', message: refusal.message, remedy: refusal.remedy };
	}
}

/** A settlement that is in memory, with all its rows. */
export function readSettlement(bytes: Uint8Array, { charset }: { charset?: string } = {}): SettlementReadResult {
	const rows: SettlementRow[] = [];
	const reader = new SettlementReader((row) => rows.push(row), charset);
	reader.survey(bytes);
	reader.read(bytes);
	const read = reader.finish();
	return read.ok ? { ok: true, settlement: { ...read.facts, rows } } : read;
}
