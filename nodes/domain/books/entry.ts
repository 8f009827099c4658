import { addMinor, negateMinor, subtractMinor, ZERO, type Minor } from '../money/money';
import type { AccountLine, EntryHead, JournalLine, NominalLine } from './journal.types';
import type { SageDocument } from './plan.types';

/** All that a book asks of a source row: that it can be cited. */
export interface Citable {
	/** Line number in the file that it comes from, 1 = first line. */
	readonly line: number;
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

/** A bank, a customer, a supplier or the held account, by its code in Sage. */
export interface Account {
	readonly kind: AccountLine['accountKind'];
	readonly account: string;
}

type Document = SageDocument | 'none';

/**
 * One document as a double entry. Only `analysed` and `transferred` make one, and they make it whole: its lines sum to zero. The first
 * of `accounts` carries the document's amount.
 */
export interface Entry<Doc extends Document = SageDocument> {
	readonly head: EntryHead<Doc>;
	/** Nominal lines; none where a document moves an amount only. */
	readonly analysis: readonly NominalLine<Doc>[];
	readonly accounts: readonly [AccountLine<Doc>, ...AccountLine<Doc>[]];
	readonly [BALANCED]: true;
}

declare const BALANCED: unique symbol;

/** Nominal lines against one other account, which takes the sum. */
export function analysed<Doc extends Document>(
	head: EntryHead<Doc>,
	amounts: readonly NominalAmount[],
	counter: Account,
	narrative: string,
): Entry<Doc> {
	const total = amounts.reduce((sum, { gross }) => addMinor(sum, gross), ZERO);
	const analysis = amounts.map((amount) => nominalLine(head, amount));
	const rows = amounts.flatMap((amount) => [...amount.rows]);
	return balanced(head, analysis, [accountLine(head, counter, negateMinor(total), narrative, rows)]);
}

/** An amount from one account to another: debit and credit of the same value. */
export function transferred<Doc extends Document>(
	head: EntryHead<Doc>,
	sides: { readonly debit: Account; readonly credit: Account },
	amount: Minor,
	narrative: string,
	rows: readonly Citable[],
): Entry<Doc> {
	return balanced(
		head,
		[],
		[accountLine(head, sides.debit, amount, narrative, rows), accountLine(head, sides.credit, negateMinor(amount), narrative, rows)],
	);
}

/** The lines of entries in their order. */
export const linesOf = (entries: ReadonlyArray<Pick<Entry<Document>, 'analysis' | 'accounts'>>): JournalLine[] =>
	entries.flatMap(({ analysis, accounts }): JournalLine[] => [...analysis, ...accounts]);

const balanced = <Doc extends Document>(
	head: EntryHead<Doc>,
	analysis: Entry<Doc>['analysis'],
	accounts: Entry<Doc>['accounts'],
): Entry<Doc> => ({ head, analysis, accounts }) as Entry<Doc>;

function nominalLine<Doc extends Document>(head: EntryHead<Doc>, amount: NominalAmount): NominalLine<Doc> {
	return {
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
	};
}

function accountLine<Doc extends Document>(
	head: EntryHead<Doc>,
	{ kind, account }: Account,
	gross: Minor,
	narrative: string,
	rows: readonly Citable[],
): AccountLine<Doc> {
	return {
		...head,
		accountKind: kind,
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
	const ranges: Array<{ first: number; last: number }> = [];
	for (const line of rows.map((row) => row.line).sort((a, b) => a - b)) {
		const range = ranges.at(-1);
		if (range && line === range.last + 1) range.last = line;
		else ranges.push({ first: line, last: line });
	}
	return { rowCount: rows.length, rows: ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',') };
}
