import type { SageClient } from '../../transport/request';
import { looked, type PostingDoor, type Shown } from './postOnce';

/** A write with what is needed to look for it. The body may be missing for a deletion. */
export interface Write<T extends Shown> {
	/** In messages. */
	readonly name: string;
	readonly key: string;
	readonly method: 'POST' | 'PUT' | 'DELETE';
	readonly path: string;
	readonly body?: unknown;
	/** What shows in Sage of the write; nothing while it is not done. Throws when Sage cannot be read. */
	readonly look: () => Promise<T[]>;
}

export const doorOf = <T extends Shown>(client: SageClient, { name, key, method, path, body, look }: Write<T>): PostingDoor<T> => ({
	name,
	key,
	look: async () => await looked(look),
	send: async () => await client.send(path, body, method),
});

/** A state that a record is to have: once it has it, that is what shows. */
export interface ShownRecord extends Shown {
	readonly record: Record<string, unknown>;
}

export const shownRecord = (label: string, id: unknown, record: Record<string, unknown>): ShownRecord => ({
	label,
	urns: [String(id)],
	differences: [],
	record,
});
