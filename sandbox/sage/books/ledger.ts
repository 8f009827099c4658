import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import type { Row } from '../shapes/shape';
import { firstOpenDay, instant } from './calendar';
import type { BankRecord, NominalRecord, TraderRecord } from './masters';
import { COLLECTION, type Ledger } from './names';
import type { EntryKind, TraderBook } from './traders';

/** What all sides of one posting share. Amounts in pence. */
export interface Document {
	readonly urn: number;
	/** `YYYY-MM-DD`. */
	readonly day: string;
	readonly reference: string;
	readonly secondReference: string;
	readonly narrative: string;
	readonly source: Ledger;
}

/** One side of a posting in the nominal ledger; a positive amount is a debit. */
export interface NominalLine {
	readonly nominal: NominalRecord;
	readonly amount: number;
	readonly narrative?: string;
	readonly reference?: string;
}

export type NominalEntry = StoredRecord &
	Document & {
		nominalId: number;
		debit: number;
		credit: number;
		postedAt: string;
		/** A day of the accounting period that it went into. */
		periodDay: string;
	};

/** Analysis that reading back shows with `$expand`. */
export type Analysis = { taxItems: Row[]; nominalItems: Row[]; tradeItems: Row[] };

export type BankEntryKind = 'Receipt' | 'Payment';
export type BankEntry = StoredRecord &
	Document &
	Analysis & { bankId: number; kind: BankEntryKind; value: number; postedAt: string; statementDay?: string; statementPage?: number };

/** An entry on the account of a customer or supplier. `goods` and `tax` are positive; the kind says on which side they stand. */
export type TraderEntry = StoredRecord &
	Document &
	Analysis & {
		traderId: number;
		kind: EntryKind;
		goods: number;
		tax: number;
		dueDay: string;
		postedAt: string;
		updatedAt: string;
		bankCode: string;
		/** Moved out of the ledger into its history. */
		isArchived?: boolean;
	};

type Parts = Pick<SandboxParts, 'store' | 'clock'>;

const FIRST_URN = 10_001;

/** The next unique reference number; all ledgers share the row of numbers. */
export function nextUrn(parts: Parts): number {
	return takeNumber(parts, 'urn', FIRST_URN);
}

/** The number that `nextUrn` gives next. */
export const peekUrn = (parts: Pick<Parts, 'store'>): number =>
	(parts.store.all(COLLECTION.counter).find((each) => each.name === 'urn')?.next as number | undefined) ?? FIRST_URN;

/** Counts up a named number that survives a restart. */
export function takeNumber(parts: Parts, name: string, first: number): number {
	const counter = parts.store.all(COLLECTION.counter).find((each) => each.name === name);
	const value = counter ? (counter.next as number) : first;
	parts.store.insert(COLLECTION.counter, { id: counter?.id, name, next: value + 1 });
	return value;
}

/** Posts to the nominal ledger. Throws when debits and credits differ: a posting that does not balance is our own mistake. */
export function postNominal(parts: Parts, document: Document, lines: readonly NominalLine[]): void {
	const total = lines.reduce((sum, line) => sum + line.amount, 0);
	if (!lines.every((line) => Number.isSafeInteger(line.amount)) || total !== 0)
		throw new Error(`Transaction ${document.urn} does not balance: ${total}`);
	const open = firstOpenDay(parts.clock.now());
	for (const line of lines.filter((each) => each.amount !== 0)) {
		parts.store.insert(COLLECTION.nominalEntry, {
			...document,
			narrative: line.narrative ?? document.narrative,
			reference: line.reference ?? document.reference,
			nominalId: line.nominal.id,
			debit: Math.max(line.amount, 0),
			credit: Math.max(-line.amount, 0),
			periodDay: open > document.day ? open : document.day,
			postedAt: instant(parts.clock.now()),
		});
	}
}

/** Writes into the cash book; `value` is positive. */
export function postBank(
	parts: Parts,
	document: Document,
	bank: BankRecord,
	kind: BankEntryKind,
	value: number,
	analysis: Partial<Analysis> = {},
): void {
	parts.store.insert(COLLECTION.bankEntry, {
		...document,
		...fullAnalysis(analysis),
		bankId: bank.id,
		kind,
		value,
		postedAt: instant(parts.clock.now()),
	});
}

export interface TraderPosting {
	readonly kind: EntryKind;
	readonly goods: number;
	readonly tax: number;
	readonly dueDay?: string;
	readonly bankCode?: string;
}

/** Writes into the account of a customer or supplier. */
export function postTrader(
	parts: Parts,
	document: Document,
	book: TraderBook,
	trader: TraderRecord,
	posting: TraderPosting,
	analysis: Partial<Analysis> = {},
): void {
	const now = instant(parts.clock.now());
	parts.store.insert(book.entries, {
		...document,
		...fullAnalysis(analysis),
		traderId: trader.id,
		kind: posting.kind,
		goods: posting.goods,
		tax: posting.tax,
		dueDay: posting.dueDay ?? document.day,
		bankCode: posting.bankCode ?? '',
		postedAt: now,
		updatedAt: now,
	});
}

const fullAnalysis = (analysis: Partial<Analysis>): Analysis => ({ taxItems: [], nominalItems: [], tradeItems: [], ...analysis });

/** Balance of a bank in pence, from the cash book. */
export const bankBalance = (parts: Pick<Parts, 'store'>, bankId: number): number =>
	parts.store
		.all<BankEntry>(COLLECTION.bankEntry)
		.filter((entry) => entry.bankId === bankId)
		.reduce((sum, entry) => sum + (entry.kind === 'Receipt' ? entry.value : -entry.value), 0);

/** Balance of each nominal account in pence, debits positive. */
export function nominalBalances(parts: Pick<Parts, 'store'>): Map<number, number> {
	const balances = new Map<number, number>();
	for (const entry of parts.store.all<NominalEntry>(COLLECTION.nominalEntry)) {
		balances.set(entry.nominalId, (balances.get(entry.nominalId) ?? 0) + entry.debit - entry.credit);
	}
	return balances;
}
