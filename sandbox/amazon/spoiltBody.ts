import type { FastifyReply } from 'fastify';

/** Time between two bytes of a slow answer. */
const DRIP_MS = 100;

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
	const cuts = inside.length > 0 ? inside : [Math.floor(bytes.length / 2)];
	[0, ...cuts].forEach((start, index) => reply.raw.write(bytes.subarray(start, cuts[index] ?? bytes.length)));
	reply.raw.end();
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

const toBytes = (payload: unknown): Buffer => (Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? '')));

/** The headers as they are, with another length or, without one, in chunks. */
function writeHead(reply: FastifyReply, length: { 'content-length'?: string }): void {
	const { 'content-length': _whole, ...headers } = reply.getHeaders() as Record<string, string>;
	reply.raw.writeHead(reply.statusCode, { ...headers, ...length });
}
