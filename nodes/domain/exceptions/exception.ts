/** Who puts an exception right. */
export type ExceptionOwner = 'finance' | 'operations' | 'ecommerce' | 'support';

/**
 * A refusal as a value: what happened, to which record, what it is worth, who puts it right by when and how.
 * Carries named fields only, no buyer data, and never a key `error` (n8n would re-route the item).
 */
export interface ExceptionRecord {
	/** Stable kind, camelCase, e.g. `unknownSku`. See `kinds.ts`. */
	readonly kind: string;
	readonly owner: ExceptionOwner;
	/** ISO 8601 UTC instant by which it should be put right. */
	readonly dueAt: string;
	readonly flow: 'orders' | 'settlements' | 'allocations' | 'fba' | 'returns' | 'stock' | 'dispatch' | 'shipRisk' | 'posting' | 'system';
	/** What the record is (`order`, `settlement`, ...) and its own id: Amazon order id, settlement id. */
	readonly recordType: string;
	readonly recordId: string;
	/** What happened, in plain words, with the record and the value seen. */
	readonly message: string;
	/** How to put it right. */
	readonly remedy: string;
	/** Value at stake as a decimal string, or '' when unknown; with its currency. */
	readonly amount: string;
	readonly currency: string;
	/** Whether the record waits for it. False beside a settlement that is posted: only a document of one order waits, or nothing does. */
	readonly holds: boolean;
	/** Deterministic: the same refusal of the same record has the same key, so a table keeps one row of it. */
	readonly key: string;
}

/** What a domain function returns: what can go on and what was refused. It throws only on our own mistakes. */
export interface Outcome<T> {
	readonly ready: readonly T[];
	readonly exceptions: readonly ExceptionRecord[];
}
