import type { Readable } from 'node:stream';
import type { RawAnswer } from './fault';

/**
 * Most bytes of an answer of the API, unpacked. A hundred orders with all their data are some hundred kilobytes; a gzip of that size, or an answer
 * without end, would fill the memory of n8n.
 */
export const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
/** Most bytes of an answer that is no success: longer ones are web pages, of which the status says all. */
export const MOST_REFUSAL_BYTES = 1024 * 1024;

/** An answer whose body is still on its way. */
export interface OpenAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: Readable;
}

/**
 * Reads an answer to its end, holding no more of it than the limits above. Of a success that is larger `isTooLarge` says so; a refusal that is
 * larger goes without its body. Throws what became of the connection.
 */
export async function closedAnswer({ status, headers, body }: OpenAnswer): Promise<RawAnswer> {
	const isSuccess = status >= 200 && status < 300;
	const bytes = await bytesOf(body, isSuccess ? MOST_ANSWER_BYTES : MOST_REFUSAL_BYTES);
	if (bytes) return { status, headers, body: bytes };
	return { status, headers, body: new Uint8Array(), ...(isSuccess ? { isTooLarge: true } : {}) };
}

/** The bytes of a stream; undefined, and the stream closed, as soon as there are more than `most`. */
export async function bytesOf(body: Readable, most: number): Promise<Buffer | undefined> {
	// A listener of its own, so that what breaks when nobody reads any more ends nothing but this request.
	body.on('error', () => undefined);
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of body as AsyncIterable<Buffer>) {
		size += part.byteLength;
		if (size > most) return undefined;
		parts.push(part);
	}
	return Buffer.concat(parts, size);
}
