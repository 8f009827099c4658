import { refused, type Result } from '../../result';
import type { SettlementFacts } from '../settlement.types';
import { endOfText, textOfBytes } from './cells';
import { HeadingSearch } from './columns';
import { fileRefusal, type FileRefusal } from './fileRefusal';
import { RowScanner } from './rowScanner';
import type { TakeRow } from './rowView';

/** Longest line; real lines have some hundred bytes. */
const LONGEST_LINE = 1024 * 1024;
const LF = 0x0a;
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * Finds the lines of a file that is given as UTF-8 bytes in pieces of any size, and the cells of each: first of the heading, then of its
 * rows. Of a line that is cut in two the first half is kept until the rest comes, and nothing else is.
 */
export class LineScanner {
	private refusal: FileRefusal | undefined;
	private lineCount = 0;
	private rest = new Uint8Array(4096);
	private restLength = 0;
	private readonly search = new HeadingSearch();
	private rows: RowScanner | undefined;

	constructor(private readonly take: TakeRow) {}

	push(piece: Uint8Array): void {
		if (this.refusal) return;
		// Never a Buffer, which what is kept of a line is not: code that sees two kinds of bytes runs slower.
		const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
		let from = 0;
		if (this.restLength > 0) {
			const end = bytes.indexOf(LF) + 1;
			this.keep(bytes, 0, end === 0 ? bytes.length : end);
			if (end === 0) return this.checkRest();
			const length = this.restLength;
			this.restLength = 0;
			this.lines(this.rest, 0, length);
			from = end;
		}
		const read = this.lines(bytes, from, bytes.length);
		if (this.refusal) return;
		this.keep(bytes, read, bytes.length);
		this.checkRest();
	}

	/** After the last piece. */
	finish(encoding: string): Result<SettlementFacts, FileRefusal> {
		if (!this.refusal && this.restLength > 0) this.lastLine();
		if (this.refusal) return refused(this.refusal);
		return this.rows ? this.rows.finish(encoding) : this.search.notFound();
	}

	/** Reads complete lines; gives the place behind the last of them. */
	private lines(bytes: Uint8Array, from: number, to: number): number {
		let start = from;
		while (!this.rows && !this.refusal) {
			const end = bytes.subarray(0, to).indexOf(LF, start);
			if (end < 0) return start;
			this.heading(bytes, start, end);
			start = end + 1;
		}
		return this.rows && !this.refusal ? this.details(this.rows, bytes, start, to) : start;
	}

	private heading(bytes: Uint8Array, start: number, end: number): void {
		this.lineCount += 1;
		const to = endOfText(bytes, start, end);
		if (to - start > LONGEST_LINE) return this.refuseLength();
		const line = textOfBytes(bytes, start, to);
		this.look(this.lineCount === 1 ? line.replace(BYTE_ORDER_MARK, '') : line);
	}

	private look(line: string): void {
		const found = this.search.look(line);
		if (found?.ok) this.rows = new RowScanner(found.value, this.take);
		else this.refusal = found?.refusal;
	}

	/** The rows below the heading. */
	private details(rows: RowScanner, bytes: Uint8Array, from: number, to: number): number {
		const { cells } = rows;
		let start = from;
		rows.beginPiece();
		while (!this.refusal && rows.toLine(bytes, start, to)) {
			start = cells.nextLine;
			this.lineCount += 1;
			if (cells.lineEnd - cells.lineStart > LONGEST_LINE) this.refuseLength();
			else this.row(rows);
		}
		return start;
	}

	private row(rows: RowScanner): void {
		if (rows.cells.isBlankLine()) return;
		rows.read(this.lineCount);
		this.refusal = rows.refusal;
	}

	/** A last line without a line end. */
	private lastLine(): void {
		const length = this.restLength;
		if (!this.rows) {
			this.lineCount += 1;
			const line = textOfBytes(this.rest, 0, length);
			return this.look(this.lineCount === 1 ? line.replace(BYTE_ORDER_MARK, '') : line);
		}
		this.keep(Uint8Array.of(LF), 0, 1);
		this.details(this.rows, this.rest, 0, length + 1);
	}

	private keep(bytes: Uint8Array, from: number, to: number): void {
		const length = this.restLength + (to - from);
		if (length > this.rest.length) {
			const larger = new Uint8Array(length * 2);
			larger.set(this.rest.subarray(0, this.restLength));
			this.rest = larger;
		}
		this.rest.set(bytes.subarray(from, to), this.restLength);
		this.restLength = length;
	}

	private checkRest(): void {
		if (this.restLength <= LONGEST_LINE + 1) return;
		this.lineCount += 1;
		this.refuseLength();
	}

	private refuseLength(): void {
		this.refusal = fileRefusal(
			'badRow',
			`Line ${this.lineCount} is longer than ${LONGEST_LINE} bytes: this is not a settlement in Flat File V2.`,
			'Use the file as Amazon sent it, with its line ends.',
		);
	}
}
