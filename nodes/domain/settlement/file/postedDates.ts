import { parseAmazonDate } from '../../time/amazonDate';
import { textOfBytes } from './cells';
import { Interner } from './interner';

const DAY_LENGTH = 10;
/** `2026-09-14 23:59:59 UTC`, and the same with a day in the German order. */
const WHOLE_LENGTH = 23;
const NOON = 12 * 3_600_000;
const SPACE = 0x20;
const COLON = 0x3a;
const ZERO = 0x30;
const LETTER_U = 0x55;
const LETTER_T = 0x54;
const LETTER_C = 0x43;

/**
 * Posted dates of one file from their UTF-8 bytes. There are few days in a file, so each is worked out once; the formats and their rules are
 * those of `parseAmazonDate`, which also reads whatever is not a day, or a day with a time in UTC.
 */
export class PostedDates {
	private readonly days = new Interner();
	/** Midnight of each day by its number; NaN for what is no day. */
	private readonly midnights: number[] = [];

	/** Milliseconds since the epoch; undefined when the cell cannot be read with certainty. */
	read(bytes: Uint8Array, from: number, to: number): number | undefined {
		const length = to - from;
		if (length === WHOLE_LENGTH) {
			const epoch = this.midnight(bytes, from) + timeOf(bytes, from + DAY_LENGTH);
			if (!Number.isNaN(epoch)) return epoch;
		} else if (length === DAY_LENGTH) {
			const epoch = this.midnight(bytes, from) + NOON;
			if (!Number.isNaN(epoch)) return epoch;
		}
		return parseAmazonDate(textOfBytes(bytes, from, to))?.epoch;
	}

	private midnight(bytes: Uint8Array, from: number): number {
		const { number, text } = this.days.of(bytes, from, from + DAY_LENGTH);
		return (this.midnights[number] ??= midnightOf(text));
	}
}

function midnightOf(day: string): number {
	const date = day.length === DAY_LENGTH ? parseAmazonDate(day) : undefined;
	return date && !date.hasTime ? date.epoch - NOON : NaN;
}

/** Milliseconds of ` 23:59:59 UTC` from its 13 bytes; NaN for anything else. */
function timeOf(bytes: Uint8Array, at: number): number {
	const hours = twoDigits(bytes, at + 1);
	const minutes = twoDigits(bytes, at + 4);
	const seconds = twoDigits(bytes, at + 7);
	const isTime =
		bytes[at] === SPACE &&
		bytes[at + 3] === COLON &&
		bytes[at + 6] === COLON &&
		bytes[at + 9] === SPACE &&
		bytes[at + 10] === LETTER_U &&
		bytes[at + 11] === LETTER_T &&
		bytes[at + 12] === LETTER_C;
	return isTime && hours < 24 && minutes < 60 && seconds < 60 ? ((hours * 60 + minutes) * 60 + seconds) * 1000 : NaN;
}

/** NaN when they are no digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
	const tens = (bytes[at] as number) - ZERO;
	const ones = (bytes[at + 1] as number) - ZERO;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
