import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
	NodeApiError,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { answerFieldOf } from './answers';
import { closedAnswer, type OpenAnswer } from './body';
import { bucketOf, type TokenBucket } from './bucket';
import { resolveOperation, type OperationId, type ResolvedOperation } from './catalogue';
import { allowedDomainsOf, cancelSignalOf, credentialOf, CREDENTIAL, withCancelSignal, type AmazonContext } from './context';
import { addressProblem, apiBaseUrl } from './endpoint';
import { amazonError } from './errors';
import { answerInThrown, type RawAnswer } from './fault';
import { grantlessToken } from './grantless';
import { hiding } from './hidden';
import { processesOf } from './processes';
import { recordOf } from './record';
import { isRepeatable } from './repeat';
import { limitsOf, sendRead, sendRepeatableWrite, sendWrite, type Limits, type Look, type Send, type Sent } from './send';
import { timingOf, withDeadline, type Timing } from './timing';

/** Idle time of one try; the whole time is limited by ourselves. */
const IDLE_MS = 30_000;

/** One read of the Selling Partner API. */
export interface AmazonRead {
	readonly operation: OperationId;
	readonly path?: Readonly<Record<string, string>>;
	/** Lists are sent joined by commas, as the models want them; undefined and empty values are left out. */
	readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
	/** Parameters of the first page, for errors: of reports and feeds, a page token must be the only parameter. */
	readonly about?: AmazonRead['query'];
	/** Sent as JSON, by the few reads that want a body and by writes. */
	readonly body?: object;
	/** A token of the caller's in place of the seller's: a restricted data token. */
	readonly token?: string;
	readonly limits?: Partial<Limits>;
	/** Is told the size of each answer in bytes. */
	readonly weigh?: (bytes: number) => void;
}

/** One write. */
export interface AmazonWrite extends AmazonRead {
	/** Says, after an unclear outcome, whether the write was done; see `sendWrite`. */
	readonly look?: Look;
}

/**
 * Sends a read and returns its parsed body. Waits for the rate limit, repeats what passes by itself, refreshes the token once.
 * Throws NodeApiError with what Amazon said and what to do. Amounts of Orders and Reports are strings, so plain JSON keeps them.
 */
export async function amazonRead(this: AmazonContext, read: AmazonRead, itemIndex?: number): Promise<unknown> {
	const { send, bucket, timing, limits, operation } = await prepare(this, read, itemIndex);
	return await bodyOf(this, await sendRead(send, bucket, timing, { answerField: answerFieldOf(operation.key), limits }), read, itemIndex);
}

/**
 * Sends a write and returns its parsed body, `{}` when Amazon answers without one. A write that may be repeated is; any other is sent
 * again only while it is certain that nothing was done. Throws NodeApiError; its `context.details.reason` is `outcomeUnknown` when the
 * write may have been done.
 */
export async function amazonWrite(this: AmazonContext, write: AmazonWrite, itemIndex?: number): Promise<IDataObject> {
	const { send, bucket, timing, limits, operation } = await prepare(this, write, itemIndex);
	const sendIt = isRepeatable(operation) ? sendRepeatableWrite : sendWrite;
	const sent = await sendIt(send, bucket, timing, {
		answerField: answerFieldOf(operation.key),
		look: write.look && forgiving(write.look),
		limits,
	});
	return (await bodyOf(this, sent, write, itemIndex)) as IDataObject;
}

/** A look that Amazon does not answer finds nothing. Its error would hide that the write may have been done. */
const forgiving =
	(look: Look): Look =>
	async () =>
		await look().catch(async (error: unknown) => (error instanceof NodeApiError ? undefined : await Promise.reject(error)));

async function bodyOf(context: AmazonContext, sent: Sent, read: AmazonRead, itemIndex?: number): Promise<unknown> {
	if (sent.ok) return sent.body;
	// Read anew: the token may have been renewed on the way.
	const hide = hiding(await credentialOf(context, itemIndex), read);
	throw amazonError(context.getNode(), sent.fault, { ...read.operation, record: recordOf(read), hide }, itemIndex);
}

interface Prepared {
	readonly send: Send;
	readonly bucket: TokenBucket;
	readonly timing: Timing;
	readonly limits: Limits;
	readonly operation: ResolvedOperation;
}

async function prepare(context: AmazonContext, read: AmazonRead, itemIndex?: number): Promise<Prepared> {
	const credential = await credentialOf(context, itemIndex);
	const baseURL = checkedBaseUrl(context, credential, itemIndex);
	const operation = resolve(context, read, itemIndex);
	const timing = timingOf(context);
	const processes = processesOf(context, credential, itemIndex);
	const bucket = bucketOf(accountOf(baseURL, credential), operation.key, operation.rate, timing.now(), processes);
	const limits = { ...limitsOf(bucket), ...read.limits };
	const sendOnce = senderOf(context, operation, credential, read);
	const trySend = async (signal: AbortSignal) => {
		const answer = await sendOnce(optionsOf(operation, baseURL, read, credential), signal);
		read.weigh?.(answer.body.byteLength);
		return answer;
	};
	const send: Send = async (milliseconds) => await withDeadline(trySend, milliseconds, cancelSignalOf(context));
	return { send, bucket, timing, limits, operation };
}

