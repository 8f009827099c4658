import { jsonParse } from 'n8n-workflow';
import { beginningOf } from '../../domain/text/redact';
import { textOf } from '../../domain/text/textOf';

/** What went wrong with a request, in the classes that need different answers. */
export type FaultKind =
	| 'rateLimited'
	| 'unavailable'
	| 'noConnection'
	| 'unreadableAnswer'
	| 'answerTooLarge'
	| 'redirected'
	| 'loginRefused'
	| 'notAllowed'
	| 'notFound'
	| 'invalidRequest'
	| 'outcomeUnknown'
	| 'notSent'
	| 'cancelled';

/** What a foreign system said: its code and its words, cut, as they came. They are shown by way of `saidBy` only. */
export interface Said {
	readonly code: string;
	readonly text: string;
}

/** A request that did not succeed. */
export interface AmazonFault {
	readonly kind: FaultKind;
	readonly status?: number;
	/** The first ones; there may be more. */
	readonly said?: readonly Said[];
	/** How many more errors the answer had. */
	readonly unsaid?: number;
	/** Amazon's id of the request, as support asks for it. */
	readonly requestId?: string;
	/** Shortest wait after which the request can succeed. */
	readonly retryAfterMs?: number;
	/** Nothing had been sent to the API yet: the login or the connection did not come about. */
	readonly beforeSending?: true;
}

/** An answer as it came over the wire. Header names are lower case. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: Uint8Array;
	/** A success of which the body was not read to its end, because it is larger than any should be. */
	readonly isTooLarge?: true;
}

/** Kinds that pass by themselves, so that a read is worth repeating. */
const TRANSIENT: ReadonlySet<FaultKind> = new Set<FaultKind>(['rateLimited', 'unavailable', 'noConnection', 'unreadableAnswer']);
export const isTransient = (fault: AmazonFault): boolean => TRANSIENT.has(fault.kind);

/** Whether it is certain that the request was not carried out. Amazon throttles and refuses before it does anything. */
export const wasNotDone = ({ kind, status, beforeSending }: AmazonFault): boolean =>
	beforeSending === true || kind === 'rateLimited' || status === 403;

/** Codes of connections that were never there (Node.js, libuv). */
const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Most errors of one answer that are kept. */
const MOST_ERRORS = 10;

/** JSON is UTF-8 (RFC 8259, 8.1), whatever the header says. Bytes that are none would give names with letters missing, so they are refused. */
function decodedUtf8(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return '';
	}
}

/** JSON of a body, or null when it is none (Amazon's gateways answer HTML). */
export const jsonOf = (bytes: Uint8Array): unknown => jsonParse<unknown>(decodedUtf8(bytes), { fallbackValue: null });

interface AmazonErrorEntry {
	code?: unknown;
	message?: unknown;
	details?: unknown;
}

/** Entries of `{errors: [{code, message, details}]}`, the error list of all Selling Partner API models. */
function errorEntries(body: Uint8Array): AmazonErrorEntry[] {
	const { errors } = (jsonOf(body) ?? {}) as { errors?: unknown };
	return Array.isArray(errors) ? (errors.filter((entry) => typeof entry === 'object' && entry !== null) as AmazonErrorEntry[]) : [];
}

/** An error of an answer, each field cut before anything looks at it. */
const saidIn = ({ code, message, details }: AmazonErrorEntry): Said => ({
	code: beginningOf(textOf(code)),
	text: [message, details]
		.map((part) => beginningOf(textOf(part)))
		.filter((part) => part !== '')
		.join(' '),
});

function said(entries: readonly AmazonErrorEntry[]): Pick<AmazonFault, 'said' | 'unsaid'> {
	if (entries.length === 0) return {};
	const unsaid = Math.max(0, entries.length - MOST_ERRORS);
	return { said: entries.slice(0, MOST_ERRORS).map(saidIn), ...(unsaid > 0 ? { unsaid } : {}) };
}

