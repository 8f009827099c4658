import { textOfBytes } from './cells';

/** One of the few texts of a column, without white space around it. */
export interface Interned {
	readonly text: string;
	/** 0, 1, 2 ... in the order in which texts came. */
	readonly number: number;
	/** Of another column, where columns are chained. */
	readonly parent: Interned | undefined;
}

/** A text as it was spelled once, with the white space around it. */
interface Spelling {
	readonly bytes: Uint8Array;
	readonly of: Interned;
	/** With the same hash. */
	readonly next: Spelling | undefined;
	/** The spelling that followed upon it last: rows come in patterns, so it mostly does again. */
	successor: Spelling | undefined;
}

const SLOTS = 1024;

/**
 * Finds the few texts of a column by comparing bytes: each text is made once. Texts that differ only in the white space around them are one.
 * The same text below another parent is another one, so that columns can be chained to combinations.
 */
export class Interner {
	private readonly texts = new Map<string, Interned>();
	private slots: Array<Spelling | undefined> = [];
	private spellings = 0;
	private last: Spelling | undefined;

	of(bytes: Uint8Array, from: number, to: number, parent?: Interned): Interned {
		const length = to > from ? to - from : 0;
		const { last } = this;
		const guess = last?.successor;
		if (guess && isSpelling(guess, bytes, from, length, parent)) {
			this.last = guess;
			return guess.of;
		}
		const found = this.lookUp(bytes, from, length, parent);
		if (last) last.successor = found;
		this.last = found;
		return found.of;
	}

	private lookUp(bytes: Uint8Array, from: number, length: number, parent: Interned | undefined): Spelling {
		if (this.spellings >= this.slots.length) this.spread();
		const slot = hashOf(bytes, from, length, parent) & (this.slots.length - 1);
		const first = this.slots[slot];
		for (let found = first; found; found = found.next) if (isSpelling(found, bytes, from, length, parent)) return found;
		const text = textOfBytes(bytes, from, from + length).trim();
		const added = { bytes: bytes.slice(from, from + length), of: this.textOf(text, parent), next: first, successor: undefined };
		this.slots[slot] = added;
		this.spellings += 1;
		return added;
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

	/** More slots for the same spellings, so that few share one. */
	private spread(): void {
		const slots = new Array<Spelling | undefined>(Math.max(SLOTS, this.slots.length * 4)).fill(undefined);
		for (const first of this.slots)
			for (let spelling = first; spelling; spelling = spelling.next) {
				const slot = hashOf(spelling.bytes, 0, spelling.bytes.length, spelling.of.parent) & (slots.length - 1);
				slots[slot] = { ...spelling, next: slots[slot], successor: undefined };
			}
		this.slots = slots;
		this.last = undefined;
	}
}

function isSpelling(spelling: Spelling, bytes: Uint8Array, from: number, length: number, parent: Interned | undefined): boolean {
	const known = spelling.bytes;
	if (known.length !== length || spelling.of.parent !== parent) return false;
	for (let at = 0; at < length; at++) if (known[at] !== bytes[from + at]) return false;
	return true;
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, length: number, parent: Interned | undefined): number {
	let hash = 0x811c9dc5 ^ (parent?.number ?? 0);
	for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
	return hash ^ (hash >>> 15);
}
