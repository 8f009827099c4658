import { noAnswerTrouble, troubleOf, type SageTrouble } from './errors';
import { exchange } from './exchange';
import { hiddenOf } from './hidden';
import { isSuccess, latenessOf, type Answer, type Line } from './line';
import { jsonOf, writeJson } from './losslessJson';
import { refusalByPolicy, type Write } from './writePolicy';

/** How one sending of a document ended. `unclear`: it may or may not be in Sage. */
export type SendOutcome =
	| { readonly kind: 'accepted'; readonly body: unknown }
	| { readonly kind: 'refused'; readonly trouble: SageTrouble }
	| { readonly kind: 'unclear'; readonly trouble: SageTrouble };

/** Posting a long document can take Sage minutes on a busy server. */
const WRITE_TIMEOUT_MS = 180_000;
/** A refusal that does not say whether the document was taken. */
const REQUEST_TIMEOUT = 408;

/** Sends once. Time, stop and policy are asked here, where nothing can go round them, and before anything is sent. Never throws. */
export async function write(line: Line, sent: Write): Promise<SendOutcome> {
	const call = `${sent.method} ${sent.path}`;
	let text: string | undefined;
	try {
		const refusal = latenessOf(line) ?? refusalByPolicy(line.policy, sent, line.count.writes);
		if (refusal) return { kind: 'refused', trouble: refusal };
		text = sent.method === 'DELETE' ? undefined : writeJson(sent.body);
	} catch (error) {
		return { kind: 'refused', trouble: unsendable(call, error) };
	}
	line.count.writes++;
	const { method, path } = sent;
	const answer = await exchange(line, { method, path, body: text, timeout: WRITE_TIMEOUT_MS, isWrite: true });
	if (answer.kind === 'barred') line.count.writes--;
	return await outcomeOf(line, answer, sent).catch((): SendOutcome => ({
		kind: 'unclear',
		trouble: noAnswerTrouble('answer not understood', call),
	}));
}

const unsendable = (call: string, error: unknown): SageTrouble => ({
	message: `The request could not be written down (${call}): ${error instanceof Error ? error.message : 'unknown'}`,
	remedy: 'Nothing was sent. Correct the record, or report it to support.',
});

async function outcomeOf(line: Line, answer: Answer, { method, path, body }: Write): Promise<SendOutcome> {
	const call = `${method} ${path}`;
	if (answer.kind === 'barred') return { kind: 'refused', trouble: answer.trouble };
	if (answer.kind === 'silent') return { kind: 'unclear', trouble: noAnswerTrouble(answer.reason, call) };
	const { status, text } = answer;
	if (isSuccess(status)) {
		const content = jsonOf(text);
		if (method === 'DELETE') return { kind: 'accepted', body: content?.value }; // Sage answers a deletion without a body
		return content === undefined
			? { kind: 'unclear', trouble: noAnswerTrouble('answer cut short', call) }
			: { kind: 'accepted', body: content.value };
	}
	// Only Sage's own "no" says that nothing was done: a redirect may come from something that has passed the request on.
	const isClear = status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
	return { kind: isClear ? 'refused' : 'unclear', trouble: troubleOf(status, text, call, await hiddenOf(line.context, body)) };
}
