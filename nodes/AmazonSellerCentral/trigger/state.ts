import { createHash } from 'node:crypto';

/** The page of a listing at which the next poll goes on. Amazon wants the parameters of the first page with every token. */
export interface OpenPage {
	readonly token: string;
	readonly query: Readonly<Record<string, string | number | readonly string[]>>;
	/** Up to when the listing is complete, once its last page is read. */
	readonly watermark: string;
	/** How many pages were read before it. */
	readonly pages: number;
}

/** A report that was requested and is waited for. */
export interface PendingReport {
	readonly reportId: string;
	readonly dataEndTime: string;
}

/** What a trigger remembers between polls. Instants are ISO 8601 in UTC. */
export interface PollState {
	/** Credential and settings that it belongs to; with others, it starts anew. */
	readonly scope: string;
	/** Events before are none of this trigger's. */
	readonly startedAt: string;
	/** Everything up to here was read. */
	readonly cursor: string;
	/** Events that were given out, with their times: those within the overlap, which is read again. */
	readonly seen: Readonly<Record<string, string>>;
	readonly page?: OpenPage;
	/** Orders that were created but are not ready to import yet, with when they were last looked at. */
	readonly waiting?: Readonly<Record<string, string>>;
	/** Whether the reports that were there at the start have been told apart from later ones. */
	readonly primed?: boolean;
	readonly pendingReport?: PendingReport;
	/** Earliest time of the next report request. */
	readonly nextRequestAt?: string;
}

/** ISO 8601 in UTC without fractions of a second, as Amazon's parameters want it. */
export const isoOf = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** Amazon's instants come with and without fractions, so they are compared as numbers. */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

/** A short name for a credential and the settings that decide which events there are. Nothing secret goes in. */
export const scopeOf = (...parts: readonly unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

export const newState = (scope: string, startedAt: string): PollState => ({ scope, startedAt, cursor: startedAt, seen: {} });

/** The remembered state when it belongs to the scope, else undefined. */
export function stateOf(data: Readonly<Record<string, unknown>>, scope: string): PollState | undefined {
	const state = data.state as PollState | undefined;
	return state?.scope === scope ? state : undefined;
}

/** Forgets what the next poll cannot meet again. */
export const keepFrom = (seen: PollState['seen'], from: string): PollState['seen'] =>
	Object.fromEntries(Object.entries(seen).filter(([, time]) => !isBefore(time, from)));
