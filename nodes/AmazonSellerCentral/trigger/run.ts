import { NodeApiError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import type { Limits } from '../transport/send';
import { timingOf, type Timing } from '../transport/timing';
import type { PollState } from './state';

/** What a poll found, and what it remembers of it. An error is thrown after that is kept. */
export interface Found {
	readonly items: readonly IDataObject[];
	readonly next: PollState;
	readonly error?: Error;
}

/** One kind of event. */
export interface TriggerEvent {
	/** Settings that decide which events there are; a change of them starts anew. */
	settings(poll: IPollFunctions): unknown;
	/** Reads on from the state, until it is done or the time of the poll is nearly over. Throws when nothing at all could be read. */
	read(run: PollRun, state: PollState): Promise<Found>;
	/** A few recent events as samples, whatever was given out before. */
	sample(run: PollRun): Promise<readonly IDataObject[]>;
}

/** Time that is kept back for handing over what was found. */
const RESERVE_MS = 3000;

/** One poll: its context, its moment, and the time that n8n gives it. */
export class PollRun {
	/** Milliseconds since the epoch. */
	readonly now = Date.now();
	private readonly timing: Timing;
	private readonly end: number;

	constructor(readonly context: IPollFunctions) {
		this.timing = timingOf(context);
		this.end = this.timing.now() + budgetOf(context) - RESERVE_MS;
	}

	/** Milliseconds left for requests; 0 when there are none. */
	get left(): number {
		return Math.max(0, this.end - this.timing.now());
	}

	/** Whether n8n has given the poll up. */
	get overdue(): boolean {
		return this.timing.now() >= this.end + RESERVE_MS;
	}

	/** Limits of a request that must not outlast the poll: what comes after it would be thrown away by n8n. */
	get limits(): Partial<Limits> {
		return { totalMs: Math.min(this.left, MOST_OF_A_POLL_MS) };
	}
}

/** As for requests of the node. */
const MOST_OF_A_POLL_MS = 300_000;

/** An n8n that does not speak of a budget gives five minutes, as those do that have no fence. */
const budgetOf = (context: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>): number => context.getPollBudgetMs?.() ?? 300_000;

/** Whether a request had no turn within the poll, without Amazon having refused it: not a failure, just not yet. */
export function isOutOfTurn(error: unknown): boolean {
	const details = reasonOf(error);
	return details?.reason === 'rateLimited' && details.httpStatus === undefined;
}

/** Whether Amazon refused the parameters, as it does with a page token that has expired. */
export const isRefused = (error: unknown): boolean => reasonOf(error)?.reason === 'invalidRequest';

/** Whether Amazon knows no such record, or no longer. */
export const isNotFound = (error: unknown): boolean => reasonOf(error)?.reason === 'notFound';

const reasonOf = (error: unknown): { reason?: unknown; httpStatus?: unknown } | undefined =>
	error instanceof NodeApiError ? (error.context.details as { reason?: unknown; httpStatus?: unknown } | undefined) : undefined;
