const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of UTF-8 bytes that are known to be such. */
export const textOfBytes = (bytes: Uint8Array, from: number, to: number): string =>
	from >= to ? '' : TEXT.decode(bytes.subarray(from, to));

/**
 * Where the cells of one line stand in its bytes. It is filled anew for each line. A column that the line or the file lacks is an empty
 * cell: the last one, at `columnCount`, is always empty.
 */
export class Cells {
	bytes: Uint8Array = new Uint8Array();
	/** Cells that the line has; those beyond `columnCount` have no place here. */
	count = 0;
	lineStart = 0;
	lineEnd = 0;
	/** A cell stands between two of these: before the line, each tab, the end of the line. */
	readonly stops: Int32Array;

	constructor(readonly columnCount: number) {
		this.stops = new Int32Array(columnCount + 2);
	}

	/** First byte of a cell; at or beyond `end` when it is empty. */
	start(column: number): number {
		return (this.stops[column] as number) + 1;
	}

	end(column: number): number {
		return this.stops[column + 1] as number;
	}

	isEmpty(column: number): boolean {
		return this.start(column) >= this.end(column);
	}

	/** Whether there is nothing in it but white space. */
	isBlank(column: number): boolean {
		if (this.isEmpty(column)) return true;
		return this.mayBeBlank(this.start(column)) && this.text(column) === '';
	}

	/** Without white space around it. */
	text(column: number): string {
		return this.isEmpty(column) ? '' : textOfBytes(this.bytes, this.start(column), this.end(column)).trim();
	}

	isBlankLine(): boolean {
		if (this.lineStart === this.lineEnd) return true;
		return this.mayBeBlank(this.lineStart) && this.line().trim() === '';
	}

	/** The line as it stands in the file. */
	line(): string {
		return textOfBytes(this.bytes, this.lineStart, this.lineEnd);
	}

	/** By the first byte. Letters beyond ASCII, some of which are white space, have to be looked at. */
	private mayBeBlank(start: number): boolean {
		const first = this.bytes[start] as number;
		return first <= 0x20 || first >= 0x80;
	}
}
