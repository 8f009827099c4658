import { createHash } from 'node:crypto';
import { cell, type TableRow } from '../text/tableRow';

/** One row of Amazon's inventory ledger, in detail. Quantities are units on Amazon. */
export interface LedgerEvent {
	/** At most 20 characters, the same in every report: what Sage stores as reference. */
	readonly id: string;
	/** `YYYY-MM-DD`, as Amazon dates it; '' when it cannot be told. */
	readonly date: string;
	/** Sorts events of a day; '' where the file has no time. */
	readonly time: string;
	readonly fnsku: string;
	readonly asin: string;
	readonly sku: string;
	readonly eventType: string;
	readonly referenceId: string;
	/** Signed. */
	readonly quantity: number;
	readonly disposition: string;
	readonly reason: string;
	readonly country: string;
}

/** Fields that stay as they are. The reconciled quantities change for weeks, so they tell no row apart. */
const IDENTITY = [
	'date',
	'dateTime',
	'fnsku',
	'eventType',
	'referenceId',
	'quantity',
	'fulfillmentCenter',
	'disposition',
	'reason',
] as const;

/** What a ledger row is told by: a hash in hex of the fields that Amazon does not restate. */
export const ledgerIdentity = (row: TableRow): string =>
	createHash('sha256')
		.update(JSON.stringify(IDENTITY.map((field) => row[field] ?? null)))
		.digest('hex')
		.slice(0, 20);

/** Rows of a report with their identity and a count of identical ones: these are genuine, and Amazon gives no row an id. */
export function countedRows<Row extends TableRow>(rows: readonly Row[]): Array<{ row: Row; identity: string; copy: number }> {
	const copies = new Map<string, number>();
	return rows.map((row) => {
		const identity = ledgerIdentity(row);
		const copy = (copies.get(identity) ?? 0) + 1;
		copies.set(identity, copy);
		return { row, identity, copy };
	});
}

/** `FBA`, 60 bits of the identity, and the copy in base 36: 20 characters at most, of which Sage's references take 20. */
const eventId = (identity: string, copy: number): string =>
	`FBA${identity.slice(0, 15)}${copy === 1 ? '' : copy.toString(36)}`.toUpperCase();

/** Rows as *FBA Inventory: Get Ledger Detail* gives them, oldest first. Rows without a quantity change nothing and are left out. */
export function readLedger(rows: readonly TableRow[]): LedgerEvent[] {
	const events = countedRows(rows.filter((row) => cell(row.eventType) !== '')).map(({ row, identity, copy }): LedgerEvent => ({
		id: eventId(identity, copy),
		date: /^\d{4}-\d{2}-\d{2}/.exec(cell(row.date))?.[0] ?? '',
		time: cell(row.dateTime),
		fnsku: cell(row.fnsku),
		asin: cell(row.asin),
		sku: cell(row.msku),
		eventType: cell(row.eventType),
		referenceId: cell(row.referenceId),
		quantity: Number(cell(row.quantity) || Number.NaN),
		disposition: cell(row.disposition),
		reason: cell(row.reason),
		country: cell(row.country),
	}));
	return events.filter(({ quantity }) => quantity !== 0).sort(inTime);
}

/** By day, then time, then id, so that the same rows always come in the same order. */
const inTime = (a: LedgerEvent, b: LedgerEvent): number =>
	compare(a.date, b.date) || (Date.parse(a.time) || 0) - (Date.parse(b.time) || 0) || compare(a.id, b.id);

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
