import type { FastifyReply } from 'fastify';

/** Time between two bytes of a slow answer. */
const DRIP_MS = 100;
const CHUNK_PAUSE_MS = 3;
const MOST_CUTS = 50;

/** Announces the whole length, sends half of it and cuts the connection. */
export function sendHalf(reply: FastifyReply, payload: unknown): void {
	const bytes = toBytes(payload);
	writeHead(reply, { 'content-length': String(bytes.length) });
	reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy());
}

/** Sends one byte every 100 ms, so that no idle timeout sees a silence. Ends early when the client goes away. */
export function sendSlowly(reply: FastifyReply, payload: unknown): void {
	const bytes = toBytes(payload);
	writeHead(reply, { 'content-length': String(bytes.length) });
	let sent = 0;
	const timer = setInterval(() => {
		if (sent < bytes.length) reply.raw.write(bytes.subarray(sent, ++sent));
		else reply.raw.end(() => clearInterval(timer));
	}, DRIP_MS);
	reply.raw.on('close', () => clearInterval(timer));
}

/** Sends chunks of which each ends inside of a character; a text without such characters is cut in the middle. */
export function sendSplit(reply: FastifyReply, payload: unknown): void {
	const bytes = toBytes(payload);
	writeHead(reply, {});
	const inside = [...bytes.keys()].filter((index) => isContinuation(bytes[index]) && !isContinuation(bytes[index - 1]));
	const cuts = inside.length > 0 ? inside.slice(0, MOST_CUTS) : [Math.floor(bytes.length / 2)];
	const sendFrom = (index: number): void => {
		const chunk = bytes.subarray(cuts[index - 1] ?? 0, cuts[index] ?? bytes.length);
		if (index === cuts.length) reply.raw.end(chunk);
		// A little apart in time, or the receiver gets several chunks as one.
		else reply.raw.write(chunk, () => setTimeout(() => sendFrom(index + 1), CHUNK_PAUSE_MS));
	};
	sendFrom(0);
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

const toBytes = (payload: unknown): Buffer => (Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? '')));

/** The headers as they are, with another length or, without one, in chunks. */
function writeHead(reply: FastifyReply, length: { 'content-length'?: string }): void {
	const { 'content-length': _whole, ...headers } = reply.getHeaders() as Record<string, string>;
	reply.raw.writeHead(reply.statusCode, { ...headers, ...length });
}
