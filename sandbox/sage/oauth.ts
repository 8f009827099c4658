import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { SAGE_OAUTH } from '../company/company';
import { issueCode, tradeCode, tradeRefreshToken, type TokenAnswer } from './tokens';

/** Sent to the authorize address only; without it the identity service gives tokens that the API does not take. */
export const AUDIENCE = 's200ukipd/sage200';

/** The identity service: `/sage/authorize` agrees at once, `/sage/oauth/token` gives tokens (RFC 6749). */
export async function oauthRoutes(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
		done(null, Object.fromEntries(new URLSearchParams(body as string)));
	});
	app.get('/sage/authorize', async (request, reply) => authorize(parts, request, reply));
	app.post('/sage/oauth/token', async (request, reply) => {
		const answer = token(parts, request);
		return reply.status('error' in answer ? (answer.error === 'invalid_client' ? 401 : 400) : 200).send(answer);
	});
}

type TokenError = { error: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'; error_description: string };

function authorize(parts: SandboxParts, request: FastifyRequest, reply: FastifyReply) {
	const given = request.query as Record<string, string | undefined>;
	const problem = authorizeProblem(given);
	if (problem) return reply.status(400).send({ error: 'invalid_request', error_description: problem });
	const target = new URL(given.redirect_uri!);
	target.searchParams.set('code', issueCode(parts, given.redirect_uri!, (given.scope ?? '').split(' ').includes('offline_access')));
	if (given.state !== undefined) target.searchParams.set('state', given.state);
	return reply.redirect(target.toString(), 302);
}

function authorizeProblem(given: Record<string, string | undefined>): string | undefined {
	if (given.client_id !== SAGE_OAUTH.clientId) return 'Unknown client_id.';
	if (given.response_type !== 'code') return 'response_type must be code.';
	if (given.audience !== AUDIENCE) return `audience must be ${AUDIENCE}.`;
	if (!given.redirect_uri || !URL.canParse(given.redirect_uri)) return 'redirect_uri is missing or no address.';
	return undefined;
}

function token(parts: SandboxParts, request: FastifyRequest): TokenAnswer | TokenError {
	const given = (typeof request.body === 'object' && request.body !== null ? request.body : {}) as Record<string, string | undefined>;
	if (!isClient(request, given)) return { error: 'invalid_client', error_description: 'Client id or secret is wrong.' };
	const answer = trade(parts, given);
	return answer ?? { error: 'invalid_grant', error_description: 'The code or refresh token is invalid, used or expired.' };
}

function trade(parts: SandboxParts, given: Record<string, string | undefined>): TokenAnswer | TokenError | undefined {
	switch (given.grant_type) {
		case 'authorization_code':
			if (!given.code || !given.redirect_uri) return { error: 'invalid_request', error_description: 'code and redirect_uri are needed.' };
			return tradeCode(parts, given.code, given.redirect_uri);
		case 'refresh_token':
			if (!given.refresh_token) return { error: 'invalid_request', error_description: 'refresh_token is needed.' };
			return tradeRefreshToken(parts, given.refresh_token);
		default:
			return { error: 'unsupported_grant_type', error_description: 'grant_type must be authorization_code or refresh_token.' };
	}
}

/** Id and secret in the body or as Basic. */
function isClient(request: FastifyRequest, given: Record<string, string | undefined>): boolean {
	const basic = /^Basic (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
	const [id, secret] =
		basic === undefined
			? [given.client_id, given.client_secret]
			: Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
	return id === SAGE_OAUTH.clientId && secret === SAGE_OAUTH.clientSecret;
}
