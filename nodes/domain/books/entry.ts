import { addMinor, negateMinor, subtractMinor, ZERO, type Minor } from '../money/money';
import type { AccountLine, EntryHead, JournalLine, NominalLine } from './journal.types';
import type { SageDocument } from './plan.types';
import { SourceLines } from './sourceLines';

/** A line on a nominal account before it is written. */
export interface NominalAmount {
	readonly nominalCode: string;
	readonly costCentre: string;
	readonly department: string;
	readonly taxCode: number;
	readonly vat: 'input' | 'output';
	/** Signed, debit positive. */
	readonly gross: Minor;
	readonly tax: Minor;
	readonly narrative: string;
	/** Source rows behind it. */
	readonly lines: SourceLines;
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
	return balanced(head, analysis, [accountLine(head, counter, negateMinor(total), narrative, behindAll(amounts, analysis))]);
}

/** An amount from one account to another: debit and credit of the same value. */
export function transferred<Doc extends Document>(
	head: EntryHead<Doc>,
	sides: { readonly debit: Account; readonly credit: Account },
	amount: Minor,
	narrative: string,
	lines: SourceLines,
): Entry<Doc> {
	const behind = { rowCount: lines.count, rows: lines.text() };
	return balanced(
		head,
		[],
		[accountLine(head, sides.debit, amount, narrative, behind), accountLine(head, sides.credit, negateMinor(amount), narrative, behind)],
	);
}

/** The lines of entries in their order. */
export function linesOf(entries: ReadonlyArray<Pick<Entry<Document>, 'analysis' | 'accounts'>>): JournalLine[] {
	const lines: JournalLine[] = [];
	for (const { analysis, accounts } of entries) {
		for (const line of analysis) lines.push(line);
		for (const line of accounts) lines.push(line);
	}
	return lines;
}

const balanced = <Doc extends Document>(
	head: EntryHead<Doc>,
	analysis: Entry<Doc>['analysis'],
	accounts: Entry<Doc>['accounts'],
): Entry<Doc> => ({ head, analysis, accounts }) as Entry<Doc>;

// Field by field: spreading takes several times as long, and a large settlement has tens of thousands of credit notes.
function nominalLine<Doc extends Document>(head: EntryHead<Doc>, amount: NominalAmount): NominalLine<Doc> {
	return {
		period: head.period,
		date: head.date,
		part: head.part,
		document: head.document,
		secondReference: head.secondReference,
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
		rowCount: amount.lines.count,
		rows: amount.lines.text(),
	};
}

function accountLine<Doc extends Document>(
	head: EntryHead<Doc>,
	{ kind, account }: Account,
	gross: Minor,
	narrative: string,
	behind: Cited,
): AccountLine<Doc> {
	return {
		period: head.period,
		date: head.date,
		part: head.part,
		document: head.document,
		secondReference: head.secondReference,
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
		rowCount: behind.rowCount,
		rows: behind.rows,
	};
}

type Cited = Pick<JournalLine, 'rowCount' | 'rows'>;

/** One line rests on what the document rests on. */
function behindAll(amounts: readonly NominalAmount[], [first, ...others]: readonly Cited[]): Cited {
	if (first && others.length === 0) return first;
	const behind = SourceLines.together(amounts.map(({ lines }) => lines));
	return { rowCount: behind.count, rows: behind.text() };
}
