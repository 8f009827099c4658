/** Few ranges are kept as they are. Where they would take more room than a bit for each line of the file up to here, bits are kept. */
const FEW = 64;
const LINES_FOR_EACH = 64;
/** Lines of one piece of bits. */
const PIECE_BITS = 15;
const PIECE = 2 ** PIECE_BITS;
const WORD = 32;
const ALL = 0xffffffff;
const NO_RANGE = -2;

export type LineRange = readonly [first: number, last: number];

/** Lines in many ranges, which come in any order; see `SourceLines`. */
export class LineSet {
	private counted = 0;
	/** First and last line of each range in their order, while there are few. */
	private ranges: number[] | undefined = [];
	/** Once there are more: pieces of bits by their place in the file. */
	private pieces: Array<Uint32Array | undefined> = [];

	get count(): number {
		return this.counted;
	}

	/** The last line; 0 when there is none. */
	get last(): number {
		const { ranges } = this;
		if (ranges) return ranges.at(-1) ?? 0;
		const bits = this.pieces.at(-1);
		if (!bits) return 0;
		const word = bits.findLastIndex((of) => of !== 0);
		return (this.pieces.length - 1) * PIECE + word * WORD + (WORD - 1 - Math.clz32(bits[word] ?? 0));
	}

	add(line: number): void {
		const { ranges } = this;
		if (!ranges) return this.set(line);
		const last = ranges.length === 0 ? NO_RANGE : (ranges[ranges.length - 1] as number);
		if (line === last + 1) ranges[ranges.length - 1] = line;
		else if (line > last && ranges.length < Math.max(FEW, line / LINES_FOR_EACH)) ranges.push(line, line);
		else return this.toBits().set(line);
		this.counted += 1;
	}

	addRange(first: number, last: number): void {
		for (let line = first; line <= last; line++) this.add(line);
	}

	addAll(other: LineSet): void {
		if (other.ranges) return this.addRanges(other.ranges);
		this.toBits();
		for (const [place, bits] of other.pieces.entries()) {
			if (!bits) continue;
			const own = this.pieceAt(place);
			for (let at = 0; at < bits.length; at++) {
				const added = (bits[at] as number) & ~(own[at] as number);
				if (added === 0) continue;
				own[at] = (own[at] as number) | added;
				this.counted += bitsIn(added);
			}
		}
	}

	*eachRange(): Generator<LineRange> {
		const { ranges } = this;
		if (!ranges) return yield* rangesIn(this.pieces);
		for (let at = 0; at < ranges.length; at += 2) yield [ranges[at] as number, ranges[at + 1] as number];
	}

	private addRanges(ranges: readonly number[]): void {
		for (let at = 0; at < ranges.length; at += 2) this.addRange(ranges[at] as number, ranges[at + 1] as number);
	}

	private toBits(): this {
		const { ranges } = this;
		if (!ranges) return this;
		this.ranges = undefined;
		this.counted = 0;
		for (let at = 0; at < ranges.length; at += 2)
			for (let line = ranges[at] as number; line <= (ranges[at + 1] as number); line++) this.set(line);
		return this;
	}

	private set(line: number): void {
		const bits = this.pieceAt(line >>> PIECE_BITS);
		const place = line & (PIECE - 1);
		const word = bits[place >>> 5] as number;
		const bit = 1 << (place & (WORD - 1));
		if ((word & bit) !== 0) return;
		bits[place >>> 5] = word | bit;
		this.counted += 1;
	}

	private pieceAt(place: number): Uint32Array {
		return (this.pieces[place] ??= new Uint32Array(PIECE / WORD));
	}
}

/** Runs of bits, those that meet as one range. */
function* rangesIn(pieces: ReadonlyArray<Uint32Array | undefined>): Generator<LineRange> {
	let [first, last] = [0, NO_RANGE];
	for (const [from, to] of runsIn(pieces)) {
		if (from !== last + 1) {
			if (last >= 0) yield [first, last];
			first = from;
		}
		last = to;
	}
	if (last >= 0) yield [first, last];
}

/** Runs of bits within each word. */
function* runsIn(pieces: ReadonlyArray<Uint32Array | undefined>): Generator<LineRange> {
	for (const [place, bits] of pieces.entries()) {
		if (!bits) continue;
		for (let at = 0; at < bits.length; at++) {
			let start = place * PIECE + at * WORD;
			for (let left = bits[at] as number; left !== 0;) {
				const skipped = zerosBelow(left);
				left >>>= skipped;
				start += skipped;
				const run = left === ALL ? WORD : zerosBelow(~left);
				yield [start, start + run - 1];
				// A shift by 32 would be none.
				left = run === WORD ? 0 : left >>> run;
				start += run;
			}
		}
	}
}

/** How many zeros are below the lowest one of a word that is not 0. */
const zerosBelow = (word: number): number => WORD - 1 - Math.clz32(word & -word);

function bitsIn(word: number): number {
	let left = word;
	let count = 0;
	for (; left !== 0; count++) left &= left - 1;
	return count;
}
