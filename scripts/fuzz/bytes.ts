import type { Chance } from '../chaos/random';
import { mutatedText } from './text';

/** Charsets that a download may name, and some that nobody knows. */
const CHARSETS = [
	undefined,
	undefined,
	'utf-8',
	'windows-1252',
	'iso-8859-1',
	'shift_jis',
	'utf-16',
	'x-unknown',
	'',
	'constructor',
] as const;

export const charsetOf = (chance: Chance): string | undefined => chance.pick(CHARSETS);

/** Text as bytes of one of the encodings that files come in; now and then with bytes spoilt, or cut within a letter. */
export function mutatedBytes(chance: Chance, corpus: readonly string[]): Uint8Array {
	const bytes = encoded(chance, mutatedText(chance, corpus));
	for (let left = chance.happens(0.2) ? chance.between(1, 4) : 0; left > 0 && bytes.length > 0; left--)
		bytes[chance.between(0, bytes.length - 1)] = chance.between(0, 255);
	return chance.happens(0.1) ? bytes.subarray(0, chance.between(0, bytes.length)) : bytes;
}

function encoded(chance: Chance, text: string): Uint8Array {
	const way = chance.next();
	if (way < 0.7) return new Uint8Array(Buffer.from(text, 'utf8'));
	if (way < 0.8) return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf8'));
	if (way < 0.9) return new Uint8Array(Buffer.from(text, 'latin1'));
	return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
}

/** The same bytes in pieces of any size, empty ones included. */
export function inPieces(chance: Chance, bytes: Uint8Array): Uint8Array[] {
	const pieces: Uint8Array[] = [];
	for (let from = 0; from < bytes.length;) {
		const size = chance.happens(0.1) ? 0 : chance.between(1, Math.max(1, Math.ceil(bytes.length / chance.between(1, 8))));
		pieces.push(bytes.subarray(from, from + size));
		from += size;
	}
	return pieces;
}
