/** The text and the encoding it was read in, or why it cannot be read. */
export type DecodedText =
	| { readonly ok: true; readonly text: string; readonly encoding: string }
	| { readonly ok: false; readonly message: string; readonly remedy: string };

/** Code points that windows-1252 leaves undefined; the decoder lets them through as control characters. */
const UNDEFINED_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;

/**
 * Bytes of a downloaded report to text. A byte order mark decides; else strict UTF-8, even where the download names another charset: text
 * of another encoding with letters beyond ASCII is hardly ever valid UTF-8, and gateways name charsets that the file has not. Else the
 * charset that was named, else windows-1252 (seen on EU reports). What fits none of them is refused rather than read wrongly.
 */
export function decodeReport(bytes: Uint8Array, charset?: string): DecodedText {
	if (bytes.length === 0) return refused('The file is empty.', 'Download the report again.');
	if (bytes[0] === 0x1f && bytes[1] === 0x8b)
		return refused('The file is still compressed (gzip).', 'Unpack it, or give the file as Amazon sent it with its .gz ending.');
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return read(bytes.subarray(2), 'utf-16le');
	if (bytes.subarray(0, 4096).includes(0))
		return refused('The file is not text: it holds zero bytes.', 'Give the flat file (tab-separated text) as Amazon sent it.');
	const utf8 = tryDecode(bytes, 'utf-8');
	if (utf8 !== undefined) return { ok: true, text: utf8, encoding: 'utf-8' };
	return read(bytes, charset ?? 'windows-1252');
}

function read(bytes: Uint8Array, encoding: string): DecodedText {
	const text = tryDecode(bytes, encoding);
	if (text !== undefined && !(encoding === 'windows-1252' && UNDEFINED_IN_1252.test(text))) return { ok: true, text, encoding };
	return refused(
		`The text cannot be decoded as UTF-8, nor as ${encoding}.`,
		'Download the report again and do not open or save it with a spreadsheet in between.',
	);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		// An encoding that does not fit is an answer here, not a failure.
		return undefined;
	}
}

const refused = (message: string, remedy: string): DecodedText => ({ ok: false, message, remedy });
