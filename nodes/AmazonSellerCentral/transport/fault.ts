import { jsonParse } from 'n8n-workflow';

/** What went wrong with a request, in the classes that need different answers. */
export type FaultKind =
	| 'rateLimited'
	| 'unavailable'
	| 'noConnection'
	| 'unreadableAnswer'
	| 'loginRefused'
	| 'notAllowed'
	| 'notFound'
	| 'invalidRequest'
	| 'outcomeUnknown'
	| 'notSent'
	| 'cancelled';

/** A request that did not succeed. Carries Amazon's own code and text, never a token, an address of a document or buyer data. */
export interface AmazonFault {
	readonly kind: FaultKind;
	readonly status?: number;
	readonly code?: string;
	readonly text?: string;
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
}

/** Kinds that pass by themselves, so that a read is worth repeating. */
const TRANSIENT: ReadonlySet<FaultKind> = new Set<FaultKind>(['rateLimited', 'unavailable', 'noConnection', 'unreadableAnswer']);
export const isTransient = (fault: AmazonFault): boolean => TRANSIENT.has(fault.kind);

/** Whether it is certain that the request was not carried out. Amazon throttles and refuses before it does anything. */
export const wasNotDone = ({ kind, status, beforeSending }: AmazonFault): boolean =>
	beforeSending === true || kind === 'rateLimited' || status === 403;

/** Codes of connections that were never there (Node.js, libuv). */
const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Longest piece of a foreign text that is passed on, and most errors of one answer. */
const MAX_TEXT = 300;
const MAX_ERRORS = 10;

/** JSON is UTF-8 (RFC 8259, 8.1), whatever the header says. Bytes that are none would give names with letters missing, so they are refused. */
function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return '';
	}
}

/** JSON of a body, or null when it is none (Amazon's gateways answer HTML). */
export const jsonOf = (bytes: Uint8Array): unknown => jsonParse<unknown>(textOf(bytes), { fallbackValue: null });

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

const sentence = ({ message, details }: AmazonErrorEntry): string =>
	[message, details].filter((part) => typeof part === 'string' && part !== '').join(' ');

const codeOf = ({ code }: AmazonErrorEntry): string => shown(String(code ?? ''));

/** All that Amazon said. The first code stands apart, so only a code that differs from it is named with its text. */
function textsOf(entries: readonly AmazonErrorEntry[]): string {
	const texts = entries.slice(0, MAX_ERRORS).map((entry) => {
		const code = codeOf(entry) === codeOf(entries[0]) ? '' : codeOf(entry);
		return [code, shown(sentence(entry))].filter(Boolean).join(': ');
	});
	const more = entries.length - texts.length;
	return [...texts.filter(Boolean), ...(more > 0 ? [`and ${more} more`] : [])].join(' | ');
}

function kindOf(status: number, entries: AmazonErrorEntry[]): FaultKind {
	if (status === 429) return 'rateLimited';
	if (status >= 500 || status === 408) return 'unavailable';
	if (status === 401) return 'notAllowed';
	// Without Amazon's error list a 403 is a firewall's page, which goes away; with it, the seller or the application lacks a right.
	if (status === 403) return entries.length > 0 ? 'notAllowed' : 'unavailable';
	return status === 404 ? 'notFound' : 'invalidRequest';
}

/** Tokens and secrets of Login with Amazon, what signs the address of a document, and e-mail addresses: buyers have one as well. */
const PRIVATE = [
	/\bAtz[a-z.]*\|[^\s"',;]+/gi,
	/\bamzn1\.oa2-cs\.[^\s"',;]+/gi,
	/\bX-Amz-[\w-]+=[^\s"'&]+/gi,
	/[^\s"'<>(),;:=]+@[^\s"'<>(),;:]+/g,
];

/** A foreign text without what must not be shown, in case an error repeats it. */
export const shown = (text: string): string => PRIVATE.reduce((left, pattern) => left.replace(pattern, '***'), text).slice(0, MAX_TEXT);

const said = (entries: AmazonErrorEntry[]): Pick<AmazonFault, 'code' | 'text'> => ({
	code: entries.length > 0 ? codeOf(entries[0]) : undefined,
	text: textsOf(entries) || undefined,
});

const requestIdOf = ({ headers }: RawAnswer): string | undefined => {
	const requestId = headers['x-amzn-requestid'];
	return typeof requestId === 'string' ? requestId : undefined;
};

/** An answer that says success and does not hold what it should. */
export const unreadable = (answer: RawAnswer): AmazonFault => ({
	kind: 'unreadableAnswer',
	status: answer.status,
	...said(errorEntries(answer.body)),
	requestId: requestIdOf(answer),
});

/** The fault in an answer, or undefined for 200 to 299. */
export function faultOfAnswer(answer: RawAnswer): AmazonFault | undefined {
	const { status, body } = answer;
	if (status >= 200 && status < 300) return undefined;
	const entries = errorEntries(body);
	return { kind: kindOf(status, entries), status, ...said(entries), requestId: requestIdOf(answer) };
}

/** What n8n's helper throws: a NodeApiError around axios' error or around the token exchange's refusal. */
interface Thrown {
	code?: unknown;
	message?: unknown;
	cause?: Thrown;
	response?: { status?: number; headers?: Record<string, unknown>; data?: unknown };
	/** Set by the token exchange; the status is 0 when there was no answer. */
	lwa?: { status: number; code: string };
}

/** The chain of causes, outermost first. */
function chainOf(error: unknown): Thrown[] {
	const chain: Thrown[] = [];
	for (let link = error as Thrown | undefined; link && typeof link === 'object' && chain.length < 5; link = link.cause) chain.push(link);
	return chain;
}

/** Classifies what was thrown instead of an answer. Decides by status and code, never by words. */
export function faultOfThrown(error: unknown): AmazonFault {
	const chain = chainOf(error);
	const lwa = chain.find((link) => link.lwa)?.lwa;
	if (lwa?.status === 0) return { kind: lwa.code === 'ERR_CANCELED' ? 'cancelled' : 'noConnection', code: lwa.code, beforeSending: true };
	if (lwa)
		return {
			kind: lwa.status >= 500 || lwa.status === 429 ? 'unavailable' : 'loginRefused',
			status: lwa.status,
			code: lwa.code,
			beforeSending: true,
		};
	const response = chain.find((link) => link.response?.status)?.response;
	if (response?.status) {
		const body =
			response.data instanceof Uint8Array || typeof response.data === 'string' ? response.data : JSON.stringify(response.data ?? '');
		const answered = faultOfAnswer({ status: response.status, headers: response.headers ?? {}, body: Buffer.from(body) });
		if (answered) return answered;
	}
	const code = chain.map((link) => link.code).find((value) => typeof value === 'string');
	if (code === 'ERR_CANCELED') return { kind: 'cancelled' };
	if (typeof code === 'string') return { kind: 'noConnection', code, ...(NEVER_CONNECTED.has(code) ? { beforeSending: true } : {}) };
	return { kind: 'notSent', text: shown(String(chain[0]?.message ?? '')) || undefined };
}
