import type { SandboxParts } from '../core/parts';
import type { Release } from './books/behaviour';
import { changes, creates, type Kept } from './postings/kept';
import type { Change, Posting } from './postings/context';
import type { Row, Shape } from './shapes/shape';

/** One path of the API. A new resource is a new entry of a table and, when it writes, one posting function. */
export interface Resource {
	/** Below the base, with `:parentId` for a record that it stands under. */
	readonly path: string;
	/** Description of the records that are read. */
	readonly shape: Shape;
	/** Rows of the collection; undefined when the parent does not exist. Left out: nothing can be read here. */
	readonly rows?: (parts: SandboxParts, parentId: number) => Row[] | undefined;
	/** Whether `/{Id}` gives one record. */
	readonly one?: boolean;
	readonly post?: { readonly body: Shape; readonly run: Posting };
	/** Whether `/{Id}` can be changed. */
	readonly put?: { readonly body: Shape; readonly run: Change };
	/** Whether `/{Id}` can be deleted. */
	readonly remove?: (parts: SandboxParts, id: number) => void;
	/** Words of `$expand` on one record that do something and add fields to the answer. */
	readonly special?: Readonly<Record<string, (parts: SandboxParts, id: number) => Row>>;
	/** The stamp by which new rows of the collection stay unseen for a while (see `visibleAfterSeconds`). */
	readonly lagsBy?: string;
	/** Answers the only record instead of a list. */
	readonly single?: boolean;
	/** The collection cannot be read, only its records. */
	readonly isUnlisted?: boolean;
	/** The release that brought it: older ones answer 404. */
	readonly since?: Release;
	/** Its fields are not published: bodies are read loosely. */
	readonly isUnpublished?: boolean;
}

/** Something that is posted or asked and never read at its own path. */
export const posting = (path: string, given: Shape, answer: Shape, run: Posting): Resource => ({
	path,
	shape: answer,
	post: { body: given, run },
});

/** A list that can only be read. */
export const reading = (path: string, shape: Shape, rows: Resource['rows']): Resource => ({ path, shape, rows });

/** A collection with single records. */
export const readingEach = (path: string, shape: Shape, rows: Resource['rows']): Resource => ({ path, shape, rows, one: true });

/** Master data that can be read, added and changed. */
export const keeping = (path: string, shape: Shape, kept: Kept): Resource => ({
	...readingEach(path, shape, kept.rows),
	post: { body: shape, run: creates(kept) },
	put: { body: shape, run: changes(kept) },
});

/** The part of a collection that stands under one record. */
export const below = (parent: string, rows: (parts: SandboxParts) => Row[], key: string) => (parts: SandboxParts, parentId: number) =>
	parts.store.get(parent, parentId) ? rows(parts).filter((row) => row[key] === parentId) : undefined;
