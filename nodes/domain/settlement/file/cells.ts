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
	/** First and behind the last column of each run of columns that mostly stay the same from line to line. */
	private readonly runs: readonly number[];

	/** `varying` says of which columns the text mostly changes from line to line. */
	constructor(
		readonly columnCount: number,
		varying: readonly number[] = [],
	) {
		this.stops = new Int32Array(columnCount + 2);
		this.runs = runsWithout(columnCount, varying);
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

	/**
	 * As `toLine`, where the line that the cells hold lies in the same bytes and has all columns: goes to the line that begins at `from` if it is the same
	 * in all columns but those that vary, each byte being looked at once. False where it is not, or does not end before `to`: then the cells hold no line.
	 */
	toSimilarLine(bytes: Uint8Array, from: number, to: number): boolean {
		const { stops, runs, columnCount } = this;
		let at = from;
		let column = 0;
		/** The same place in the line before. */
		let before = (stops[0] as number) + 1;
		stops[0] = from - 1;
		for (let run = 0; run < runs.length; run += 2) {
			for (const first = runs[run] as number; column < first; column++) {
				at = endOfCell(bytes, at, to);
				if (at >= to || bytes[at] !== TAB) return false;
				before = (stops[column + 1] as number) + 1;
				stops[column + 1] = at;
				at += 1;
			}
			const end = runs[run + 1] as number;
			const after = (stops[end] as number) + 1;
			const moved = at - before;
			if (after + moved > to) return false;
			for (; before < after; before++) if (bytes[before] !== bytes[before + moved]) return false;
			at = after + moved;
			for (; column < end; column++) stops[column + 1] = (stops[column + 1] as number) + moved;
		}
		for (; column < columnCount - 1; column++) {
			at = endOfCell(bytes, at, to);
			if (at >= to || bytes[at] !== TAB) return false;
			stops[column + 1] = at;
			at += 1;
		}
		at = endOfCell(bytes, at, to);
		if (at >= to || bytes[at] !== LF) return false;
		this.lineStart = from;
		this.nextLine = at + 1;
		this.lineEnd = endOfText(bytes, from, at);
		stops[columnCount] = this.lineEnd;
		stops[columnCount + 1] = this.lineEnd;
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

/** The place of the tab or the line end behind a cell; `to` when there is none before it. */
function endOfCell(bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	for (; at < to; at++) {
		const byte = bytes[at] as number;
		if (byte === TAB || byte === LF) break;
	}
	return at;
}

/** The last column counts as one that varies: behind it the line has to end. */
function runsWithout(columnCount: number, varying: readonly number[]): number[] {
	const runs: number[] = [];
	for (let column = 0; column < columnCount - 1; column++) {
		if (varying.includes(column)) continue;
		if (runs.at(-1) === column) runs[runs.length - 1] = column + 1;
		else runs.push(column, column + 1);
	}
	return runs;
}
