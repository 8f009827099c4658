import { done, refused, type Problem, type Refused, type Result } from '../result';

/** Why a file is no text. */
export interface TextProblem extends Problem {
	readonly isEmpty: boolean;
}

/** The text and the encoding it was read in. */
export interface DecodedText {
	readonly text: string;
	readonly encoding: string;
}

type Decoder = InstanceType<typeof TextDecoder>;

/** How much of the beginning is looked at for zero bytes. */
const HEAD = 4096;

/**
 * Tells the encoding of a file that is given piece by piece. A byte order mark decides; else strict UTF-8, even where the download names
 * another charset: text of another encoding with letters beyond ASCII is hardly ever valid UTF-8, and gateways name charsets that the file
 * has not. Else the charset that was named, else windows-1252 (seen on EU reports). It takes the whole file: one letter in the last line
 * can tell.
 */
export class EncodingFinder {
	private size = 0;
	private readonly mark: number[] = [];
	private holdsZeroBytes = false;
	private utf8: Decoder | undefined = decoderOf('utf-8');
	/** The last piece may have ended within a letter. */
	private isOpen = false;

	constructor(private readonly charset = 'windows-1252') {}

	/** True as long as the bytes so far are UTF-8, or the beginning of it. */
	get isUtf8(): boolean {
		return this.utf8 !== undefined;
	}

	push(bytes: Uint8Array): void {
		for (const byte of bytes.subarray(0, Math.max(0, 2 - this.size))) this.mark.push(byte);
		this.holdsZeroBytes ||= bytes.subarray(0, Math.max(0, HEAD - this.size)).includes(0);
		this.size += bytes.length;
		if (!this.utf8 || bytes.length === 0 || (!this.isOpen && isAscii(bytes))) return;
		if (decoded(this.utf8, bytes) === undefined) this.utf8 = undefined;
		this.isOpen = (bytes.at(-1) ?? 0) >= 0x80;
	}

	/** The encoding, or why there is none. To be asked once, after the last piece. */
	found(): Result<string, TextProblem> {
		const [first, second] = this.mark;
		if (this.size === 0) return refused({ isEmpty: true, message: 'The file is empty.', remedy: 'Download the report again.' });
		if (first === 0x1f && second === 0x8b)
			return noText('The file is still compressed (gzip).', 'Unpack it, or give the file as Amazon sent it with its .gz ending.');
		if (first === 0xff && second === 0xfe) return done('utf-16le');
		if (this.holdsZeroBytes)
			return noText('The file is not text: it holds zero bytes.', 'Give the flat file (tab-separated text) as Amazon sent it.');
		if (this.utf8 && decoded(this.utf8) === undefined) this.utf8 = undefined;
		return done(this.isUtf8 ? 'utf-8' : this.charset);
	}
}

/** Most files are ASCII, and looking at four bytes at a time is several times as fast as decoding them. */
function isAscii(bytes: Uint8Array): boolean {
	const before = Math.min(bytes.length, -bytes.byteOffset & 3);
	const words = bytes.length - before >= 4 ? new Uint32Array(bytes.buffer, bytes.byteOffset + before, (bytes.length - before) >>> 2) : [];
	let seen = 0;
	// By index: iterating over a typed array takes ten times as long; four at a time, because the loop itself takes longest.
	const fours = words.length - (words.length & 3);
	for (let at = 0; at < fours; at += 4)
		seen |= (words[at] as number) | (words[at + 1] as number) | (words[at + 2] as number) | (words[at + 3] as number);
	for (let at = fours; at < words.length; at++) seen |= words[at] ?? 0;
	for (let at = 0; at < before; at++) seen |= bytes[at] ?? 0;
	for (let at = before + words.length * 4; at < bytes.length; at++) seen |= bytes[at] ?? 0;
	return (seen & 0x80808080) === 0;
}

/** Code points that windows-1252 leaves undefined; the decoder lets them through as control characters. */
const UNDEFINED_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;

/** Pieces of a file to text, in the encoding that was found. What does not fit it is refused rather than read wrongly. */
export class ReportDecoder {
	private readonly decoder: Decoder | undefined;

	constructor(private readonly encoding: string) {
		this.decoder = decoderOf(encoding);
	}

	/** The text that is complete; the bytes of a letter that is cut in two wait for the next piece. Undefined when the encoding does not fit. */
	read(bytes: Uint8Array): string | undefined {
		return this.checked(this.decoder && decoded(this.decoder, bytes));
	}

	/** What is left after the last piece; undefined when the file ends within a letter. */
	end(): string | undefined {
		return this.checked(this.decoder && decoded(this.decoder));
	}

	refusal(): Refused<TextProblem> {
		return noText(
			`The text cannot be decoded as UTF-8, nor as ${this.encoding}.`,
			'Download the report again and do not open or save it with a spreadsheet in between.',
		);
	}

	private checked(text: string | undefined): string | undefined {
		return text !== undefined && this.encoding === 'windows-1252' && UNDEFINED_IN_1252.test(text) ? undefined : text;
	}
}

/** Bytes of a downloaded report to text, whole. */
export function decodeReport(bytes: Uint8Array, charset?: string): Result<DecodedText, TextProblem> {
	const finder = new EncodingFinder(charset);
	finder.push(bytes);
	const found = finder.found();
	if (!found.ok) return found;
	const decoder = new ReportDecoder(found.value);
	const [text, rest] = [decoder.read(bytes), decoder.end()];
	return text === undefined || rest === undefined ? decoder.refusal() : done({ text: text + rest, encoding: found.value });
}

/** Undefined for a charset that nobody knows: a download can name any. */
function decoderOf(encoding: string): Decoder | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true });
	} catch {
		// A name that means nothing is an answer here, not a failure.
		return undefined;
	}
}

/** The next piece of text; without bytes, the end of it. */
function decoded(decoder: Decoder, bytes?: Uint8Array): string | undefined {
	try {
		return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
	} catch {
		// An encoding that does not fit is an answer here, not a failure.
		return undefined;
	}
}

const noText = (message: string, remedy: string): Refused<TextProblem> => refused({ isEmpty: false, message, remedy });
