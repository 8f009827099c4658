import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { AnswerTooLong, textOfBody } from './answerText';
import { BOUNDS } from './bounds';
import { CREDENTIAL } from './connection';
import type { SageTrouble } from './errors';
import { headersFor, SITES_PATH } from './headers';
import { isSuccess, latenessOf, type Answer, type Call, type Context, type Line } from './line';
import { takeTurn } from './pace';
import { sendGate } from './sendGate';

/** What takes longer than its timeout and this is given up: the timeout of the request ends when the answer begins. */
export const GRACE_MS = 30_000;
const RENEWAL_TIMEOUT_MS = 30_000;
/** Another worker may have renewed the access in the same moment; its new token is in the credential shortly after. */
const RENEWED_ELSEWHERE_MS = 1_000;

const NO_COMPANY: SageTrouble = {
	message: 'The Sage 200 credential names no site and company',
	remedy: 'Run the operation Site: Get Many, then put site_id and company_id into the credential.',
};
const RECONNECT: SageTrouble = {
	status: 401,
	message: 'The Sage 200 credential needs to be reconnected',
	remedy: 'Sage 200 no longer renews the access: it ends 90 days after the consent at the latest. Open the credential and connect again.',
};

/**
 * One request in its turn. A 401 says that nothing was done: the token is renewed by a question, and the request is made once more, if it still may be. n8n's own
 * repetition after a 401 is not used, because it asks nobody: a posting would arrive after the end of the run's time. Never throws.
 */
export async function exchange(line: Line, call: Call): Promise<Answer> {
	const { siteId, companyId } = line.connection;
	if (call.path !== SITES_PATH && (siteId === '' || companyId === '')) return { kind: 'barred', trouble: NO_COMPANY };
	const answer = await inTurn(line, call, false);
	if (answer.kind !== 'answered' || answer.status !== 401) return answer;
	const renewal = await renewToken(line, call.until);
	if (renewal.kind === 'barred') return renewal;
	return renewal.kind === 'answered' && isSuccess(renewal.status) ? await inTurn(line, call, false) : answer;
}

/** n8n renews the token when a question is answered with 401, and repeats that question. */
async function renewToken(line: Line, until?: number): Promise<Answer> {
	const question: Call = { method: 'GET', path: SITES_PATH, timeout: RENEWAL_TIMEOUT_MS, until, isWrite: false };
	const renewal = await inTurn(line, question, true);
	if (renewal.kind !== 'barred') return renewal;
	await line.time.sleep(RENEWED_ELSEWHERE_MS);
	return await inTurn(line, question, true);
}

async function inTurn(line: Line, call: Call, isRenewal: boolean): Promise<Answer> {
	const { connection, time } = line;
	await takeTurn(`${connection.baseUrl}|${connection.siteId}`, connection.requestsPerSecond, time);
	const late = call.isWrite ? latenessOf(line) : undefined;
	if (late) return { kind: 'barred', trouble: late };
	const left = Math.min(call.timeout + GRACE_MS, (call.until ?? Number.POSITIVE_INFINITY) - time.now());
	if (left <= 0) return { kind: 'silent', reason: 'ETIMEDOUT', isFinal: true };
	const gate = sendGate(() => !call.isWrite || latenessOf(line) === undefined);
	const answer = await time
		.within(left, answered(line, call, isRenewal, gate.signal))
		.then((result): Answer => (result === 'late' ? { kind: 'silent', reason: 'ETIMEDOUT' } : result), answerOf);
	if (answer.kind === 'silent') gate.close(); // whatever of it is still under way must not arrive later
	return answer;
}

async function answered({ context, connection }: Line, call: Call, isRenewal: boolean, signal: AbortSignal): Promise<Answer> {
	// n8n puts the signal of the context into the request: the one of the run would cut off a posting that is on its way.
	const sender = Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as Context;
	const response = (await context.helpers.httpRequestWithAuthentication.call(sender, CREDENTIAL, {
		method: call.method,
		url: `${connection.baseUrl}${call.path}${call.query ?? ''}`,
		headers: headersFor(call.path, connection, call.body !== undefined),
		body: call.body,
		encoding: isRenewal ? 'text' : 'stream',
		returnFullResponse: true,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: isRenewal ? { ignore: true, except: [401] } : true,
		timeout: call.timeout,
	})) as IN8nHttpFullResponse;
	const { statusCode: status, headers, body } = response;
	return {
		kind: 'answered',
		status,
		text: await textOfBody(body, !isSuccess(status)),
		retryAfterSeconds: seconds(headers['retry-after']),
	};
}

interface RequestFailure extends Error {
	readonly httpCode?: string | null;
	readonly failure?: { cause?: string };
	readonly cause?: { code?: string; failure?: { cause?: string } };
	readonly code?: string;
}

/** What n8n throws: a token that cannot be renewed, a 401 that stays after the renewal, everything without an answer. */
function answerOf(error: RequestFailure): Answer {
	if (error instanceof AnswerTooLong)
		return { kind: 'silent', reason: `the answer is longer than ${BOUNDS.bytesOfAnswer / 1024 / 1024} MB`, isFinal: true };
	if ([error.failure?.cause, error.cause?.failure?.cause].includes('credential-invalid')) return { kind: 'barred', trouble: RECONNECT };
	if (error.httpCode === '401') return { kind: 'answered', status: 401, text: '' };
	return { kind: 'silent', reason: String(error.cause?.code ?? error.code ?? 'no answer').slice(0, 60) };
}

const seconds = (header: unknown): number | undefined => (/^\d{1,9}$/.test(String(header)) ? Number(header) : undefined);
