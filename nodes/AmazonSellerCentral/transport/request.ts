import { createHash } from 'node:crypto';
import { NodeOperationError, type ICredentialDataDecryptedObject, type IDataObject, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';
import { bucketOf } from './bucket';
import { resolveOperation, type OperationId, type ResolvedOperation } from './catalogue';
import { addressProblem, apiBaseUrl } from './endpoint';
import { amazonError } from './errors';
import type { RawAnswer } from './fault';
import { sendRead } from './send';
import { wallTiming, withDeadline } from './timing';

export const CREDENTIAL = 'amazonSellerCentralApi';

/** Idle time and whole time of one try. */
const IDLE_MS = 30_000;
const TRY_MS = 90_000;

/** One read of the Selling Partner API. */
export interface AmazonRead {
	readonly operation: OperationId;
	readonly path?: Readonly<Record<string, string>>;
	/** Lists are sent joined by commas, as the models want them; undefined and empty values are left out. */
	readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
}

/**
 * Sends a read and returns its parsed body. Waits for the rate limit, repeats what passes by itself, refreshes the token once.
 * Throws NodeApiError with what Amazon said and what to do. Amounts of Orders and Reports are strings, so plain JSON keeps them.
 */
export async function amazonRead(this: IExecuteFunctions, read: AmazonRead, itemIndex: number): Promise<unknown> {
	const credential = await this.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL, itemIndex);
	const baseURL = checkedBaseUrl.call(this, credential, itemIndex);
	const operation = resolveOperation(read.operation, read.path);
	const timing = wallTiming(this.getExecutionCancelSignal());
	const bucket = bucketOf(accountOf(baseURL, credential), operation.key, operation.rate, timing.now());
	const send = async () => await withDeadline(sendAuthenticated.call(this, operation, baseURL, read.query ?? {}, credential), TRY_MS);
	const sent = await sendRead(send, bucket, timing);
	if (!sent.ok) throw amazonError(this.getNode(), sent.fault, read.operation.name, itemIndex);
	return sent.body;
}

function checkedBaseUrl(this: IExecuteFunctions, credential: ICredentialDataDecryptedObject, itemIndex: number): string {
	const baseURL = apiBaseUrl(credential);
	const problem = addressProblem(baseURL);
	if (!problem) return baseURL;
	throw new NodeOperationError(this.getNode(), `The endpoint of the Amazon credential ${problem}`, {
		itemIndex,
		description: 'Choose a region, or correct the custom endpoint in the credential.',
	});
}

/** Whose bucket it is. Hashed, so that no secret lies about in a map; two sellers on one application stay apart. */
function accountOf(baseURL: string, { clientId, refreshToken }: ICredentialDataDecryptedObject): string {
	return createHash('sha256').update(JSON.stringify([baseURL, clientId, refreshToken])).digest('hex');
}

/** One try. Built afresh each time, because n8n writes the token into the options. */
async function sendAuthenticated(
	this: IExecuteFunctions,
	operation: ResolvedOperation,
	baseURL: string,
	query: NonNullable<AmazonRead['query']>,
	credential: ICredentialDataDecryptedObject,
): Promise<RawAnswer> {
	const options: IHttpRequestOptions = {
		method: operation.method,
		baseURL,
		url: operation.path,
		qs: queryOf(query),
		headers: { accept: 'application/json' },
		// Bytes, so that neither a float nor a character cut in two can come of the helper's own parsing.
		encoding: 'arraybuffer',
		returnFullResponse: true,
		timeout: IDLE_MS,
		// The API redirects nowhere, and a token must not follow a redirect.
		disableFollowRedirect: true,
		// Only these two may throw: they make n8n refresh the token. The rest is judged here.
		ignoreHttpStatusErrors: { ignore: true, except: [401, 403] },
		allowedDomains: credential.allowedHttpRequestDomains === 'domains' ? String(credential.allowedDomains ?? '') : undefined,
	};
	// Amazon answers an expired token with 403.
	const response = await this.helpers.httpRequestWithAuthentication.call(this, CREDENTIAL, options, { preAuthenticationRetryStatusCode: [401, 403] });
	return { status: response.statusCode, headers: response.headers, body: response.body };
}

function queryOf(query: NonNullable<AmazonRead['query']>): IDataObject {
	const entries = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
