import type { SandboxParts } from '../../core/parts';
import { instant } from '../books/calendar';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import type { Change, Posting } from './context';

/** Master data that is kept as it is sent, with what it takes over where it says nothing. */
export interface Kept {
	readonly collection: string;
	/** Rows as the API shows them. */
	readonly rows: (parts: SandboxParts) => Row[];
	/** Fields that no two records may share, and fields that a change must leave as they are. */
	readonly unique: readonly string[];
	readonly fixed: readonly string[];
	readonly defaults: (parts: SandboxParts, body: Row) => Row;
	/** Refuses what the whole record cannot be. */
	readonly check?: (parts: SandboxParts, record: Row) => void;
}

export const creates =
	(kept: Kept): Posting =>
	(parts, body) => {
		const now = instant(parts.clock.now());
		const record = { ...kept.defaults(parts, body), ...body, date_time_created: now, date_time_updated: now };
		kept.check?.(parts, record);
		checkUnique(parts, kept, record);
		const { id } = parts.store.insert(kept.collection, withoutId(record));
		return shown(parts, kept, id);
	};

export const changes =
	(kept: Kept): Change =>
	(parts, id, body) =>
		parts.store.transaction(() => {
			const before = parts.store.get(kept.collection, id) as Row;
			for (const name of kept.fixed) if (body[name] !== undefined && body[name] !== before[name]) refuse(`'${name}' cannot be changed.`);
			const record = { ...before, ...body, date_time_updated: instant(parts.clock.now()) };
			kept.check?.(parts, record);
			checkUnique(parts, kept, record, id);
			parts.store.update(kept.collection, id, withoutId(record));
			return shown(parts, kept, id);
		});

/** What a new record would take over; nothing is stored. */
export const proposes =
	(kept: Kept): Posting =>
	(parts) =>
		kept.defaults(parts, {});

function checkUnique(parts: SandboxParts, { collection, unique }: Kept, record: Row, id?: number): void {
	if (unique.length === 0) return;
	const isTaken = parts.store.all(collection).some((each) => each.id !== id && unique.every((name) => each[name] === record[name]));
	if (isTaken) refuse(`'${unique[0]}' ${String(record[unique[0]])} is in use.`);
}

const shown = (parts: SandboxParts, kept: Kept, id: number): Row => kept.rows(parts).find((row) => row.id === id)!;
const withoutId = ({ id: _id, ...record }: Row): Record<string, unknown> => record;
