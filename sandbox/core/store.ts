import type { DatabaseSync } from 'node:sqlite';

/** A record of a collection: an integer id given by the store and any JSON fields. */
export type StoredRecord = { id: number } & Record<string, unknown>;

/** A state of the store to return to; see `Store.snapshot`. */
export interface Snapshot {
	readonly collections: ReadonlyMap<string, ReadonlyMap<number, StoredRecord>>;
	readonly nextIds: ReadonlyMap<string, number>;
}

/**
 * State of the sandbox: named collections of JSON records, kept in memory for reading and, where a file is named, written through to
 * SQLite, so that a restart finds everything again. `transaction` writes all or nothing, in memory too. A stored record is never changed
 * in place, so a snapshot costs one copy of the maps.
 */
export class Store {
	private readonly collections = new Map<string, Map<number, StoredRecord>>();
	private readonly nextIds = new Map<string, number>();
	private undo: Array<() => void> | undefined;

	private constructor(private readonly database?: DatabaseSync) {
		if (!database) return;
		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
		database.exec(
			'CREATE TABLE IF NOT EXISTS record (collection TEXT, id INTEGER, body TEXT NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID',
		);
		for (const row of database.prepare('SELECT collection, id, body FROM record ORDER BY collection, id').all()) {
			this.remember(String(row.collection), JSON.parse(String(row.body)) as StoredRecord);
		}
	}

	/** Opens a file, which needs Node 22.13 or newer; without one everything stays in memory. */
	static open(path?: string): Store {
		if (path === undefined) return new Store();
		// Not an import: jest 29 cannot resolve built-ins that exist only with the node: prefix.
		const sqlite = process.getBuiltinModule('node:sqlite');
		if (!sqlite)
			throw new Error(
				`The sandbox needs Node 22.13 or newer for SQLite; this is ${process.version}. Start it by the project's npm scripts, which bring Node 24.`,
			);
		const { DatabaseSync } = sqlite;
		return new Store(new DatabaseSync(path));
	}

	all<T extends StoredRecord = StoredRecord>(collection: string): T[] {
		return [...(this.collections.get(collection)?.values() ?? [])] as T[];
	}

	get<T extends StoredRecord = StoredRecord>(collection: string, id: number): T | undefined {
		return this.collections.get(collection)?.get(id) as T | undefined;
	}

	/** Adds a record under the next id of its collection (or the id it brings) and returns it. */
	insert<T extends Record<string, unknown>>(collection: string, fields: T & { id?: number }): T & { id: number } {
		const id = fields.id ?? this.nextIds.get(collection) ?? 1;
		const record = { ...fields, id };
		this.write(collection, record);
		return record;
	}

	/** Replaces fields of a record and returns the new record. */
	update(collection: string, id: number, fields: Record<string, unknown>): StoredRecord {
		const before = this.get(collection, id);
		if (!before) throw new Error(`No ${collection} ${id}`);
		const record = { ...before, ...fields, id };
		this.write(collection, record);
		return record;
	}

	delete(collection: string, id: number): void {
		const before = this.get(collection, id);
		if (!before) return;
		this.undo?.push(() => this.remember(collection, before));
		this.collections.get(collection)?.delete(id);
		this.database?.prepare('DELETE FROM record WHERE collection = ? AND id = ?').run(collection, id);
	}

	/** Runs `work`; when it throws, neither the file nor the memory keeps anything of it. Synchronous and not nested. */
	transaction<T>(work: () => T): T {
		this.database?.exec('BEGIN');
		this.undo = [];
		try {
			const result = work();
			this.database?.exec('COMMIT');
			return result;
		} catch (failure) {
			this.database?.exec('ROLLBACK');
			for (const step of this.undo.reverse()) step();
			throw failure;
		} finally {
			this.undo = undefined;
		}
	}

	/** The state as it is now. Not within a transaction. */
	snapshot(): Snapshot {
		return { collections: copyOf(this.collections), nextIds: new Map(this.nextIds) };
	}

	/** Returns to a state; what came after it is forgotten, in the file too. */
	restore(snapshot: Snapshot): void {
		this.collections.clear();
		this.nextIds.clear();
		for (const [name, records] of copyOf(snapshot.collections)) this.collections.set(name, records);
		for (const [name, id] of snapshot.nextIds) this.nextIds.set(name, id);
		if (!this.database) return;
		this.database.exec('DELETE FROM record');
		for (const [name, records] of this.collections) for (const record of records.values()) this.keep(name, record);
	}

	close(): void {
		this.database?.close();
	}

	private write(collection: string, record: StoredRecord): void {
		const before = this.get(collection, record.id);
		const nextId = this.nextIds.get(collection);
		this.undo?.push(() => {
			if (before) this.remember(collection, before);
			else this.collections.get(collection)?.delete(record.id);
			if (nextId === undefined) this.nextIds.delete(collection);
			else this.nextIds.set(collection, nextId);
		});
		this.remember(collection, record);
		this.keep(collection, record);
	}

	private keep(collection: string, record: StoredRecord): void {
		this.database
			?.prepare(
				'INSERT INTO record (collection, id, body) VALUES (?, ?, ?) ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body',
			)
			.run(collection, record.id, JSON.stringify(record));
	}

	private remember(collection: string, record: StoredRecord): void {
		let records = this.collections.get(collection);
		if (!records) this.collections.set(collection, (records = new Map()));
		records.set(record.id, record);
		this.nextIds.set(collection, Math.max(this.nextIds.get(collection) ?? 1, record.id + 1));
	}
}

const copyOf = (collections: ReadonlyMap<string, ReadonlyMap<number, StoredRecord>>): Map<string, Map<number, StoredRecord>> =>
	new Map([...collections].map(([name, records]) => [name, new Map(records)]));
