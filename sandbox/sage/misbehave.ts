import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { FaultKind } from '../core/faults';
import type { SandboxParts } from '../core/sandbox';
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
			return reply.status(429).header('content-type', 'application/json').send('{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 second."}');
		case 'serverError':
			return reply.status(500).send();
		case 'unavailable':
			return reply.status(503).header('content-type', 'text/html').send('<html><body><h1>503 Service Unavailable</h1></body></html>');
		case 'dropBefore':
			request.raw.socket.destroy();
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
			request.raw.socket.destroy();
			return payload;
		case 'errorAfter':
			reply.status(500).removeHeader('content-length');
			return '';
		case 'truncate':
			return typeof payload === 'string' ? halfOf(payload, reply) : payload;
		default:
			return payload;
	}
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
