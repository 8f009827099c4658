import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { OperationalError, UserError, type ICredentialDataDecryptedObject, type IHttpRequestHelper } from 'n8n-workflow';
import { bytesOf } from './body';
import { allowedDomainsOf } from './context';
import { addressProblem, apiBaseUrl, lwaTokenUrl } from './endpoint';
import { jsonOf } from './fault';
import { withDeadline } from './timing';

/** Exchanges under way, so that parallel requests with an expired token make one of them. */
const underWay = new Map<string, Promise<string>>();

/**
 * Access token for a credential, from Login with Amazon by its refresh token. Calls of one credential that overlap share one exchange.
 * Throws with a property `lwa` ({status, code}) when Amazon refuses; message and code never hold a secret.
 */
export async function accessTokenFor(this: IHttpRequestHelper, credential: ICredentialDataDecryptedObject): Promise<string> {
	const tokenUrl = lwaTokenUrl(credential);
	refuseUnsafe('token address', tokenUrl);
	// The new token goes to the API next, so that address is checked before there is one.
	refuseUnsafe('endpoint', apiBaseUrl(credential));
	const { clientId, clientSecret, refreshToken } = credential;
	// All that decides the answer is in the key: two sellers on one application stay apart, and a corrected secret is tried at once.
	const key = createHash('sha256')
		.update(JSON.stringify([tokenUrl, clientId, clientSecret, refreshToken]))
		.digest('hex');
	const exchange = underWay.get(key) ?? exchangeToken.call(this, tokenUrl, credential).finally(() => underWay.delete(key));
	underWay.set(key, exchange);
	return await exchange;
}

function refuseUnsafe(what: string, url: string): void {
	const problem = addressProblem(url);
	if (problem) throw new UserError(`The ${what} of the Amazon credential ${problem}`);
}

interface TokenAnswer {
	statusCode: number;
	body?: { access_token?: unknown; error?: unknown; expires_in?: unknown };
}

async function exchangeToken(this: IHttpRequestHelper, url: string, credential: ICredentialDataDecryptedObject): Promise<string> {
	const { token } = await askForToken.call(this, url, credential, {
		grant_type: 'refresh_token',
		refresh_token: String(credential.refreshToken),
	});
	return token;
}

/** Whole time of an exchange. n8n's own timeout counts idle time only. */
const EXCHANGE_MS = 30_000;
/** Most bytes of its answer: a token has some hundred characters. */
const MOST_BYTES = 64 * 1024;

/** One exchange with Login with Amazon. `lifeMs` is how long it says that the token is good, 0 when it does not say. */
export async function askForToken(
	this: Pick<IHttpRequestHelper, 'helpers'>,
	url: string,
	credential: ICredentialDataDecryptedObject,
	grant: Readonly<Record<string, string>>,
	cancelSignal?: AbortSignal,
): Promise<{ token: string; lifeMs: number }> {
	const form = { ...grant, client_id: String(credential.clientId), client_secret: String(credential.clientSecret) };
	const send = async (signal: AbortSignal): Promise<TokenAnswer> => {
		const { statusCode, body } = (await this.helpers.httpRequest({
			method: 'POST',
			url,
			headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
			body: new URLSearchParams(form).toString(),
			encoding: 'stream',
			returnFullResponse: true,
			timeout: EXCHANGE_MS,
			abortSignal: signal,
			disableFollowRedirect: true,
			// Judged below: an axios error would carry the secrets of the request along.
			ignoreHttpStatusErrors: true,
			allowedDomains: allowedDomainsOf(credential),
		})) as { statusCode: number; body: Readable };
		// What is larger is no answer of a login, and is judged by its status.
		const bytes = (await bytesOf(body, MOST_BYTES)) ?? new Uint8Array();
		return { statusCode, body: (jsonOf(bytes) ?? {}) as TokenAnswer['body'] };
	};
	const answer = await withDeadline(send, EXCHANGE_MS, cancelSignal).catch(async (error: Error) => await Promise.reject(unreached(error)));
	const token = answer.body?.access_token;
	if (answer.statusCode !== 200 || typeof token !== 'string' || token === '') throw refusal(answer);
	return { token, lifeMs: Number(answer.body?.expires_in ?? 0) * 1000 };
}

/** Codes of OAuth 2.0 (RFC 6749, 5.2) that Login with Amazon sends, and what they mean here. */
const REMEDIES: Readonly<Record<string, string>> = Object.freeze({
	invalid_grant: 'Authorise the application again in Seller Central and store the new refresh token.',
	invalid_client: 'Check the client ID and the client secret; a rotated secret stops working.',
	unauthorized_client: 'The refresh token belongs to another application. Authorise this one in Seller Central.',
});

/**
 * No answer at all, told by its code alone: the helper's own error carries the secrets of the request along. Without a code it is n8n that
 * refused to send, by the credential's allowed domains.
 */
function unreached(error: Error & { code?: unknown }): Error {
	const { code } = error;
	if (typeof code !== 'string') return error;
	const failure = new OperationalError(`Login with Amazon could not be reached (${code})`, {
		description: 'Check the network and the proxy, then try again.',
	});
	return Object.assign(failure, { lwa: { status: 0, code } });
}

function refusal({ statusCode, body }: TokenAnswer): Error {
	const code = typeof body?.error === 'string' && /^\w{1,60}$/.test(body.error) ? body.error : '';
	const passing = statusCode >= 500 || statusCode === 429;
	const description = passing
		? 'Try again later.'
		: (REMEDIES[code] ?? 'Check the client ID, the client secret and the refresh token of the credential.');
	const message = `Login with Amazon gave no access token (HTTP ${statusCode}${code && `, ${code}`})`;
	const error = passing ? new OperationalError(message, { description }) : new UserError(message, { description });
	return Object.assign(error, { lwa: { status: statusCode, code } });
}
