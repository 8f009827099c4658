import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultKind, Faults } from '../core/faults';
import { quotaExceeded, unauthorized } from './errors';
import { sendHalf, sendSlowly, sendSplit } from './spoiltBody';
import type { AccessTokens } from './tokens';

const MAINTENANCE_PAGE =
	'<html><head><title>503 Service Temporarily Unavailable</title></head><body><h1>503 Service Temporarily Unavailable</h1></body></html>';

/** Faults that spoil the answer after the work is done. */
const AFTERWARDS: readonly FaultKind[] = ['dropAfter', 'errorAfter', 'truncate', 'noContent', 'slowDrip', 'splitText', 'wrongCharset'];
/** Faults that the operation itself has to make: only it knows its pages. */
const IN_THE_PAGE: readonly FaultKind[] = ['emptyPage', 'shortPage'];

const TELLS_WITHOUT_FAULTS = /^\/sandbox\//;

export interface Misbehaviour {
	/** The fault that was ordered for this request and that its handler must bring about. */
	pageFault(request: FastifyRequest): 'emptyPage' | 'shortPage' | undefined;
}

export interface MisbehaveContext {
	readonly faults: Faults;
	readonly tokens: AccessTokens;
	/** The sustained rate of the operation that the request is for, as the header shows it. */
	rateOf(request: FastifyRequest): string | undefined;
}

/** Lets waiting faults happen: some before the request is worked on, some in its page, some after it is done. */
export function misbehave(app: FastifyInstance, context: MisbehaveContext): Misbehaviour {
	const ordered = new WeakMap<FastifyRequest, FaultKind>();
	app.addHook('onRequest', async (request, reply) => {
		const path = request.url.split('?')[0];
		if (TELLS_WITHOUT_FAULTS.test(path)) return undefined;
		const kind = context.faults.take('amazon', request.method, path);
		if (!kind) return undefined;
		ordered.set(request, kind);
		return AFTERWARDS.includes(kind) || IN_THE_PAGE.includes(kind) ? undefined : failBefore(kind, request, reply, context);
	});
	// With a callback that is never called when the answer is written here: Fastify must not go on with it.
	app.addHook('onSend', (request, reply, payload, done) => {
		const kind = ordered.get(request);
		if (kind === 'dropAfter') return void request.raw.socket.destroy();
		if (kind === 'truncate') return sendHalf(reply, payload);
		if (kind === 'slowDrip') return sendSlowly(reply, payload);
		if (kind === 'splitText') return sendSplit(reply, payload);
		if (kind === 'errorAfter') return done(null, emptied(reply, 500));
		if (kind === 'noContent') return done(null, emptied(reply, 204));
		if (kind === 'wrongCharset')
			reply.header('content-type', `${String(reply.getHeader('content-type') ?? 'text/plain').split(';')[0]}; charset=ISO-8859-1`);
		return done(null, payload);
	});
	return {
		pageFault: (request) => {
			const kind = ordered.get(request);
			return kind === 'emptyPage' || kind === 'shortPage' ? kind : undefined;
		},
	};
}

function failBefore(kind: FaultKind, request: FastifyRequest, reply: FastifyReply, context: MisbehaveContext): FastifyReply {
	const token = request.headers['x-amz-access-token'] as string | undefined;
	switch (kind) {
		case 'throttle':
			throw quotaExceeded();
		case 'throttleWithRate':
			return reply
				.code(429)
				.header('x-amzn-RateLimit-Limit', context.rateOf(request) ?? '1')
				.send(quotaExceeded().body());
		case 'expireToken':
			context.tokens.expire(token);
			throw unauthorized('The access token you provided has expired.');
		case 'revokeToken':
			context.tokens.forget(token);
			throw unauthorized('The access token you provided is revoked, malformed or invalid.');
		case 'invalidGrant':
			return reply.code(400).send({ error: 'invalid_grant', error_description: 'The refresh token was revoked' });
		case 'serverError':
			return reply.code(500).send('');
		case 'unavailable':
			return reply.code(503).type('text/html').send(MAINTENANCE_PAGE);
		default:
			reply.hijack();
			if (kind !== 'hang') request.raw.socket.destroy();
			return reply;
	}
}

/** The body is gone, and with it the headers that describe it; the models list the rate on neither status. */
function emptied(reply: FastifyReply, status: 204 | 500): string {
	reply.code(status).removeHeader('content-type').removeHeader('content-length').removeHeader('x-amzn-ratelimit-limit');
	return '';
}
