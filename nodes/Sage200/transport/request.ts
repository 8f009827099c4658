import {
	NodeOperationError,
	type IExecuteFunctions,
	type IHttpRequestMethods,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import { connectionOf, CREDENTIAL, type Connection } from './connection';
import { apiError, noAnswerTrouble, troubleOf, type SageTrouble } from './errors';
import { headersFor, SITES_PATH } from './headers';
import { readJson, writeJson } from './losslessJson';
import { queryString, type SageQuery } from './odata';
import { takeTurn } from './pace';
import { realTime, type Time } from './time';
import { writeCountOf, type WriteCount } from './writeCount';
import { refusalByPolicy, writePolicyOf, type Write, type WriteMethod, type WritePolicy } from './writePolicy';

export type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** How one sending of a document ended. `unclear`: it may or may not be in Sage. */
export type SendOutcome =
	| { readonly kind: 'accepted'; readonly body: unknown }
	| { readonly kind: 'refused'; readonly trouble: SageTrouble }
	| { readonly kind: 'unclear'; readonly trouble: SageTrouble };

/** What the rest of the node knows of HTTP. */
export interface SageClient {
	/** Reads; tried again a few times when Sage is busy or the network fails. Throws a NodeApiError when it stays so. */
	get(path: string, query?: SageQuery): Promise<unknown>;
	/**
	 * Sends once, never again, and never throws for what the other side or the network did. What the write policy of the
	 * credential does not allow, or what comes after the end of the time (`before`), is `refused` and not sent. A deletion has no body.
	 */
	send(path: string, body: unknown, method?: WriteMethod): Promise<SendOutcome>;
	/** Sends what ends a change that has begun (it gives a lock back): as `send` with PUT, whatever the time. */
	finish(path: string, body: unknown): Promise<SendOutcome>;
	/** The same client, which sends no write at this instant (milliseconds since the epoch) or later. It reads as before. */
	before(instant: number): SageClient;
	/** Why nothing is sent any more, once the time is over. */
	lateness(): SageTrouble | undefined;
	/** Why the write policy would refuse one of these writes, sent in this order; nothing when it allows all of them. */
	refusalOf(writes: readonly Write[]): SageTrouble | undefined;
	/** A question that happens to be a POST and changes nothing (`/transaction_date_validation`); throws like `get`, and a RangeError for a path that is none. */
	ask(path: string, body: unknown): Promise<unknown>;
}

/** An answer of any status; or none, with the reason; or a request that was not made, with what stands in its way. */
type Answer =
	| { readonly kind: 'answered'; readonly status: number; readonly text: string; readonly retryAfterSeconds?: number }
	| { readonly kind: 'silent'; readonly reason: string }
	| { readonly kind: 'barred'; readonly trouble: SageTrouble };

const READ_TIMEOUT_MS = 60_000;
/** For a read with all its tries and waits. */
const READ_DEADLINE_MS = 150_000;
/** Posting a long document can take Sage minutes on a busy server. */
const WRITE_TIMEOUT_MS = 180_000;
/** A request may follow a renewed token, so n8n may send it twice within one call; what takes longer than this is given up. */
const GRACE_MS = 30_000;
/** Waits before the second, third and fourth try of a read. */
const RETRY_WAITS_MS: readonly number[] = [500, 2_000, 5_000];
const LONGEST_RETRY_AFTER_SECONDS = 30;
const WORTH_ANOTHER_READ: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
/** Refusals that do not say whether the document was taken. */
const UNCLEAR_REFUSALS: ReadonlySet<number> = new Set([408]);

/** Paths that take a POST and change nothing, by their texts in the OpenAPI files. */
const QUESTION =
	/^\/(?:transaction_date_validation|customer_price_enquiry|[a-z_]+_new|stock_transfer_traceable_items|sop_confirm_despatch_(?:bin|traceable)_items)$/;

/** What all calls of one client share. */
interface Line {
	readonly context: Context;
	readonly connection: Connection;
	readonly time: Time;
	readonly policy: WritePolicy;
	readonly count: WriteCount;
	/** No write is sent at this instant or later. */
	readonly sendBefore: number;
}

/**
 * The client of the node's credential, with its write policy. Throws NodeOperationError when a field of the credential cannot be used; nothing
 * is sent until a call is made.
 */
export async function createClient(context: Context, time: Time = realTime): Promise<SageClient> {
	const credential = await context.getCredentials(CREDENTIAL);
	const result = connectionOf(credential);
	if (!result.ok)
		throw new NodeOperationError(context.getNode(), result.problem, { description: 'Open the Sage 200 credential and correct it.' });
	const line: Line = {
		context,
		connection: result.connection,
		time,
		policy: writePolicyOf(credential),
		count: writeCountOf(context.getExecutionId?.(), time.now()),
		sendBefore: Number.POSITIVE_INFINITY,
	};
	return clientOn(line);
}

function clientOn(line: Line): SageClient {
	return {
		get: async (path, query) => await read(line, 'GET', path, queryString(query ?? {})),
		ask: async (path, body) => {
			if (!QUESTION.test(path)) throw new RangeError(`POST ${path} is no question`);
			return await read(line, 'POST', path, '', writeJson(body));
		},
		send: async (path, body, method = 'POST') => await write(line, { method, path, body }),
		finish: async (path, body) => await write({ ...line, sendBefore: Number.POSITIVE_INFINITY }, { method: 'PUT', path, body }),
		before: (instant) => clientOn({ ...line, sendBefore: instant }),
		lateness: () => latenessOf(line, line.sendBefore),
		refusalOf: (writes) => {
			const refusals = writes.map((each, before) => refusalByPolicy(line.policy, each, line.count.writes + before));
			return refusals.find((refusal) => refusal !== undefined);
		},
	};
}

/** Time and policy are asked here, where nothing can go round them, and before anything is sent. */
async function write(line: Line, { method, path, body }: Write): Promise<SendOutcome> {
	const { policy, count, sendBefore } = line;
	const refusal = latenessOf(line, sendBefore) ?? refusalByPolicy(policy, { method, path, body }, count.writes);
	if (refusal) return { kind: 'refused', trouble: refusal };
	count.writes++;
	const text = method === 'DELETE' ? undefined : writeJson(body);
	const answer = await once(line, { method, path, body: text, timeout: WRITE_TIMEOUT_MS, sendBefore });
	return sendOutcome(answer, method, `${method} ${path}`);
}

const TIME_OVER: SageTrouble = {
	message: "The run's time was over before this was sent; nothing was sent",
	remedy: 'The next run sends it. If this comes back run after run, the flow needs a longer lease.',
	barredBy: 'time',
};

const latenessOf = ({ time }: Line, sendBefore: number): SageTrouble | undefined =>
	time.timeOfDay() >= sendBefore ? TIME_OVER : undefined;

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

async function read(line: Line, method: IHttpRequestMethods, path: string, query: string, body?: string): Promise<unknown> {
	const deadline = line.time.now() + READ_DEADLINE_MS;
	for (let attempt = 0; ; attempt++) {
		const timeout = Math.min(READ_TIMEOUT_MS, Math.max(1, deadline - line.time.now()));
		const answer = await once(line, { method, path, query, body, timeout });
		const content = answer.kind === 'answered' && isSuccess(answer.status) ? jsonOf(answer.text) : undefined;
		if (content !== undefined) return content;
		const wait = attempt < RETRY_WAITS_MS.length ? waitBefore(answer, RETRY_WAITS_MS[attempt]) : undefined;
		if (wait === undefined || line.time.now() + wait >= deadline)
			throw apiError(line.context.getNode(), readTrouble(answer, `${method} ${path}`));
		await line.time.sleep(wait);
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
	/** Of a write: it is not sent at this instant or later, however long it waited for its turn. */
	readonly sendBefore?: number;
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

/** Another worker may have renewed the access in the same moment; its new token is in the credential shortly after. */
const RENEWED_ELSEWHERE_MS = 1_000;

/** One request in its turn; a second one only when the token could not be renewed, which says that nothing was done. Never throws. */
async function once(line: Line, call: Call): Promise<Answer> {
	const { connection, time } = line;
	if (call.path !== SITES_PATH && (connection.siteId === '' || connection.companyId === '')) return { kind: 'barred', trouble: NO_COMPANY };
	await takeTurn(`${connection.baseUrl}|${connection.siteId}`, connection.requestsPerSecond, time);
	const answer = await attempt(line, call);
	if (answer.kind !== 'barred' || answer.trouble.barredBy) return answer;
	await time.sleep(RENEWED_ELSEWHERE_MS);
	return await attempt(line, call);
}

/** n8n renews the token and repeats after a 401, which says that nothing was done. The time is asked here: after every wait. */
async function attempt(line: Line, call: Call): Promise<Answer> {
	const { context, connection, time } = line;
	const late = call.sendBefore === undefined ? undefined : latenessOf(line, call.sendBefore);
	if (late) return { kind: 'barred', trouble: late };
	const request = context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
		method: call.method,
		url: `${connection.baseUrl}${call.path}${call.query ?? ''}`,
		headers: headersFor(call.path, connection, call.body !== undefined),
		body: call.body,
		encoding: 'text',
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		timeout: call.timeout,
	}) as Promise<IN8nHttpFullResponse>;
	// The timeout of the request ends when the answer begins; a body that trickles in for ever is given up by the deadline.
	return await time.within(call.timeout + GRACE_MS, request).then(
		(response): Answer =>
			response === 'late'
				? { kind: 'silent', reason: 'ETIMEDOUT' }
				: {
						kind: 'answered',
						status: response.statusCode,
						text: String(response.body ?? ''),
						retryAfterSeconds: seconds(response.headers['retry-after']),
					},
		(error) => answerOf(error as RequestFailure),
	);
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

/** The text of a body that n8n may have parsed already. */
const textOf = (data: unknown): string => (typeof data === 'string' ? data : (JSON.stringify(data) ?? ''));

const seconds = (header: unknown): number | undefined => (/^\d+$/.test(String(header)) ? Number(header) : undefined);