function checkedBaseUrl(context: AmazonContext, credential: ICredentialDataDecryptedObject, itemIndex?: number): string {
	const baseURL = apiBaseUrl(credential);
	const problem = addressProblem(baseURL);
	if (!problem) return baseURL;
	throw new NodeOperationError(context.getNode(), `The endpoint of the Amazon credential ${problem}`, {
		itemIndex,
		description: 'Choose a region, or correct the custom endpoint in the credential.',
	});
}

/** What a person typed can be wrong here: the operation and its path parameters. */
function resolve(context: AmazonContext, { operation, path }: AmazonRead, itemIndex?: number): ResolvedOperation {
	try {
		return resolveOperation(operation, path);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), `${operation.name} cannot be called: ${(error as Error).message}`, {
			itemIndex,
			description: 'Choose an operation of the list, and give every parameter of its path.',
		});
	}
}

/** Whose bucket it is. Hashed, so that no secret lies about in a map; two sellers on one application stay apart. */
function accountOf(baseURL: string, { clientId, refreshToken, processes }: ICredentialDataDecryptedObject): string {
	return createHash('sha256')
		.update(JSON.stringify([baseURL, clientId, refreshToken, processes]))
		.digest('hex');
}

/** Options of one try. Built afresh each time, because n8n writes the token into them. */
function optionsOf(
	{ method, path }: ResolvedOperation,
	baseURL: string,
	{ query = {}, body }: AmazonRead,
	credential: ICredentialDataDecryptedObject,
): IHttpRequestOptions {
	return {
		method,
		baseURL,
		url: path,
		qs: queryOf(query),
		headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
		...(body ? { body: JSON.stringify(body) } : {}),
		// As it arrives, so that its size can be bounded; in bytes, so that neither a float nor a character cut in two can come of the helper's parsing.
		encoding: 'stream',
		returnFullResponse: true,
		timeout: IDLE_MS,
		// The API redirects nowhere, and a token must not follow a redirect.
		disableFollowRedirect: true,
		allowedDomains: allowedDomainsOf(credential),
	};
}

type SendOnce = (options: IHttpRequestOptions, signal: AbortSignal) => Promise<RawAnswer>;
interface FullResponse {
	readonly statusCode: number;
	readonly headers: OpenAnswer['headers'];
	readonly body: OpenAnswer['body'];
}
const answerOf = async ({ statusCode, headers, body }: FullResponse): Promise<RawAnswer> =>
	await closedAnswer({ status: statusCode, headers, body });

/** How one try is authorised: by the caller's token, by the application's own, or (nearly always) by the seller's, which n8n keeps. */
function senderOf(
	context: AmazonContext,
	{ grantlessScope }: ResolvedOperation,
	credential: ICredentialDataDecryptedObject,
	{ token }: AmazonRead,
): SendOnce {
	if (token !== undefined) return async (options, signal) => await sendWithToken(context, options, signal, token);
	if (grantlessScope === undefined) return async (options, signal) => await sendAsSeller(context, options, signal);
	return async (options, signal) => {
		const sendOnce = async () => {
			const { token: own, forget } = await grantlessToken.call(context, credential, grantlessScope, signal);
			const answer = await sendWithToken(context, options, signal, own);
			if (answer.status === 403) forget();
			return answer;
		};
		const answer = await sendOnce();
		// Expired or revoked: once more with a new one.
		return answer.status === 403 ? await sendOnce() : answer;
	};
}

async function sendAsSeller(context: AmazonContext, options: IHttpRequestOptions, signal: AbortSignal): Promise<RawAnswer> {
	// Only these two may throw: they make n8n refresh the token. Amazon answers an expired one with 403. The rest is judged here.
	const judged: IHttpRequestOptions = { ...options, ignoreHttpStatusErrors: { ignore: true, except: [401, 403] } };
	const send = context.helpers.httpRequestWithAuthentication;
	const response: Promise<FullResponse> = send.call(withCancelSignal(context, signal), CREDENTIAL, judged, {
		preAuthenticationRetryStatusCode: [401, 403],
	});
	return await answerOf(await response.catch(thrownAnswer));
}

/** The token was renewed, and the answer to the second try is thrown as well. What is no answer goes on as it is. */
async function thrownAnswer(error: unknown): Promise<FullResponse> {
	const { status, headers = {}, data } = answerInThrown(error) ?? {};
	return data instanceof Readable ? { statusCode: Number(status), headers, body: data } : await Promise.reject(error);
}

async function sendWithToken(context: AmazonContext, options: IHttpRequestOptions, signal: AbortSignal, token: string): Promise<RawAnswer> {
	const headers = { ...options.headers, 'x-amz-access-token': token };
	return await answerOf(
		(await context.helpers.httpRequest({ ...options, headers, abortSignal: signal, ignoreHttpStatusErrors: true })) as FullResponse,
	);
}

function queryOf(query: NonNullable<AmazonRead['query']>): IDataObject {
	const entries = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
