import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** One request with its answer, for checking against the official descriptions. Bodies are text as sent. */
export interface Exchange {
	readonly method: string;
	readonly url: string;
	readonly requestBody: string | null;
	readonly status: number;
	readonly responseHeaders: Record<string, string>;
	readonly responseBody: string | null;
}

export type ExchangeSink = (exchange: Exchange) => void;

/** Hands every request and answer of the app to the sink. Headers of requests are left out: they carry tokens. */
export function recordExchanges(app: FastifyInstance, sink: ExchangeSink): void {
	app.addHook('onSend', async (request, reply, payload) => {
		const isText = typeof payload === 'string';
		sink({
			method: request.method,
			url: request.url,
			requestBody: request.body === undefined || request.body === null ? null : typeof request.body === 'string' ? request.body : JSON.stringify(request.body),
			status: reply.statusCode,
			responseHeaders: Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
			responseBody: isText ? payload : null,
		});
		return payload;
	});
}

/** Records into the folder that RECORD_EXCHANGES names; does nothing when it names none. */
export function recordIfAsked(app: FastifyInstance): void {
	const folder = process.env.RECORD_EXCHANGES;
	if (folder) recordExchanges(app, fileSink(folder));
}

/** Appends to a file of its own in the folder, one JSON text per line. Logins are left out: their bodies are secrets. */
function fileSink(folder: string): ExchangeSink {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${randomUUID()}.ndjson`);
	return (exchange) => {
		if (!/\/token(\?|$)/.test(exchange.url)) appendFileSync(file, `${JSON.stringify(exchange)}\n`);
	};
}
