const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of UTF-8 bytes that are known to be such. */
export const textOfBytes = (bytes: Uint8Array, from: number, to: number): string =>
	from >= to ? '' : TEXT.decode(bytes.subarray(from, to));

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;

/** A line ends with LF, at `end`, or CRLF. */
export const endOfText = (bytes: Uint8Array, start: number, end: number): number => (end > start && bytes[end - 1] === CR ? end - 1 : end);

/**
 * Where the cells of one line stand in its bytes. It is filled anew for each line. A column that the line or the file lacks is an empty
 * cell: the last one, at `columnCount`, is always empty.
 */
export class Cells {
	bytes: Uint8Array = new Uint8Array();
	/** Cells that the line has; those beyond `columnCount` have no place here. */
	count = 0;
	lineStart = 0;
	/** Without its line end. */
	lineEnd = 0;
	nextLine = 0;
	/** A cell stands between two of these: before the line, each tab, the end of the line. */
	readonly stops: Int32Array;

	constructor(readonly columnCount: number) {
		this.stops = new Int32Array(columnCount + 2);
	}

	/**
	 * Goes to the line that begins at `from`; false when it does not end before `to`. The loop that everything else hangs on: it looks at each
	 * byte of the file once, and calls nothing, so that it runs at the speed of memory.
	 */
	toLine(bytes: Uint8Array, from: number, to: number): boolean {
		const { stops, columnCount } = this;
		let tabs = 0;
		let at = from;
		for (; at < to; at++) {
			const byte = bytes[at] as number;
			if (byte > LF) continue;
			if (byte === LF) break;
			if (byte !== TAB) continue;
			tabs += 1;
			if (tabs <= columnCount) stops[tabs] = at;
		}
		if (at >= to) return false;
		this.bytes = bytes;
		this.lineStart = from;
		this.nextLine = at + 1;
		this.lineEnd = endOfText(bytes, from, at);
		this.count = tabs + 1;
		stops[0] = from - 1;
		for (let column = tabs + 1; column <= columnCount; column++) stops[column] = this.lineEnd;
		stops[columnCount + 1] = stops[columnCount] as number;
		return true;
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
