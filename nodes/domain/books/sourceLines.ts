import { LineSet, type LineRange } from './lineSet';

/** More ranges than a person looks up, or a program, are not written out: how many rows there are is said beside them. */
const MOST_SHOWN = 10_000;

/**
 * Lines of a source file that something rests on. Lines are counted from 1, come in any order and stand once however often they are added. It grows
 * while rows are added up and is not changed any more once an entry cites it. Nearly all are one range, and a large settlement has tens of
 * thousands: that takes two numbers.
 */
export class SourceLines implements Iterable<number> {
	/** The only range; empty as long as `last` is before `from`. */
	private from = 0;
	private to = -1;
	/** Once there are more. */
	private many: LineSet | undefined;

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
		return this.many ? this.many.count : this.to - this.from + 1;
	}

	/** The first of them in the file; undefined when there is none. */
	get first(): number | undefined {
		for (const [first] of this.eachRange()) return first;
		return undefined;
	}

	add(line: number): void {
		if (this.many) this.many.add(line);
		else this.addRange(line, line);
	}

	addAll(other: SourceLines): void {
		if (other.many) this.spread().addAll(other.many);
		else if (other.to >= other.from) this.addRange(other.from, other.to);
	}

	/** As a journal shows them: `3-7,12`; of very many the first ten thousand ranges and the last line, `3-7,12, ... ,90210`. */
	text(): string {
		if (!this.many) return this.to < this.from ? '' : rangeText(this.from, this.to);
		const parts: string[] = [];
		for (const [first, last] of this.eachRange()) {
			if (parts.length === MOST_SHOWN) return `${parts.join(',')}, ... ,${this.many.last}`;
			parts.push(rangeText(first, last));
		}
		return parts.join(',');
	}

	*[Symbol.iterator](): Iterator<number> {
		for (const [first, last] of this.eachRange()) for (let line = first; line <= last; line++) yield line;
	}

	private *eachRange(): Generator<LineRange> {
		if (this.many) yield* this.many.eachRange();
		else if (this.to >= this.from) yield [this.from, this.to];
	}

	private addRange(first: number, last: number): void {
		if (!this.many && this.to < this.from) [this.from, this.to] = [first, last];
		else if (!this.many && first === this.to + 1) this.to = last;
		else this.spread().addRange(first, last);
	}

	private spread(): LineSet {
		if (this.many) return this.many;
		this.many = new LineSet();
		this.many.addRange(this.from, this.to);
		return this.many;
	}
}

const rangeText = (first: number, last: number): string => (first === last ? `${first}` : `${first}-${last}`);
