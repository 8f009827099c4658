import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** One request with its answer, for checking against the official descriptions. Bodies are text; a document's bytes are unpacked and read as UTF-8. */
export interface Exchange {
	readonly method: string;
	readonly url: string;
	/** Content type of the request; its other headers are left out, because they carry tokens. */
	readonly requestType: string | null;
	readonly requestBody: string | null;
	readonly status: number;
	readonly responseHeaders: Record<string, string>;
	readonly responseBody: string | null;
}

export type ExchangeSink = (exchange: Exchange) => void;

/** Hands every request and answer of the app to the sink. */
export function recordExchanges(app: FastifyInstance, sink: ExchangeSink): void {
	app.addHook('onSend', async (request, reply, payload) => {
		sink({
			method: request.method,
			url: request.url,
			requestType: request.headers['content-type'] ?? null,
			requestBody: textOf(request.body),
			status: reply.statusCode,
			responseHeaders: Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
			responseBody: typeof payload === 'string' || Buffer.isBuffer(payload) ? textOf(payload) : null, // a stream is cut on command
		});
		return payload;
	});
}

/** First bytes of a gzip file (RFC 1952). */
const GZIP = Buffer.from([0x1f, 0x8b]);

function textOf(body: unknown): string | null {
	if (body === undefined || body === null) return null;
	if (Buffer.isBuffer(body)) return (body.subarray(0, 2).equals(GZIP) ? gunzipSync(body) : body).toString('utf8');
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Records into the folder that RECORD_EXCHANGES names, while `isWanted`; does nothing when it names none. */
export function recordIfAsked(app: FastifyInstance, isWanted: () => boolean = () => true): void {
	const folder = process.env.RECORD_EXCHANGES;
	if (!folder) return;
	const keep = fileSink(folder);
	recordExchanges(app, (exchange) => (isWanted() ? keep(exchange) : undefined));
}

/** Appends to a file of its own in the folder, one JSON text per line. Logins are left out: their bodies are secrets. */
function fileSink(folder: string): ExchangeSink {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${randomUUID()}.ndjson`);
	return (exchange) => {
		if (!/\/token(\?|$)/.test(exchange.url)) appendFileSync(file, `${JSON.stringify(exchange)}\n`);
	};
}
