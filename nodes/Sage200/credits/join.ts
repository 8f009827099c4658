import type { IDataObject } from 'n8n-workflow';
import { absoluteMinor, sumMinor, toDecimal, ZERO, type Minor } from '../../domain/money/money';
import { stateInSage } from '../../domain/order/sageState';
import { undoReference } from '../../domain/reference/reference';
import { sageText } from '../../domain/text/sageText';
import { textOf } from '../../domain/text/textOf';
import { dayOf } from '../posting/door/dates';
import { isText } from '../posting/door/key';
import { kindOf } from '../posting/plan/entryTypes';
import { moneyOf } from '../transport/losslessJson';
import type { Credit } from './credit.types';
import { mayBeCreditNote, type LedgerRow } from './creditNotes';
import type { SalesReturn } from './returns';

export interface CreditRows {
	readonly returns: readonly SalesReturn[];
	/** Transactions that name one of the orders. */
	readonly ofOrders: ReadonlyArray<LedgerRow & { readonly orderIds: readonly string[] }>;
	/** Transactions whose reference is the number of a credit note of one of the returns. */
	readonly ofReturns: readonly LedgerRow[];
	/** References of customers by their ids. */
	readonly customers: ReadonlyMap<string, string>;
}

/**
 * The credits of the orders, each once. A return and the credit note that it became are one: they are joined by the number of the note (`/sop_order_return_invoice_credit_views`),
 * which the posted transaction has for a reference. Where a return is not yet explained by posted notes, and a note stands beside it that no return explains, nobody
 * can tell whether they are one: both are given, and each names the other.
 */
export function creditsOf(rows: CreditRows): Credit[] {
	const returns = rows.returns.filter((each) => !isCancelled(each)).map((each) => returnWithNotes(each, rows));
	const joined = new Set(returns.flatMap(({ notes }) => notes.map(keyOf)));
	const loose = rows.ofOrders.filter((each) => mayBeCreditNote(each) && !joined.has(keyOf(each)));
	const ofReturns = returns.flatMap((each) => each.of.orderIds.map((id) => returnCredit(each, id, rows, loose)));
	const ofNotes = loose.flatMap((note) => note.orderIds.map((id) => noteCredit(note, id, rows, returns)));
	return [...ofReturns, ...ofNotes];
}

type LooseNote = CreditRows['ofOrders'][number];
interface ReturnWithNotes {
	readonly of: SalesReturn;
	readonly notes: readonly LedgerRow[];
	/** Nothing is left of it that a note beside it could be. */
	readonly isExplained: boolean;
}

const isCancelled = ({ status, cancelled }: SalesReturn): boolean => stateInSage(status, cancelled) === 'cancelled';

/** One transaction has the same URN in the ledger and in its history. */
const keyOf = ({ row }: LedgerRow): string => textOf(row.urn);

const grossOf = (value: unknown): Minor | undefined => {
	const amount = moneyOf(value);
	return amount === undefined ? undefined : absoluteMinor(amount);
};

/** Numbers are compared with leading zeros aside: in which form the ledger takes them over is not documented. */
const numberText = (value: unknown): string => sageText(textOf(value)).replace(/^0+(?=.)/, '');

function returnWithNotes(of: SalesReturn, { ofReturns, ofOrders }: CreditRows): ReturnWithNotes {
	const numbers = new Set(of.credits.map(({ sop_invoice_credit_document_no: number }) => numberText(number)));
	const isItsNote = (each: LedgerRow) =>
		numbers.has(numberText(each.row.reference)) && Number(each.row.customer_id) === Number(of.row.customer_id) && mayBeCreditNote(each);
	const notes = [...new Map([...ofReturns, ...ofOrders].filter(isItsNote).map((note) => [keyOf(note), note])).values()];
	const posted = sumMinor(notes.map(({ row }) => grossOf(row.document_gross_value) ?? ZERO));
	return { of, notes, isExplained: posted === grossOf(of.row.total_gross_value) && notes.length >= numbers.size };
}

function returnCredit({ of, notes, isExplained }: ReturnWithNotes, id: string, rows: CreditRows, loose: readonly LooseNote[]): Credit {
	const { row, credits } = of;
	const beside = isExplained ? [] : loose.filter((note) => note.orderIds.includes(id) && !isOurs(note));
	return {
		amazon_order_id: id,
		source: 'salesReturn',
		document_no: textOf(row.document_no),
		reference: '',
		second_reference: '',
		transaction_date: dayOf(row.document_date),
		gross_value: grossText(row.total_gross_value),
		customer_reference: rows.customers.get(textOf(row.customer_id)) ?? textOf(row.customer_reference),
		urn: '',
		id: Number(row.id),
		state: 'return',
		credit_notes: credits.map((credit) => noteOfReturn(credit, notes)),
		undone_by: '',
		may_be_same_as: beside.map((note) => `URN ${keyOf(note)}`),
		uncertain: doubtsOf(of, notes),
	};
}

