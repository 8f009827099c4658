import { SAGE_DOCUMENTS } from '../../books/documents';
import type { SageDocument } from '../../books/plan.types';
import { minorUnits, negateMinor, type Minor } from '../../money/money';
import { cell, isTableRow, type TableRow } from '../../text/tableRow';
import { minorOf } from '../show';

/** One line of a document on a nominal account; debits are positive. */
export interface LineView {
	readonly nominalCode: string;
	readonly costCentre: string;
	readonly department: string;
	readonly taxCode: number;
	readonly net: Minor;
	readonly tax: Minor;
	readonly narrative: string;
}

/** One document of a plan. */
export interface StepView {
	readonly document: SageDocument;
	readonly reference: string;
	readonly secondReference: string;
	readonly date: string;
	readonly narrative: string;
	readonly amount: Minor;
	readonly bankCode: string;
	readonly bankToCode: string;
	readonly account: string;
	readonly lines: readonly LineView[];
}

/** A plan of the board, as far as a page needs it. */
export interface PlanView {
	readonly steps: readonly StepView[];
	readonly checks: ReadonlyArray<{ readonly name: string; readonly holds: boolean; readonly left: string; readonly right: string }>;
	readonly bankCode: string;
	/** What Amazon holds at the end. */
	readonly held: Minor;
	/** What all documents together move on the clearing account. */
	readonly movement: Minor;
	readonly waiting: ReadonlyArray<{ readonly name: string; readonly amount: Minor }>;
}

/** Reads the cell `plan` of the board, which anybody may have changed. Undefined where any figure of it cannot be read: half a plan is none. */
export function readPlan(text: string): PlanView | undefined {
	const plan = parsed(text);
	if (!isTableRow(plan) || !isTableRow(plan.clearing)) return undefined;
	const { bankCode, closing, movement, held } = plan.clearing;
	const steps = listOf(plan.steps).map(stepOf);
	const waiting = listOf(plan.clearing.waiting).map((row) => ({ name: cell(row.name), amount: minorOf(cell(row.amount)) }));
	const [atEnd, moved] = [minorOf(cell(held ?? closing)), minorOf(cell(movement))];
	if (atEnd === undefined || moved === undefined || !allRead(steps) || waiting.some(({ amount }) => amount === undefined)) return undefined;
	return {
		steps,
		checks: listOf(plan.identities).map((row) => ({
			name: cell(row.name),
			holds: row.holds === true,
			left: cell(row.left),
			right: cell(row.right),
		})),
		bankCode: cell(bankCode),
		held: atEnd,
		movement: moved,
		waiting: waiting.flatMap(({ name, amount }) => (amount === undefined ? [] : [{ name, amount }])),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

const listOf = (value: unknown): TableRow[] => (Array.isArray(value) ? value.filter(isTableRow) : []);
const allRead = (steps: ReadonlyArray<StepView | undefined>): steps is StepView[] => steps.every((step) => step !== undefined);
const isDocument = (name: string): name is SageDocument => Object.hasOwn(SAGE_DOCUMENTS, name);

function stepOf(row: TableRow): StepView | undefined {
	const [document, amount] = [cell(row.document), minorOf(cell(row.amount))];
	if (!isDocument(document) || amount === undefined) return undefined;
	const sign = SAGE_DOCUMENTS[document].debit === 'lines' ? 1 : -1;
	const lines = listOf(row.lines).map((line) => lineOf(line, sign));
	if (lines.some((line) => line === undefined)) return undefined;
	return {
		document,
		reference: cell(row.reference),
		secondReference: cell(row.secondReference),
		date: cell(row.date),
		narrative: cell(row.narrative),
		amount,
		bankCode: cell(row.bankCode),
		bankToCode: cell(row.bankToCode),
		account: cell(row.customerReference) || cell(row.supplierReference),
		lines: lines.flatMap((line) => line ?? []),
	};
}

function lineOf(row: TableRow, sign: 1 | -1): LineView | undefined {
	const [net, tax] = [minorOf(cell(row.net)), minorOf(cell(row.tax))];
	if (net === undefined || tax === undefined || !/^\d+$/.test(cell(row.taxCode))) return undefined;
	return {
		nominalCode: cell(row.nominalCode),
		costCentre: cell(row.costCentre),
		department: cell(row.department),
		taxCode: Number(cell(row.taxCode)),
		net: minorUnits(sign * net),
		tax: minorUnits(sign * tax),
		narrative: cell(row.narrative),
	};
}

/** What a document moves on a bank account; money that comes in is positive. */
export function movedOn({ document, bankCode, bankToCode, amount }: StepView, bank: string): Minor {
	const { debit, credit } = SAGE_DOCUMENTS[document];
	const comesIn = (debit === 'bank' && bankCode === bank) || (debit === 'bankTo' && bankToCode === bank);
	const goesOut = credit === 'bank' && bankCode === bank;
	if (comesIn === goesOut) return minorUnits(0);
	return comesIn ? amount : negateMinor(amount);
}

/** What Sage said of a document of the plan. */
export interface PostedView {
	readonly secondReference: string;
	readonly document: string;
	readonly urn: string;
	readonly outcome: string;
	readonly amount: Minor | undefined;
}

/** The cell `documents` of the board. */
export const readDocuments = (text: string): PostedView[] =>
	listOf(parsed(text)).map((row) => ({
		secondReference: cell(row.secondReference),
		document: cell(row.document),
		urn: cell(row.urn),
		outcome: cell(row.outcome),
		amount: minorOf(cell(row.amount)),
	}));

/** Whether Sage holds the document as it was to be. */
export const isInSage = ({ outcome }: PostedView): boolean => outcome === 'posted' || outcome === 'alreadyPosted';
