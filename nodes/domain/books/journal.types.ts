import type { Minor } from '../money/money';
import type { SageDocument } from './plan.types';

export type AccountKind = 'nominal' | 'clearing' | 'bank' | 'customer' | 'supplier' | 'held';

/**
 * One line of a journal. Debits are positive, credits negative. On nominal lines `gross` = `net` + `tax`, and the tax
 * belongs to the VAT account on the side that `vat` names; on all other lines net and tax are `gross` and 0.
 */
export interface JournalLine {
	/** `YYYY-MM`. */
	readonly period: string;
	/** `YYYY-MM-DD`: date of the posting. */
	readonly date: string;
	/** Which part of the subject it is, e.g. `FEES`. */
	readonly part: string;
	/** Document in Sage that realises the line; `none` for what is held and not posted. */
	readonly document: SageDocument | 'none';
	/** Second reference of that document; lines of one document share it. */
	readonly secondReference: string;
	readonly accountKind: AccountKind;
	/** Nominal code, bank code, customer reference. */
	readonly account: string;
	readonly costCentre: string;
	readonly department: string;
	/** Number of Sage's tax code on nominal lines; null elsewhere. */
	readonly taxCode: number | null;
	readonly vat: 'input' | 'output' | 'none';
	readonly net: Minor;
	readonly tax: Minor;
	readonly gross: Minor;
	readonly narrative: string;
	/** How many rows of the file stand behind the line, and which: `3-7,12`. */
	readonly rowCount: number;
	readonly rows: string;
}
