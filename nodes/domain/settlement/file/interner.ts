import { textOfBytes } from './cells';

/** One of the few texts of a column, without white space around it. */
export interface Interned {
	readonly text: string;
	/** 0, 1, 2 ... in the order in which texts came. */
	readonly number: number;
	/** Of another column, where columns are chained. */
	readonly parent: Interned | undefined;
}

const FIRST_SLOTS = 256;
const FIRST_BYTES = 1024;
const NONE = -1;

/**
 * Finds the few texts of a column by comparing bytes: each text is made once. Texts that differ only in the white space around them are one.
 * The same text below another parent is another one, so that columns can be chained to combinations.
 *
 * A text as it was spelled once, with the white space around it, has a number of its own; the bytes of all spellings lie one behind the other.
 */
export class Interner {
	private readonly texts = new Map<string, Interned>();
	/** By spelling: its text, and where its bytes begin; behind the last one where they end. */
	private readonly meant: Interned[] = [];
	private readonly starts = [0];
	private bytes = new Uint8Array(FIRST_BYTES);
	/** The spelling that followed upon each one last: rows come in patterns, so it mostly does again. */
	private readonly successors: number[] = [];
	/** Open hash table of spellings plus one; at most half of it is taken. */
	private slots = new Int32Array(FIRST_SLOTS);
	private last = NONE;

	of(bytes: Uint8Array, from: number, to: number, parent?: Interned): Interned {
		const end = to > from ? to : from;
		const { last } = this;
		const guess = last === NONE ? NONE : (this.successors[last] as number);
		if (guess !== NONE && this.isSpelling(guess, bytes, from, end, parent)) {
			this.last = guess;
			return this.meant[guess] as Interned;
		}
		const found = this.lookUp(bytes, from, end, parent);
		if (last !== NONE) this.successors[last] = found;
		this.last = found;
		return this.meant[found] as Interned;
	}

	private lookUp(bytes: Uint8Array, from: number, end: number, parent: Interned | undefined): number {
		const last = this.slots.length - 1;
		let slot = hashOf(bytes, from, end, parent) & last;
		for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
			if (this.isSpelling(found - 1, bytes, from, end, parent)) return found - 1;
			slot = (slot + 1) & last;
		}
		const added = this.add(bytes, from, end, parent);
		if (this.meant.length * 2 > this.slots.length) this.spread();
		else this.slots[slot] = added + 1;
		return added;
	}

	private isSpelling(spelling: number, bytes: Uint8Array, from: number, end: number, parent: Interned | undefined): boolean {
		const start = this.starts[spelling] as number;
		if ((this.starts[spelling + 1] as number) - start !== end - from) return false;
		const known = this.bytes;
		const apart = start - from;
		for (let at = from; at < end; at++) if (known[at + apart] !== bytes[at]) return false;
		return (this.meant[spelling] as Interned).parent === parent;
	}

	private add(bytes: Uint8Array, from: number, end: number, parent: Interned | undefined): number {
		const start = this.starts.at(-1) as number;
		const after = start + end - from;
		if (after > this.bytes.length) {
			const larger = new Uint8Array(after * 2);
			larger.set(this.bytes);
			this.bytes = larger;
		}
		this.bytes.set(bytes.subarray(from, end), start);
		this.starts.push(after);
		this.successors.push(NONE);
		return this.meant.push(this.textOf(textOfBytes(bytes, from, end).trim(), parent)) - 1;
	}

	private textOf(text: string, parent: Interned | undefined): Interned {
		// A cell holds no tab.
		const key = `${parent?.number ?? ''}\t${text}`;
		const known = this.texts.get(key);
		if (known) return known;
		const interned = { text, number: this.texts.size, parent };
		this.texts.set(key, interned);
		return interned;
	}

	/** More slots for the same spellings. */
	private spread(): void {
		const slots = new Int32Array(this.slots.length * 4);
		for (const [spelling, { parent }] of this.meant.entries()) {
			let slot = hashOf(this.bytes, this.starts[spelling] as number, this.starts[spelling + 1] as number, parent) & (slots.length - 1);
			while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
			slots[slot] = spelling + 1;
		}
		this.slots = slots;
	}
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, end: number, parent: Interned | undefined): number {
	let hash = 0x811c9dc5 ^ (parent?.number ?? 0);
	for (let at = from; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
	return hash ^ (hash >>> 15);
}
