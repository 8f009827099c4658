import type { Minor } from '../money/money';
import type { SageDocument } from './plan.types';

export type AccountKind = 'nominal' | 'clearing' | 'bank' | 'customer' | 'supplier' | 'held';

/** What all lines of one document share. `none` stands for what is held and not posted. */
export interface EntryHead<Document extends SageDocument | 'none' = SageDocument> {
	/** `YYYY-MM`. */
	readonly period: string;
	/** `YYYY-MM-DD`: date of the posting. */
	readonly date: string;
	/** Which part of the subject it is, e.g. `FEES`. */
	readonly part: string;
	/** Document in Sage that realises the line. */
	readonly document: Document;
	/** Second reference of that document. */
	readonly secondReference: string;
}

interface Line<Document extends SageDocument | 'none'> extends EntryHead<Document> {
	/** Nominal code, bank code, customer reference. */
	readonly account: string;
	readonly costCentre: string;
	readonly department: string;
	/** Debits are positive, credits negative. */
	readonly net: Minor;
	readonly tax: Minor;
	readonly gross: Minor;
	readonly narrative: string;
	/** How many source rows stand behind the line, and which: `3-7,12`. */
	readonly rowCount: number;
	readonly rows: string;
}

/** A line on a nominal account: `gross` = `net` + `tax`, and the tax belongs to the VAT account on the side that `vat` names. */
export interface NominalLine<Document extends SageDocument | 'none' = SageDocument | 'none'> extends Line<Document> {
	readonly accountKind: 'nominal';
	/** Number of Sage's tax code. */
	readonly taxCode: number;
	readonly vat: 'input' | 'output';
}

/** A line on a bank, a customer, a supplier or the held account: net and tax are `gross` and 0. */
export interface AccountLine<Document extends SageDocument | 'none' = SageDocument | 'none'> extends Line<Document> {
	readonly accountKind: Exclude<AccountKind, 'nominal'>;
	readonly taxCode: null;
	readonly vat: 'none';
}

/** One line of a journal. */
export type JournalLine = NominalLine | AccountLine;