function kindOf(status: number, entries: AmazonErrorEntry[]): FaultKind {
	if (status === 429) return 'rateLimited';
	// Followed nowhere. It does not say that nothing was done: a gateway may redirect after the work as well.
	if (status >= 300 && status < 400) return 'redirected';
	if (status >= 500 || status === 408) return 'unavailable';
	if (status === 401) return 'notAllowed';
	// Without Amazon's error list a 403 is a firewall's page, which goes away; with it, the seller or the application lacks a right.
	if (status === 403) return entries.length > 0 ? 'notAllowed' : 'unavailable';
	return status === 404 ? 'notFound' : 'invalidRequest';
}

/** The form of Amazon's request ids. A header is as foreign as a text: anything else in it is not passed on. */
const REQUEST_ID = /^[A-Za-z0-9-]{1,64}$/;

const requestIdOf = ({ headers }: RawAnswer): string | undefined => {
	const requestId = headers['x-amzn-requestid'];
	return typeof requestId === 'string' && REQUEST_ID.test(requestId) ? requestId : undefined;
};

/** An answer that says success and does not hold what it should. */
export const unreadable = (answer: RawAnswer): AmazonFault => ({
	kind: 'unreadableAnswer',
	status: answer.status,
	...said(errorEntries(answer.body)),
	requestId: requestIdOf(answer),
});

/** An answer that says success and is larger than any should be. */
export const tooLarge = (answer: RawAnswer): AmazonFault => ({
	kind: 'answerTooLarge',
	status: answer.status,
	requestId: requestIdOf(answer),
});

/** The fault in an answer, or undefined for 200 to 299. */
export function faultOfAnswer(answer: RawAnswer): AmazonFault | undefined {
	const { status, body } = answer;
	if (status >= 200 && status < 300) return undefined;
	const entries = errorEntries(body);
	return { kind: kindOf(status, entries), status, ...said(entries), requestId: requestIdOf(answer) };
}

export interface ThrownAnswer {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, unknown>>;
	readonly data?: unknown;
}

/** What n8n's helper throws: a NodeApiError around axios' error or around the token exchange's refusal. */
interface Thrown {
	code?: unknown;
	message?: unknown;
	cause?: Thrown;
	/** Of axios: what the server answered, its body as a stream. */
	response?: ThrownAnswer;
	/** Set by the token exchange; the status is 0 when there was no answer. */
	lwa?: { status: unknown; code: unknown };
}

/** The chain of causes, outermost first. */
function chainOf(error: unknown): Thrown[] {
	const chain: Thrown[] = [];
	for (let link = error as Thrown | undefined; link && typeof link === 'object' && chain.length < 5; link = link.cause) chain.push(link);
	return chain;
}

/** The answer that was thrown instead of given: n8n's helper throws those on which it renews a token. */
export const answerInThrown = (error: unknown): ThrownAnswer | undefined =>
	chainOf(error).find(({ lwa, response }) => lwa === undefined && response?.status)?.response;

/** What the token exchange's refusal says. Whatever it is, nothing was sent to the API. */
function faultOfLogin(lwa: NonNullable<Thrown['lwa']>): AmazonFault {
	const code = beginningOf(textOf(lwa.code));
	const said = [{ code, text: '' }];
	if (lwa.status === 0) return { kind: code === 'ERR_CANCELED' ? 'cancelled' : 'noConnection', said, beforeSending: true };
	const status = typeof lwa.status === 'number' ? lwa.status : undefined;
	const isDown = status !== undefined && (status >= 500 || status === 429);
	return { kind: isDown ? 'unavailable' : 'loginRefused', status, said, beforeSending: true };
}

/** Classifies what was thrown instead of an answer. Decides by status and code, never by words. */
export function faultOfThrown(error: unknown): AmazonFault {
	const chain = chainOf(error);
	const lwa = chain.find((link) => link.lwa)?.lwa;
	if (lwa) return faultOfLogin(lwa);
	const code = chain.map((link) => link.code).find((value) => typeof value === 'string');
	if (code === 'ERR_CANCELED') return { kind: 'cancelled' };
	if (typeof code === 'string')
		return { kind: 'noConnection', said: [{ code, text: '' }], ...(NEVER_CONNECTED.has(code) ? { beforeSending: true } : {}) };
	return { kind: 'notSent', said: [{ code: '', text: beginningOf(textOf(chain[0]?.message)) }] };
}
