import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind } from '../core/faults';
import type { SandboxParts } from '../core/parts';
import { bearerOf } from './access';
import { expireToken } from './tokens';

/** Lets the faults waiting for Sage happen: before the work (nothing is done) or after it (done, but the answer is spoilt). */
export function misbehaveOnCommand(app: FastifyInstance, parts: SandboxParts): void {
	const pending = new WeakMap<FastifyRequest, FaultKind>();
	app.addHook('onRequest', async (request, reply) => {
		const fault = parts.faults.take('sage', request.method, request.url.split('?')[0]);
		if (!fault) return undefined;
		pending.set(request, fault);
		return before(parts, fault, request, reply);
	});
	app.addHook('onSend', async (request, reply, payload) => after(pending.get(request), request, reply, payload));
}

function before(parts: SandboxParts, fault: FaultKind, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
	switch (fault) {
		case 'throttle':
			return reply
				.status(429)
				.header('content-type', 'application/json')
				.send('{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 second."}');
		case 'serverError':
			return reply.status(500).send();
		case 'unavailable':
			return page(reply, 503).send(pageText(503));
		case 'badGateway':
			return page(reply, 502).send(pageText(502));
		case 'gatewayTimeout':
			return page(reply, 504).send(pageText(504));
		case 'wrongSite':
			return reply
				.status(401)
				.header('content-type', 'application/json')
				.send('{"statusCode":401,"message":"No access to this site and company."}');
		case 'dropBefore':
			cut(request, reply);
			return reply.hijack();
		case 'expireToken':
			expireToken(parts, bearerOf(request) ?? '');
			return undefined;
		default:
			return undefined;
	}
}

function after(fault: FaultKind | undefined, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
	switch (fault) {
		case 'dropAfter':
			// A request without a connection would get its answer all the same, so nothing comes after the cut.
			return cut(request, reply) ? payload : new Promise(() => {});
		case 'errorAfter':
			reply.status(500).removeHeader('content-length');
			return '';
		case 'timeoutAfter':
			page(reply, 504).removeHeader('content-length');
			return pageText(504);
		case 'truncate':
			return typeof payload === 'string' ? halfOf(payload, reply) : payload;
		default:
			return payload;
	}
}

/** What the gateway in front of an on-premises server shows: a web page, no JSON. */
const PAGES = { 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout' } as const;

const page = (reply: FastifyReply, status: keyof typeof PAGES): FastifyReply => reply.status(status).header('content-type', 'text/html');
const pageText = (status: keyof typeof PAGES): string => `<html><body><h1>${status} ${PAGES[status]}</h1></body></html>`;

/** Cuts the connection and tells whether there was one; a request without (`app.inject`) fails as if it had been cut. */
function cut(request: FastifyRequest, reply: FastifyReply): boolean {
	const socket = request.raw.socket as Partial<Socket>;
	if (socket.destroy) {
		socket.destroy();
		return true;
	}
	reply.raw.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
	return false;
}

/** Announces the whole length, sends half and cuts the connection. */
function halfOf(text: string, reply: FastifyReply): Readable {
	const bytes = Buffer.from(text);
	reply.header('content-length', bytes.length);
	let sent = false;
	return new Readable({
		read() {
			if (sent) setImmediate(() => this.destroy(new Error('Cut on command')));
			else this.push(bytes.subarray(0, Math.floor(bytes.length / 2)));
			sent = true;
		},
	});
}
