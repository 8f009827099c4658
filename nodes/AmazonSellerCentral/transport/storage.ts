import type { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { cancelSignalOf, type AmazonContext } from './context';
import { addressProblem } from './endpoint';
import { faultOfAnswer, faultOfThrown, isTransient, type AmazonFault } from './fault';
import { timingOf, waitWhile, withDeadline } from './timing';

/** What came of a transfer: its result, what is wrong with the document itself, or what went wrong on the way. */
export type Transfer<T> = { readonly done: T } | { readonly refused: string } | { readonly fault: AmazonFault };

/** Reads a body to its end, or says what is wrong with it. Throws what became of the connection. */
export type Use<T> = (body: Readable, headers: Readonly<Record<string, unknown>>) => Promise<{ done: T } | { refused: string }>;

const TRIES = 4;
const IDLE_MS = 60_000;
/** Whole time of one transfer, for 200 MB at less than 1 MB/s. */
const WHOLE_MS = 300_000;
/** Whole time of all transfers of a document with their pauses. */
const TOTAL_MS = 900_000;
const PAUSE_MS = 500;

/** Gets a document from its presigned address as a stream, within `totalMs`. A transfer that breaks off starts again from the beginning. */
export async function fetchDocument<T>(context: AmazonContext, url: string, use: Use<T>, totalMs = TOTAL_MS): Promise<Transfer<T>> {
	return await persistently(context, url, async (signal) => await exchange(context, { method: 'GET', url }, signal, use), totalMs);
}

/** Puts a document at its presigned address. The same bytes end in the same document, so it is repeated as well. */
export async function putDocument(context: AmazonContext, url: string, body: Uint8Array, contentType: string): Promise<Transfer<true>> {
	const options = { method: 'PUT' as const, url, body: Buffer.from(body), headers: { 'content-type': contentType } };
	return await persistently(context, url, async (signal) => await exchange(context, options, signal, async () => ({ done: true })));
}

async function persistently<T>(
	context: AmazonContext,
	url: string,
	transfer: (signal: AbortSignal) => Promise<Transfer<T>>,
	totalMs = TOTAL_MS,
): Promise<Transfer<T>> {
	const problem = addressProblem(url);
	if (problem) return { refused: `has an address that ${problem}` };
	const timing = timingOf(context);
	const deadline = timing.now() + Math.min(totalMs, TOTAL_MS);
	for (let attempt = 1; ; attempt++) {
		const result = await withDeadline(transfer, Math.min(WHOLE_MS, deadline - timing.now()), cancelSignalOf(context)).catch(
			(error: unknown): Transfer<T> => ({ fault: faultOfThrown(error) }),
		);
		// 403 means that the address has expired: another try at the same one is in vain.
		const again = 'fault' in result && result.fault.status !== 403 && isTransient(result.fault);
		const end = timing.now() + timing.random() * PAUSE_MS * 2 ** attempt;
		if (!again || attempt === TRIES || end >= deadline || timing.cancelled()) return result;
		await waitWhile(timing, () => end - timing.now());
	}
}

/** One transfer, without Amazon's token: the address itself is the permission, and it belongs to another service. */
async function exchange<T>(
	context: AmazonContext,
	options: IHttpRequestOptions,
	abortSignal: AbortSignal,
	use: Use<T>,
): Promise<Transfer<T>> {
	// A presigned address leads to the document itself. Elsewhere, what was checked of the address would not hold: https, no name and password.
	const whole: IHttpRequestOptions = {
		...options,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: IDLE_MS,
		abortSignal,
	};
	const { statusCode, headers, body } = (await context.helpers.httpRequest(whole)) as {
		statusCode: number;
		headers: Record<string, unknown>;
		body: Readable;
	};
	// A listener of its own, so that what breaks while nobody reads ends nothing but this transfer.
	body.on('error', () => undefined);
	try {
		const fault = faultOfAnswer({ status: statusCode, headers, body: new Uint8Array() });
		return fault ? { fault } : await use(body, headers);
	} finally {
		body.destroy();
	}
}