function noteOfReturn(credit: IDataObject, notes: readonly LedgerRow[]) {
	const number = credit.sop_invoice_credit_document_no;
	const posted = notes.find(({ row }) => numberText(row.reference) === numberText(number));
	const gross = grossText(credit.sop_invoice_credit_total_gross_value);
	return { document_no: textOf(number), gross_value: gross, urn: posted ? keyOf(posted) : '' };
}

function doubtsOf({ row, status, cancelled, credits, orderIds }: SalesReturn, notes: readonly LedgerRow[]): string {
	const gross = grossOf(row.total_gross_value);
	const credited = sumMinor(credits.map((credit) => grossOf(credit.sop_invoice_credit_total_gross_value) ?? ZERO));
	const isComplete = /complete$/i.test(status.trim());
	const isHalfMade = textOf(row.document_no).startsWith('##') || /draft$/i.test(status.trim());
	return words([
		[gross === undefined, 'Sage shows no value of the return'],
		[isHalfMade, 'the return is half made'],
		[!isHalfMade && stateInSage(status, cancelled || undefined) === 'unclear', `its status is not known (${status || 'none'})`],
		[gross !== undefined && credited > gross, `its credit notes come to ${toDecimal(credited)}, more than the return`],
		[isComplete && credited !== gross, `it is complete, and its credit notes come to ${toDecimal(credited)}`],
		[notes.some(({ row: note }) => kindOf(note.trader_transaction_type) === undefined), 'the type of its posted credit note is not known'],
		[orderIds.length > 1, `it names several orders: ${orderIds.join(', ')}`],
	]);
}

function noteCredit(note: LooseNote, id: string, rows: CreditRows, returns: readonly ReturnWithNotes[]): Credit {
	const { row, state, orderIds } = note;
	const open = isOurs(note) ? [] : returns.filter(({ of, isExplained }) => of.orderIds.includes(id) && !isExplained);
	const gross = grossOf(row.document_gross_value);
	return {
		amazon_order_id: id,
		source: 'creditNote',
		document_no: textOf(row.reference),
		reference: textOf(row.reference),
		second_reference: textOf(row.second_reference),
		transaction_date: dayOf(row.transaction_date),
		gross_value: grossText(row.document_gross_value),
		customer_reference: rows.customers.get(textOf(row.customer_id)) ?? '',
		urn: keyOf(note),
		id: Number(row.id),
		state,
		credit_notes: [],
		undone_by: undoOf(note, rows.ofOrders),
		may_be_same_as: open.map(({ of }) => `return ${textOf(of.row.document_no)}`),
		uncertain: words([
			[gross === undefined, 'Sage shows no value of the credit note'],
			[kindOf(row.trader_transaction_type) === undefined, `its type is not known (${textOf(row.trader_transaction_type)})`],
			[orderIds.length > 1, `it names several orders: ${orderIds.join(', ')}`],
		]),
	};
}

/** Our own credit notes carry the digits of the order, the kind C, an ordinal and a revision; no return becomes one. */
const isOurs = ({ row }: LedgerRow): boolean => /^\d{17}C[0-9A-Z]\d$/.test(textOf(row.second_reference).trimEnd().toUpperCase());

/** URN of what stands under the same reference as the undo of one of ours. */
function undoOf({ row }: LooseNote, all: readonly LedgerRow[]): string {
	const wanted = undoReference(textOf(row.second_reference).trimEnd().toUpperCase());
	if (wanted === undefined) return '';
	const undo = all.find(
		({ row: other }) =>
			isText(other.second_reference, wanted) &&
			isText(other.reference, textOf(row.reference)) &&
			kindOf(other.trader_transaction_type) !== 'deleted',
	);
	return undo ? keyOf(undo) : '';
}

const grossText = (value: unknown): string => toDecimal(grossOf(value) ?? ZERO);
const words = (doubts: ReadonlyArray<readonly [holds: boolean, text: string]>): string =>
	doubts
		.filter(([holds]) => holds)
		.map(([, text]) => text)
		.join('; ');
