import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, Faults } from '../core/faults';
import { quotaExceeded, unauthorized } from './errors';
import type { AccessTokens } from './tokens';

const MAINTENANCE_PAGE = '<html><head><title>503 Service Temporarily Unavailable</title></head><body><h1>503 Service Temporarily Unavailable</h1></body></html>';

/** Lets waiting faults happen: some before the request is worked on, some after it is done. */
export function misbehave(app: FastifyInstance, faults: Faults, tokens: AccessTokens): void {
	const afterwards = new WeakMap<FastifyRequest, FaultKind>();
	app.addHook('onRequest', async (request, reply) => {
		const path = request.url.split('?')[0];
		if (path.startsWith('/sandbox/')) return undefined;
		const kind = faults.take('amazon', request.method, path);
		if (kind === 'dropAfter' || kind === 'errorAfter' || kind === 'truncate') afterwards.set(request, kind);
		else if (kind) return failBefore(kind, request, reply, tokens);
		return undefined;
	});
	// With a callback that is never called when the socket is gone: Fastify must not go on with the answer.
	app.addHook('onSend', (request, reply, payload, done) => {
		const kind = afterwards.get(request);
		if (kind === 'dropAfter') return void request.raw.socket.destroy();
		if (kind === 'truncate') return sendHalf(reply, payload);
		if (kind === 'errorAfter') return done(null, emptyServerError(reply));
		return done(null, payload);
	});
}

function failBefore(kind: FaultKind, request: FastifyRequest, reply: FastifyReply, tokens: AccessTokens): FastifyReply {
	if (kind === 'throttle') throw quotaExceeded();
	if (kind === 'expireToken') {
		tokens.expire(request.headers['x-amz-access-token'] as string | undefined);
		throw unauthorized('The access token you provided has expired.');
	}
	if (kind === 'serverError') return reply.code(500).send('');
	if (kind === 'unavailable') return reply.code(503).type('text/html').send(MAINTENANCE_PAGE);
	reply.hijack();
	request.raw.socket.destroy();
	return reply;
}

function emptyServerError(reply: FastifyReply): string {
	reply.code(500).removeHeader('content-type').removeHeader('content-length').removeHeader('x-amzn-ratelimit-limit');
	return '';
}

/** Announces the whole length, sends half of it and cuts the connection. */
function sendHalf(reply: FastifyReply, payload: unknown): void {
	const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? ''));
	reply.raw.writeHead(reply.statusCode, { ...(reply.getHeaders() as Record<string, string>), 'content-length': String(bytes.length) });
	reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => reply.raw.destroy());
}
