import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidInput, missingToken, quotaExceeded, SpApiError } from './errors';
import type { Misbehaviour } from './misbehave';
import type { Operation } from './operations/operation';
import { readQuery, type Query } from './query';
import type { Quota } from './quota';
import type { AccessTokens } from './tokens';

export interface Call {
	readonly query: Query;
	/** A part of the path, decoded. */
	path(name: string): string;
	readonly body: unknown;
	/** Host that the caller asked, without the port. */
	readonly host: string;
	/** The call came with a restricted data token that covers it. */
	readonly isRestricted: boolean;
	/** A fault ordered for the page of this answer. */
	readonly pageFault?: 'emptyPage' | 'shortPage';
}

export type Handler = (call: Call, reply: FastifyReply) => unknown;

/** First segments of all paths of the Selling Partner API: what is not simulated below them is refused, not answered as a web page. */
const API_ROOTS = [
	'aplus',
	'appIntegrations',
	'applications',
	'awd',
	'batches',
	'catalog',
	'customerFeedback',
	'dataKiosk',
	'definitions',
	'easyShip',
	'externalFulfillment',
	'fba',
	'feeds',
	'finances',
	'inbound',
	'listings',
	'messaging',
	'mfn',
	'notifications',
	'orders',
	'products',
	'replenishment',
	'reports',
	'sales',
	'sellers',
	'service',
	'shipping',
	'solicitations',
	'supplySources',
	'tax',
	'tokens',
	'uploads',
	'vendor',
];

/** Puts operations behind Amazon's front door: token, quota, headers and query are checked before a handler sees the call. */
export class Gateway {
	private readonly restricted = new WeakSet<FastifyRequest>();

	constructor(
		private readonly app: FastifyInstance,
		private readonly tokens: AccessTokens,
		private readonly quota: Quota,
		private readonly misbehaviour: Misbehaviour,
	) {
		app.setErrorHandler(async (failure: Error & { statusCode?: number }, _request, reply) => answerError(reply, failure));
	}

	serve(operation: Operation, handler: Handler): void {
		this.app.route({
			method: operation.method,
			url: operation.path,
			exposeHeadRoute: false,
			onRequest: async (request, reply) => this.admit(operation, request, reply),
			handler: async (request, reply) => handler(this.toCall(operation, request), reply),
		});
	}

	/** Refuses every other path and verb of the API. */
	refuseTheRest(): void {
		for (const root of API_ROOTS) {
			for (const url of [`/${root}`, `/${root}/*`]) {
				const refuse = async (request: FastifyRequest) => {
					throw missingToken(`${request.method} ${request.url.split('?')[0]} is not an operation of this API.`);
				};
				this.app.all(url, { onRequest: refuse }, refuse); // before the body is read, whatever it is
			}
		}
	}

	/** Before the body is read: a call without a good token or beyond its quota costs nothing more. */
	private admit(operation: Operation, request: FastifyRequest, reply: FastifyReply): void {
		const kind = this.tokens.check(request.headers['x-amz-access-token'] as string | undefined, request.method, request.url.split('?')[0]);
		if (kind === 'restricted') this.restricted.add(request);
		if (!this.quota.take(operation)) throw quotaExceeded();
		reply.header('x-amzn-RateLimit-Limit', this.quota.limit(operation));
	}

	private toCall(operation: Operation, request: FastifyRequest): Call {
		const parts = request.params as Record<string, string>;
		const pageFault = this.misbehaviour.pageFault(request);
		return {
			query: readQuery(operation, request.query as Record<string, unknown>),
			path: (name) => parts[name],
			body: request.body,
			host: request.hostname,
			isRestricted: this.restricted.has(request),
			...(pageFault ? { pageFault } : {}),
		};
	}
}

function answerError(reply: FastifyReply, failure: Error & { statusCode?: number }): FastifyReply {
	const refusal = failure instanceof SpApiError ? failure : foreign(failure);
	// The models list the rate header on 20x, 400 and 404 only.
	if (refusal.status !== 400 && refusal.status !== 404) reply.removeHeader('x-amzn-ratelimit-limit');
	return reply.code(refusal.status).type('application/json').send(refusal.body());
}

/** Errors of the HTTP layer: an unreadable body, a wrong content type, or a mistake of the sandbox itself. */
function foreign(failure: Error & { statusCode?: number }): SpApiError {
	if (failure.statusCode === 413) return new SpApiError(413, 'RequestTooLarge', 'The request is too large.');
	if (failure.statusCode === 415) return new SpApiError(415, 'UnsupportedMediaType', 'The content type is not supported.');
	if (failure.statusCode && failure.statusCode < 500) return invalidInput('The request body cannot be read.');
	return new SpApiError(500, 'InternalFailure', 'We encountered an internal error. Please try again.', failure.message);
}
