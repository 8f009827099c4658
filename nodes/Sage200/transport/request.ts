import { NodeOperationError, sleep, type IExecuteFunctions, type IHttpRequestMethods, type ILoadOptionsFunctions, type IN8nHttpFullResponse } from 'n8n-workflow';
import { connectionOf, CREDENTIAL, type Connection } from './connection';
import { apiError, noAnswerTrouble, troubleOf, type SageTrouble } from './errors';
import { headersFor, SITES_PATH } from './headers';
import { readJson, writeJson } from './losslessJson';
import { queryString, type SageQuery } from './odata';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** How one sending of a document ended. `unclear`: it may or may not be in Sage. */
export type SendOutcome =
	| { readonly kind: 'accepted'; readonly body: unknown }
	| { readonly kind: 'refused'; readonly trouble: SageTrouble }
	| { readonly kind: 'unclear'; readonly trouble: SageTrouble };

export type WriteMethod = 'POST' | 'PUT' | 'DELETE';

/** What the rest of the node knows of HTTP. */
export interface SageClient {
	/** Reads; tried again a few times when Sage is busy or the network fails. Throws a NodeApiError when it stays so. */
	get(path: string, query?: SageQuery): Promise<unknown>;
	/** Sends once, never again, and never throws for what the other side or the network did. A deletion has no body. */
	send(path: string, body: unknown, method?: WriteMethod): Promise<SendOutcome>;
	/** A question that happens to be a POST and changes nothing (`/transaction_date_validation`); throws like `get`. */
	ask(path: string, body: unknown): Promise<unknown>;
}

/** An answer of any status; or none, with the reason; or a request that was not made, with what stands in its way. */
type Answer =
	| { readonly kind: 'answered'; readonly status: number; readonly text: string; readonly retryAfterSeconds?: number }
	| { readonly kind: 'silent'; readonly reason: string }
	| { readonly kind: 'barred'; readonly trouble: SageTrouble };

const READ_TIMEOUT_MS = 60_000;
/** Posting a long document can take Sage minutes on a busy server. */
const WRITE_TIMEOUT_MS = 180_000;
/** Waits before the second, third and fourth try of a read. */
const RETRY_WAITS_MS: readonly number[] = [500, 2_000, 5_000];
const LONGEST_RETRY_AFTER_SECONDS = 30;
const WORTH_ANOTHER_READ: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** Refusals that do not say whether the document was taken. */
const UNCLEAR_REFUSALS: ReadonlySet<number> = new Set([408]);

export async function createClient(context: Context): Promise<SageClient> {
	const result = connectionOf(await context.getCredentials(CREDENTIAL));
	if (!result.ok) throw new NodeOperationError(context.getNode(), result.problem, { description: 'Open the Sage 200 credential and correct the address.' });
	const { connection } = result;
	return {
		get: async (path, query) => await read(context, connection, 'GET', path, queryString(query ?? {})),
		ask: async (path, body) => await read(context, connection, 'POST', path, '', writeJson(body)),
		send: async (path, body, method = 'POST') => {
			const text = method === 'DELETE' ? undefined : writeJson(body);
			return sendOutcome(await once(context, connection, { method, path, body: text, timeout: WRITE_TIMEOUT_MS }), method, `${method} ${path}`);
		},
	};
}

function sendOutcome(answer: Answer, method: WriteMethod, call: string): SendOutcome {
	if (answer.kind === 'barred') return { kind: 'refused', trouble: answer.trouble };
	if (answer.kind === 'silent') return { kind: 'unclear', trouble: noAnswerTrouble(answer.reason, call) };
	const { status, text } = answer;
	if (isSuccess(status)) {
		const body = jsonOf(text);
		if (method === 'DELETE') return { kind: 'accepted', body }; // Sage answers a deletion without a body
		return body === undefined ? { kind: 'unclear', trouble: noAnswerTrouble('answer cut short', call) } : { kind: 'accepted', body };
	}
	const isClear = status < 500 && !UNCLEAR_REFUSALS.has(status);
	return { kind: isClear ? 'refused' : 'unclear', trouble: troubleOf(status, text, call) };
}

