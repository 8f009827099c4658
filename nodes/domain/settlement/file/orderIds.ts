import { Numbers, WholeNumbers } from './numberColumns';

const DIGITS_BEFORE = 10;
const DIGITS_BEHIND = 7;
/** `202-1234567-1234567`. */
const LENGTH = 19;
const FIRST_DASH = 3;
const SECOND_DASH = 11;
const FORM = /^\d{3}-\d{7}-\d{7}$/;
const DASH = 0x2d;
const ZERO = 0x30;
/** The middle part of an id has seven digits. */
const MIDDLE = 1e7;
const FIRST_SLOTS = 65_536;

/**
 * Numbers the order ids of a file: 0, 1, 2 … in the order in which they come. An id of Amazon's form is kept as its digits, in twelve bytes, because a
 * large settlement has hundreds of thousands; any other text is kept as it is.
 */
export class OrderIds {
	/** First ten digits; of another text -1. */
	private readonly heads = new Numbers();
	/** Last seven digits; of another text its place among them. */
	private readonly tails = new WholeNumbers();
	/** Open hash table of numbers plus one; at most half of it is taken. */
	private slots = new Int32Array(FIRST_SLOTS);
	private taken = 0;
	private readonly others: string[] = [];
	private readonly numberOfOther = new Map<string, number>();

	/** How many ids there are. */
	get count(): number {
		return this.taken;
	}

	/** The number of an id that is given without white space around it. */
	ofText(text: string): number {
		if (!FORM.test(text)) return this.ofOther(text);
		const digits = text.replaceAll('-', '');
		return this.ofDigits(Number(digits.slice(0, DIGITS_BEFORE)), Number(digits.slice(DIGITS_BEFORE)));
	}

	/** The number of an id in a cell; undefined where it is not of Amazon's form: then its text has to be asked for. */
	ofBytes(bytes: Uint8Array, from: number, to: number): number | undefined {
		if (to - from !== LENGTH || bytes[from + FIRST_DASH] !== DASH || bytes[from + SECOND_DASH] !== DASH) return undefined;
		const head = digitsOf(bytes, from, from + FIRST_DASH) * 1e7 + digitsOf(bytes, from + FIRST_DASH + 1, from + SECOND_DASH);
		const tail = digitsOf(bytes, from + SECOND_DASH + 1, to);
		return Number.isNaN(head + tail) ? undefined : this.ofDigits(head, tail);
	}

	text(number: number): string {
		const [head, tail] = [this.heads.at(number), this.tails.at(number)];
		if (head < 0) return this.others[tail] as string;
		const before = String(head).padStart(DIGITS_BEFORE, '0');
		return `${before.slice(0, FIRST_DASH)}-${before.slice(FIRST_DASH)}-${String(tail).padStart(DIGITS_BEHIND, '0')}`;
	}

	/** Whether an id has Amazon's form: `isOrderId`. */
	isOrderId(number: number): boolean {
		return this.heads.at(number) >= 0;
	}

	isBlank(number: number): boolean {
		return this.heads.at(number) < 0 && this.others[this.tails.at(number)] === '';
	}

	private ofOther(text: string): number {
		let number = this.numberOfOther.get(text);
		if (number === undefined) {
			number = this.take(-1, this.others.length);
			this.others.push(text);
			this.numberOfOther.set(text, number);
		}
		return number;
	}

	private ofDigits(head: number, tail: number): number {
		let slot = this.slotOf(head, tail);
		for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
			if (this.heads.at(found - 1) === head && this.tails.at(found - 1) === tail) return found - 1;
			slot = (slot + 1) & (this.slots.length - 1);
		}
		const number = this.take(head, tail);
		if (this.taken * 2 > this.slots.length) this.spread();
		else this.slots[slot] = number + 1;
		return number;
	}

	private take(head: number, tail: number): number {
		this.heads.set(this.taken, head);
		this.tails.set(this.taken, tail);
		this.taken += 1;
		return this.taken - 1;
	}

	private spread(): void {
		this.slots = new Int32Array(this.slots.length * 2);
		for (let number = 0; number < this.taken; number++) {
			const [head, tail] = [this.heads.at(number), this.tails.at(number)];
			if (head < 0) continue;
			let slot = this.slotOf(head, tail);
			while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
			this.slots[slot] = number + 1;
		}
	}

	private slotOf(head: number, tail: number): number {
		const middle = head - Math.floor(head / MIDDLE) * MIDDLE;
		const mixed = Math.imul(tail ^ Math.imul(middle, 0x9e3779b1), 0x85ebca6b);
		return (mixed ^ (mixed >>> 15)) & (this.slots.length - 1);
	}
}

/** NaN when one of them is no digit. */
function digitsOf(bytes: Uint8Array, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) {
		const digit = (bytes[at] as number) - ZERO;
		if (digit < 0 || digit > 9) return NaN;
		value = value * 10 + digit;
	}
	return value;
}
