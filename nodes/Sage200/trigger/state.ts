import { createHash } from 'node:crypto';

/** What a trigger remembers between polls. Instants are ISO 8601 in UTC. */
export interface PollState {
	/** Credential and settings that it belongs to; with others, it starts anew. */
	readonly scope: string;
	/** What changed before is never given out, however far the overlap reaches back. */
	readonly start: string;
	/** Latest change that was read, by Sage's own clock. */
	readonly cursor: string;
	/** Events that were given out, with the stamp they were read under; those within the overlap. */
	readonly seen: Readonly<Record<string, string>>;
	/** The last poll ended before it had read all: the next one goes on from the cursor, without overlap. */
	readonly isBehind?: boolean;
	readonly sweptAt?: string;
}

/** A short name for a credential and the settings that decide which events there are. Nothing secret goes in. */
export const scopeOf = (...parts: readonly unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** The remembered state when it belongs to the scope, else nothing. */
export function stateOf(data: Readonly<Record<string, unknown>>, scope: string): PollState | undefined {
	const state = data.state as PollState | undefined;
	return state?.scope === scope ? state : undefined;
}

/** From when the next poll reads. */
export const readFrom = ({ start, cursor, isBehind }: PollState, overlapMinutes: number): string =>
	isBehind ? cursor : later(start, new Date(Date.parse(cursor) - overlapMinutes * 60_000).toISOString());

/** Forgets what the next poll cannot meet again. */
export const keepFrom = (seen: PollState['seen'], from: string): PollState['seen'] =>
	Object.fromEntries(Object.entries(seen).filter(([, stamp]) => Date.parse(stamp) >= Date.parse(from)));

/** The later of two instants. */
export const later = (one: string, other: string): string => (Date.parse(other) > Date.parse(one) ? other : one);
