import { BOUNDS } from './bounds';
import { apiError, noAnswerTrouble, troubleOf, unreadableTrouble, type SageTrouble } from './errors';
import { exchange } from './exchange';
import { hiddenOf } from './hidden';
import { isSuccess, type Answer, type Call, type Line } from './line';
import { jsonOf } from './losslessJson';
import { queryString, type SageQuery } from './odata';
import { projected } from './projection';
import type { Understood } from './reading';

const READ_TIMEOUT_MS = 60_000;
/** For a read with all its tries, waits and renewals of the token. */
const READ_DEADLINE_MS = 150_000;
/** Waits before the second, third and fourth try of a read. */
const RETRY_WAITS_MS: readonly number[] = [500, 2_000, 5_000];
const LONGEST_RETRY_AFTER_SECONDS = 30;
const WORTH_ANOTHER_READ: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** A question, and how its answer is understood. */
export interface Question<T> {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly query?: string;
	readonly body?: string;
	readonly understand: (answer: unknown) => Understood<T>;
}

export interface Reading<T> {
	readonly value: T;
	/** Length of the answer. */
	readonly bytes: number;
	/** From the first try to the answer. */
	readonly milliseconds: number;
}

/**
 * Asks until the answer can be understood, a few times. Throws a NodeApiError when it stays so; an answer that is not what was asked for counts as none,
 * whatever its status.
 */
export async function read<T>(line: Line, question: Question<T>): Promise<Reading<T>> {
	const { understand, ...request } = question;
	const name = `${question.method} ${question.path}`;
	const start = line.time.now();
	const deadline = start + READ_DEADLINE_MS;
	for (let attempt = 0; ; attempt++) {
		const timeout = Math.min(READ_TIMEOUT_MS, Math.max(1, deadline - line.time.now()));
		const answer = await exchange(line, { ...request, timeout, until: deadline, isWrite: false } satisfies Call);
		const found = understood(answer, understand);
		const bytes = answer.kind === 'answered' ? answer.text.length : 0;
		if (found?.ok) return { value: found.value, bytes, milliseconds: line.time.now() - start };
		const wait = attempt < RETRY_WAITS_MS.length ? waitBefore(answer, RETRY_WAITS_MS[attempt]) : undefined;
		if (wait === undefined || line.time.now() + wait >= deadline)
			throw apiError(line.context.getNode(), found ? unreadableTrouble(found.why, name) : await readTrouble(line, answer, question));
		await line.time.sleep(wait);
	}
}

/** What is wrong with an answer that came whole; nothing when none came. */
function understood<T>(answer: Answer, understand: Question<T>['understand']): Understood<T> | undefined {
	const content = answer.kind === 'answered' && isSuccess(answer.status) ? jsonOf(answer.text) : undefined;
	return content === undefined ? undefined : understand(content.value);
}

/** Milliseconds until the next try, or nothing when another try would bring the same. */
function waitBefore(answer: Answer, usual: number): number | undefined {
	if (answer.kind === 'barred' || (answer.kind === 'silent' && answer.isFinal)) return undefined;
	if (answer.kind === 'silent') return usual;
	if (!isSuccess(answer.status) && !WORTH_ANOTHER_READ.has(answer.status)) return undefined;
	return answer.retryAfterSeconds === undefined ? usual : Math.min(answer.retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS) * 1000;
}

async function readTrouble(line: Line, answer: Answer, { method, path, body }: Question<unknown>): Promise<SageTrouble> {
	const call = `${method} ${path}`;
	if (answer.kind === 'barred') return answer.trouble;
	if (answer.kind === 'silent') return noAnswerTrouble(answer.reason, call);
	if (isSuccess(answer.status)) return noAnswerTrouble('answer cut short', call);
	return troubleOf(answer.status, answer.text, call, await hiddenOf(line.context, body));
}

/**
 * A question that selects fields. A site that is older than one of them, or of an edition without it, refuses all of it with 400: it is asked again for all fields,
 * and from then on at once, and the ones that were wanted are picked out here.
 */
export async function readSelected<T extends object>(
	line: Line,
	path: string,
	query: SageQuery,
	understand: Question<T[]>['understand'],
): Promise<Reading<T[]>> {
	const ask = async (asked: SageQuery) => await read<T[]>(line, { method: 'GET', path, query: queryString(asked), understand });
	const { select, ...whole } = query;
	if (select === undefined) return await ask(query);
	const pick = ({ value, ...cost }: Reading<T[]>): Reading<T[]> => ({ value: value.map((row) => projected(row, select)), ...cost });
	if (line.withoutSelect.has(path)) return pick(await ask(whole));
	try {
		return await ask(query);
	} catch (error) {
		if ((error as { httpCode?: unknown }).httpCode !== '400') throw error as Error;
		const answer = await ask(whole).catch(() => undefined);
		if (answer === undefined) throw error as Error; // the fields were not what was wrong
		line.withoutSelect.add(path);
		return pick(answer);
	}
}

/** What the pages of a list have cost so far. */
export interface ListCost {
	readonly pages: number;
	readonly rows: number;
	readonly bytes: number;
	readonly milliseconds: number;
}

/** Why a list is read no further, or nothing. */
export function boundReached({ pages, rows, bytes, milliseconds }: ListCost): string | undefined {
	if (pages > BOUNDS.pages) return `it has more than ${BOUNDS.pages} pages`;
	if (rows > BOUNDS.rows) return `it has more than ${BOUNDS.rows} records`;
	if (bytes > BOUNDS.bytesOfList) return `it is longer than ${BOUNDS.bytesOfList / 1024 / 1024} MB`;
	return milliseconds > BOUNDS.millisecondsOfList ? `it took more than ${BOUNDS.millisecondsOfList / 60_000} minutes` : undefined;
}
