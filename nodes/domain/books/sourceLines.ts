/** More ranges than a person looks up, or a program, are not written out: how many rows there are is said beside them. */
const MOST_SHOWN = 10_000;
/** Few ranges are kept as they are. Where they would take more room than a bit for each line of the file up to here, bits are kept. */
const FEW = 64;
const LINES_FOR_EACH = 64;
/** Lines of one piece of bits. */
const PIECE = 32_768;
const WORD = 32;
const NO_RANGE = -2;

/**
 * Lines of a source file that something rests on. Lines are counted from 1, come in any order and stand once however often they are added. It grows
 * while rows are added up and is not changed any more once an entry cites it.
 */
export class SourceLines implements Iterable<number> {
	private counted = 0;
	/** First and last line of each range in their order, while there are few. */
	private ranges: number[] | undefined = [];
	/** Once there are more: pieces of bits by their place in the file. */
	private pieces: Array<Uint32Array | undefined> = [];

	static of(...lines: readonly number[]): SourceLines {
		const made = new SourceLines();
		for (const line of lines) made.add(line);
		return made;
	}

	static together(all: Iterable<SourceLines>): SourceLines {
		const made = new SourceLines();
		for (const one of all) made.addAll(one);
		return made;
	}

	/** How many lines there are. */
	get count(): number {
		return this.counted;
	}

	/** The first of them in the file; undefined when there is none. */
	get first(): number | undefined {
		for (const [first] of this.eachRange()) return first;
		return undefined;
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

	addAll(other: SourceLines): void {
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

	/** As a journal shows them: `3-7,12`; of very many the first ten thousand ranges and the last line, `3-7,12, ... ,90210`. */
	text(): string {
		const { ranges } = this;
		if (ranges && ranges.length === 2) return rangeText(ranges[0] as number, ranges[1] as number);
		const parts: string[] = [];
		let end = 0;
		for (const [first, last] of this.eachRange()) {
			if (parts.length === MOST_SHOWN) parts.push(' ... ');
			if (parts.length < MOST_SHOWN) parts.push(rangeText(first, last));
			end = last;
		}
		return parts.length > MOST_SHOWN ? `${parts.join(',')},${end}` : parts.join(',');
	}

	*[Symbol.iterator](): Iterator<number> {
		for (const [first, last] of this.eachRange()) for (let line = first; line <= last; line++) yield line;
	}

	private addRanges(ranges: readonly number[]): void {
		for (let at = 0; at < ranges.length; at += 2)
			for (let line = ranges[at] as number; line <= (ranges[at + 1] as number); line++) this.add(line);
	}

	private *eachRange(): Generator<readonly [first: number, last: number]> {
		const { ranges } = this;
		if (!ranges) return yield* this.rangesOfBits();
		for (let at = 0; at < ranges.length; at += 2) yield [ranges[at] as number, ranges[at + 1] as number];
	}

	private *rangesOfBits(): Generator<readonly [first: number, last: number]> {
		let [first, last] = [0, NO_RANGE];
		for (const line of this.linesOfBits()) {
			if (line !== last + 1) {
				if (last >= 0) yield [first, last];
				first = line;
			}
			last = line;
		}
		if (last >= 0) yield [first, last];
	}

	private *linesOfBits(): Generator<number> {
		for (const [place, bits] of this.pieces.entries()) if (bits) yield* linesIn(bits, place * PIECE);
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
		const bits = this.pieceAt(Math.floor(line / PIECE));
		const place = line % PIECE;
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

const rangeText = (first: number, last: number): string => (first === last ? `${first}` : `${first}-${last}`);

function* linesIn(bits: Uint32Array, start: number): Generator<number> {
	for (let at = 0; at < bits.length; at++) {
		const word = bits[at] as number;
		if (word === 0) continue;
		for (let bit = 0; bit < WORD; bit++) if ((word & (1 << bit)) !== 0) yield start + at * WORD + bit;
	}
}

function bitsIn(word: number): number {
	let left = word;
	let count = 0;
	for (; left !== 0; count++) left &= left - 1;
	return count;
}
