import { BOUNDS } from './bounds';

/** More came than is read. */
export class AnswerTooLong extends Error {}

/**
 * The text of an answer's body, unpacked and at most so long. n8n hands the body over as a stream; a refusal is read as far as its words reach. Throws
 * AnswerTooLong, and what the network throws.
 */
export async function textOfBody(body: unknown, isRefusal: boolean): Promise<string> {
	if (!isStream(body)) return bounded(typeof body === 'string' || Buffer.isBuffer(body) ? String(body) : '', isRefusal);
	const most = isRefusal ? BOUNDS.bytesOfRefusal : BOUNDS.bytesOfAnswer;
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of body) {
		const bytes = Buffer.from(piece);
		length += bytes.length;
		if (length > most && !isRefusal) throw new AnswerTooLong();
		pieces.push(bytes);
		if (length > most) break; // leaving the loop ends the stream
	}
	return Buffer.concat(pieces).toString('utf8');
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
	typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && Symbol.asyncIterator in body;

function bounded(text: string, isRefusal: boolean): string {
	if (!isRefusal && text.length > BOUNDS.bytesOfAnswer) throw new AnswerTooLong();
	return isRefusal ? text.slice(0, BOUNDS.bytesOfRefusal) : text;
}