async function read(context: Context, connection: Connection, method: IHttpRequestMethods, path: string, query: string, body?: string): Promise<unknown> {
	const call = `${method} ${path}`;
	for (let attempt = 0; ; attempt++) {
		const answer = await once(context, connection, { method, path, query, body, timeout: READ_TIMEOUT_MS });
		const content = answer.kind === 'answered' && isSuccess(answer.status) ? jsonOf(answer.text) : undefined;
		if (content !== undefined) return content;
		const wait = attempt < RETRY_WAITS_MS.length ? waitBefore(answer, RETRY_WAITS_MS[attempt]) : undefined;
		if (wait === undefined) throw apiError(context.getNode(), readTrouble(answer, call));
		await sleep(wait);
	}
}

/** Milliseconds until the next try, or nothing when another try would bring the same. */
function waitBefore(answer: Answer, usual: number): number | undefined {
	if (answer.kind === 'barred') return undefined;
	if (answer.kind === 'silent') return usual;
	if (!isSuccess(answer.status) && !WORTH_ANOTHER_READ.has(answer.status)) return undefined;
	return answer.retryAfterSeconds === undefined ? usual : Math.min(answer.retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS) * 1000;
}

function readTrouble(answer: Answer, call: string): SageTrouble {
	if (answer.kind === 'barred') return answer.trouble;
	if (answer.kind === 'silent') return noAnswerTrouble(answer.reason, call);
	return isSuccess(answer.status) ? noAnswerTrouble('answer cut short', call) : troubleOf(answer.status, answer.text, call);
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** JSON without loss; nothing when the text is none. */
function jsonOf(text: string): unknown {
	try {
		return readJson(text);
	} catch {
		return undefined; // the caller says what an unreadable answer means
	}
}

interface Call {
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly query?: string;
	readonly body?: string;
	readonly timeout: number;
}

const NO_COMPANY: SageTrouble = {
	message: 'The Sage 200 credential names no site and company',
	remedy: 'Run the operation Site: Get Many, then put site_id and company_id into the credential.',
};
const RECONNECT: SageTrouble = {
	status: 401,
	message: 'The Sage 200 credential needs to be reconnected',
	remedy: 'Sage 200 no longer renews the access: it ends 90 days after the consent at the latest. Open the credential and connect again.',
};

/** One request. n8n renews the token and repeats after a 401, which says that nothing was done. Never throws. */
async function once(context: Context, connection: Connection, call: Call): Promise<Answer> {
	if (call.path !== SITES_PATH && (connection.siteId === '' || connection.companyId === '')) return { kind: 'barred', trouble: NO_COMPANY };
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
			method: call.method,
			url: `${connection.baseUrl}${call.path}${call.query ?? ''}`,
			headers: headersFor(call.path, connection, call.body !== undefined),
			body: call.body,
			encoding: 'text',
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			timeout: call.timeout,
		})) as IN8nHttpFullResponse;
		return { kind: 'answered', status: response.statusCode, text: String(response.body ?? ''), retryAfterSeconds: seconds(response.headers['retry-after']) };
	} catch (error) {
		return answerOf(error as RequestFailure);
	}
}

interface RequestFailure extends Error {
	readonly httpCode?: string | null;
	readonly failure?: { cause?: string };
	readonly cause?: { code?: string; response?: { data?: unknown }; failure?: { cause?: string } };
	readonly code?: string;
}

/** A 401 that stays after the token was renewed comes as an error; so does everything without an answer. */
function answerOf(error: RequestFailure): Answer {
	if ([error.failure?.cause, error.cause?.failure?.cause].includes('credential-invalid')) return { kind: 'barred', trouble: RECONNECT };
	if (error.httpCode === '401') return { kind: 'answered', status: 401, text: textOf(error.cause?.response?.data) };
	return { kind: 'silent', reason: error.cause?.code ?? error.code ?? 'no answer' };
}

const textOf = (data: unknown): string => (typeof data === 'string' ? data : data === undefined ? '' : JSON.stringify(data));

const seconds = (header: unknown): number | undefined => (/^\d+$/.test(String(header)) ? Number(header) : undefined);
