import { addMinor, negateMinor, subtractMinor, ZERO, type Minor } from '../money/money';
import type { AccountKind, JournalLine } from './journal.types';
import type { SageDocument } from './plan.types';

/** All that a book asks of a source row: that it can be cited. */
export interface Citable {
	/** Line number in the file that it comes from, 1 = first line. */
	readonly line: number;
}

/** What all lines of one document share. */
export interface EntryHead {
	readonly period: string;
	readonly date: string;
	/** Which part of the subject it is, e.g. `FEES`. */
	readonly part: string;
	readonly document: SageDocument | 'none';
	readonly secondReference: string;
}

/** A line on a nominal account before it is written. */
export interface NominalAmount<Row extends Citable = Citable> {
	readonly nominalCode: string;
	readonly costCentre: string;
	readonly department: string;
	readonly taxCode: number;
	readonly vat: 'input' | 'output';
	/** Signed, debit positive. */
	readonly gross: Minor;
	readonly tax: Minor;
	readonly narrative: string;
	readonly rows: readonly Row[];
}

/** A double-entry book of one subject (a settlement, an adjustment, a refund): each entry is written whole, with its counter line, so that it balances. */
export class JournalBook {
	readonly lines: JournalLine[] = [];

	/** Nominal lines against one other account (clearing or customer). */
	entry(head: EntryHead, amounts: readonly NominalAmount[], counter: { kind: AccountKind; account: string }, narrative: string): void {
		let total = ZERO;
		for (const amount of amounts) {
			total = addMinor(total, amount.gross);
			this.lines.push({
				...head,
				accountKind: 'nominal',
				account: amount.nominalCode,
				costCentre: amount.costCentre,
				department: amount.department,
				taxCode: amount.taxCode,
				vat: amount.vat,
				net: subtractMinor(amount.gross, amount.tax),
				tax: amount.tax,
				gross: amount.gross,
				narrative: amount.narrative,
				...rowsBehind(amount.rows),
			});
		}
		this.lines.push(
			plainLine(
				head,
				counter.kind,
				counter.account,
				negateMinor(total),
				narrative,
				amounts.flatMap(({ rows }) => [...rows]),
			),
		);
	}

	/** An amount from one account to another: debit and credit of the same value. */
	transfer(
		head: EntryHead,
		debit: { kind: AccountKind; account: string },
		credit: { kind: AccountKind; account: string },
		amount: Minor,
		narrative: string,
		rows: readonly Citable[],
	): void {
		this.lines.push(plainLine(head, debit.kind, debit.account, amount, narrative, rows));
		this.lines.push(plainLine(head, credit.kind, credit.account, negateMinor(amount), narrative, rows));
	}
}

function plainLine(
	head: EntryHead,
	accountKind: AccountKind,
	account: string,
	gross: Minor,
	narrative: string,
	rows: readonly Citable[],
): JournalLine {
	return {
		...head,
		accountKind,
		account,
		costCentre: '',
		department: '',
		taxCode: null,
		vat: 'none',
		net: gross,
		tax: ZERO,
		gross,
		narrative,
		...rowsBehind(rows),
	};
}

/** Line numbers as ranges: `3-7,12`. */
function rowsBehind(rows: readonly Citable[]): { rowCount: number; rows: string } {
	const numbers = rows.map(({ line }) => line).sort((a, b) => a - b);
	const ranges: string[] = [];
	for (let start = 0; start < numbers.length;) {
		let end = start;
		while (end + 1 < numbers.length && numbers[end + 1] === numbers[end] + 1) end++;
		ranges.push(start === end ? `${numbers[start]}` : `${numbers[start]}-${numbers[end]}`);
		start = end + 1;
	}
	return { rowCount: rows.length, rows: ranges.join(',') };
}
