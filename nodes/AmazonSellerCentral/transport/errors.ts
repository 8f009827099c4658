import { NodeApiError, type Failure, type IDataObject, type INode } from 'n8n-workflow';
import { redacted } from '../../domain/text/redact';
import type { AmazonFault, Said } from './fault';
import { wordsOf, type FaultWords } from './faultWords';
import { recordWords, type RecordNames } from './record';
import { roleOf } from './roles';

const seconds = (milliseconds: number): string => `${Math.ceil(milliseconds / 1000)} s`;

/** Details of a fault as named fields: for the item of continue-on-fail, and for people. Nothing secret, nothing of a buyer. */
export interface FaultDetails extends IDataObject {
	/** Kind of the exception that a workflow records. */
	kind: string;
	/** What went wrong, in the transport's classes. */
	reason: string;
	operation: string;
	/** The record that was asked for, by Amazon's names. */
	record?: IDataObject;
	message: string;
	remedy: string;
}

const put = (text: string, value: string): string => text.replace('%s', () => value);

/** Shows a foreign text without what must not be shown. */
export type Hide = (text: string) => string;

/** What Amazon said, as it may be shown. The first code stands apart, so only a code that differs from it is named with its text. */
interface Shown {
	readonly code?: string;
	readonly text?: string;
}

function saidBy({ said = [], unsaid = 0 }: AmazonFault, hide: Hide): Shown {
	if (said.length === 0) return {};
	const shown = said.map(({ code, text }): Said => ({ code: hide(code), text: hide(text) }));
	const texts = shown.map(({ code, text }) => [code === shown[0].code ? '' : code, text].filter(Boolean).join(': '));
	const all = [...texts.filter(Boolean), ...(unsaid > 0 ? [`and ${unsaid} more`] : [])].join(' | ');
	return { code: shown[0].code || undefined, text: all || undefined };
}

/** Who said so: a code such as ECONNREFUSED is nothing that Amazon said. */
function speakerOf({ kind, status }: AmazonFault): string {
	if (kind === 'loginRefused') return 'Login with Amazon';
	return status === undefined ? 'The network' : 'Amazon';
}

/** The sentence that says what was said, and by whom. */
function amazonSaid(fault: AmazonFault, { code, text }: Shown): string {
	const { status, requestId, retryAfterMs } = fault;
	const said = [code, text].filter(Boolean).join(': ');
	return [
		said && `${speakerOf(fault)} says: ${said}${/[.!?]$/.test(said) ? '' : '.'}`,
		retryAfterMs !== undefined && `The next request is possible in about ${seconds(retryAfterMs)}.`,
		(status !== undefined || requestId) &&
			`(${[status !== undefined && `HTTP ${status}`, requestId && `request id ${requestId}`].filter(Boolean).join(', ')})`,
	]
		.filter(Boolean)
		.join(' ');
}

/** What was asked of Amazon: the operation by its part of the API and name, and the record. */
export interface Asked {
	readonly endpoint: string;
	readonly name: string;
	readonly record: RecordNames;
	/** Knows what was sent; without it, what looks like a secret or a person's data is blotted out all the same. */
	readonly hide?: Hide;
}

/** What happened, and to which record: n8n shows the message first, and alone in its lists. */
function messageOf({ message }: FaultWords, { name, record }: Asked): string {
	const about = recordWords(record);
	return put(message, name) + (about && ` (${about})`);
}

/**
 * The error that people see: what happened and to which record, what Amazon said, what to do. Built from named fields only, because the
 * helper's own error carries the request with its token. `context.details` holds the same as data.
 */
export function amazonError(node: INode, fault: AmazonFault, asked: Asked, itemIndex?: number): NodeApiError {
	const words = wordsOf(fault.kind, asked);
	const shown = saidBy(fault, asked.hide ?? redacted);
	const message = messageOf(words, asked);
	const remedy = put(words.remedy, roleOf(asked.name));
	const error = new NodeApiError(
		node,
		{},
		{
			message,
			description: [amazonSaid(fault, shown), remedy].filter(Boolean).join(' '),
			httpCode: fault.status === undefined ? undefined : String(fault.status),
			itemIndex,
			failure: failureOf(fault, words.cause),
		},
	);
	error.context.details = detailsOf(fault, shown, asked, message, remedy);
	return error;
}

function failureOf({ retryAfterMs }: AmazonFault, cause: Failure['cause']): Failure {
	if (cause === 'rate-limited' || cause === 'quota-exhausted' || cause === 'temporarily-unavailable') return { cause, retryAfterMs };
	return { cause };
}

function detailsOf(fault: AmazonFault, { code, text }: Shown, { name, record }: Asked, message: string, remedy: string): FaultDetails {
	const { kind: reason, status, requestId, retryAfterMs } = fault;
	const known = Object.entries({ httpStatus: status, code, text, requestId, retryAfterMs }).filter(([, value]) => value !== undefined);
	return {
		kind: reason === 'outcomeUnknown' ? 'outcomeUnknown' : 'runFailed',
		reason,
		operation: name,
		...(Object.keys(record).length > 0 ? { record: { ...record } } : {}),
		message,
		remedy,
		...Object.fromEntries(known),
	};
}
