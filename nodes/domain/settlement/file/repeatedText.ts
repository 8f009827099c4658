import { textOfBytes, type Cells } from './cells';

/** Bytes of a cell that are remembered; order ids have 19. */
const REMEMBERED = 64;

/** A column whose text is mostly that of the row before: it is made from bytes once for all rows in which it stays the same. */
export class RepeatedText {
	private readonly bytes = new Uint8Array(REMEMBERED);
	private length = -1;
	private made: string | undefined;
	private cells: Cells | undefined;
	private column = 0;

	/** Goes to a cell. True when it has the same bytes as the one before. */
	next(cells: Cells, column: number): boolean {
		const start = cells.start(column);
		const length = Math.max(0, cells.end(column) - start);
		if (this.isSame(cells.bytes, start, length)) return true;
		this.made = undefined;
		this.cells = cells;
		this.column = column;
		this.length = length <= REMEMBERED ? length : -1;
		for (let at = 0; at < this.length; at++) this.bytes[at] = cells.bytes[start + at] as number;
		return false;
	}

	/** The text of the cell, without white space around it. */
	text(): string {
		return (this.made ??= this.length < 0 ? (this.cells?.text(this.column) ?? '') : textOfBytes(this.bytes, 0, this.length).trim());
	}

	private isSame(bytes: Uint8Array, start: number, length: number): boolean {
		if (length !== this.length) return false;
		// From the end: ids differ there.
		for (let at = length - 1; at >= 0; at--) if (this.bytes[at] !== bytes[start + at]) return false;
		return true;
	}
}
