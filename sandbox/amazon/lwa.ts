import type { FastifyInstance, FastifyReply } from 'fastify';
import { LWA } from '../company/company';
import { TOKEN_SECONDS, type AccessTokens } from './tokens';

const GRANTLESS_SCOPES = ['sellingpartnerapi::notifications', 'sellingpartnerapi::client_credential:rotation'];

/** An OAuth refusal (RFC 6749, section 5.2). */
class LoginError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** Login with Amazon: `POST /auth/o2/token` with a JSON or form body, grants refresh_token and client_credentials. */
export async function loginRoutes(app: FastifyInstance, { tokens }: { tokens: AccessTokens }): Promise<void> {
	app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
		done(null, Object.fromEntries(new URLSearchParams(body as string))),
	);
	app.post('/auth/o2/token', async (request, reply) => {
		try {
			return grant((request.body ?? {}) as Record<string, unknown>, tokens);
		} catch (failure) {
			if (failure instanceof LoginError) return refuse(reply, failure);
			throw failure;
		}
	});
}

function grant(body: Record<string, unknown>, tokens: AccessTokens): Record<string, unknown> {
	const grantType = required(body, 'grant_type');
	const clientId = required(body, 'client_id');
	if (clientId !== LWA.clientId || body.client_secret !== LWA.clientSecret)
		throw new LoginError(401, 'invalid_client', 'Client authentication failed');
	const answer = { token_type: 'bearer', expires_in: TOKEN_SECONDS };
	if (grantType === 'refresh_token') {
		const refreshToken = required(body, 'refresh_token');
		if (refreshToken !== LWA.refreshToken)
			throw new LoginError(400, 'invalid_grant', 'The refresh token is not valid for this application');
		return { access_token: tokens.issue(null), refresh_token: refreshToken, ...answer };
	}
	if (grantType === 'client_credentials') {
		const scope = required(body, 'scope');
		if (!GRANTLESS_SCOPES.includes(scope)) throw new LoginError(400, 'invalid_scope', 'The scope is not known');
		return { access_token: tokens.issue(scope), scope, ...answer };
	}
	throw new LoginError(400, 'unsupported_grant_type', 'The grant type is not supported');
}

function required(body: Record<string, unknown>, name: string): string {
	const value = body[name];
	if (typeof value !== 'string' || value === '') throw new LoginError(400, 'invalid_request', `The request misses the parameter ${name}`);
	return value;
}

function refuse(reply: FastifyReply, { status, code, message }: LoginError): FastifyReply {
	return reply.code(status).header('cache-control', 'no-store').send({ error: code, error_description: message });
}
