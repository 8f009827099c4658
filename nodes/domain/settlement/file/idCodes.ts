const MOST_DIGITS = 15;
const PLAIN = /^[1-9]\d{0,14}$/;
const ZERO = 0x30;
const NINE = 0x39;

/** '' as a code. */
export const NO_ID = -1;

/**
 * Ids of a file as numbers. One of at most 15 digits, as Amazon's order items have them, stands for itself and takes no room; any other text is kept
 * once and stands as a negative number.
 */
export class IdCodes {
	private readonly texts = [''];
	private readonly codes = new Map([['', NO_ID]]);

	/** The code of an id that is given without white space around it. */
	ofText(text: string): number {
		if (PLAIN.test(text)) return Number(text);
		let code = this.codes.get(text);
		if (code === undefined) {
			this.texts.push(text);
			code = -this.texts.length;
			this.codes.set(text, code);
		}
		return code;
	}

	/** The code of an id in a cell; undefined where it is not digits alone: then its text has to be asked for. */
	ofBytes(bytes: Uint8Array, from: number, to: number): number | undefined {
		if (from >= to) return NO_ID;
		if (to - from > MOST_DIGITS || bytes[from] === ZERO) return undefined;
		let value = 0;
		for (let at = from; at < to; at++) {
			const byte = bytes[at] as number;
			if (byte < ZERO || byte > NINE) return undefined;
			value = value * 10 + (byte - ZERO);
		}
		return value;
	}

	text(code: number): string {
		return code < 0 ? (this.texts[-code - 1] as string) : String(code);
	}
}
