import { negateMinor, toDecimal, type Minor } from '../money/money';
import { groupBy } from './context';
import { moves, SAGE_DOCUMENTS } from './documents';
import type { AccountKind, JournalLine } from './journal.types';
import type { PlanLine, PlanStep, SageDocument } from './plan.types';

interface StepFacts {
	readonly settlementId: string;
	readonly currency: string;
	readonly clearingBankCode: string;
}

/**
 * Turns the journal into posting steps: lines of one document and second reference make one step, in the journal's order. Amounts
 * are positive, as Sage's documents want them.
 */
export function stepsOf(lines: readonly JournalLine[], facts: StepFacts): PlanStep[] {
	const documents = groupBy(lines.filter(({ document }) => document !== 'none'), ({ document, secondReference }) => `${document}|${secondReference}`);
	return [...documents.values()].map((ofDocument, index) => stepOf(ofDocument, index + 1, facts));
}

function stepOf(lines: readonly JournalLine[], step: number, facts: StepFacts): PlanStep {
	const { document, secondReference, date } = lines[0];
	const onKind = (kind: AccountKind) => lines.find(({ accountKind }) => accountKind === kind);
	const counter = lines.find(({ accountKind }) => accountKind !== 'nominal')!;
	const base = {
		step,
		document: document as SageDocument,
		reference: facts.settlementId,
		secondReference,
		date,
		narrative: counter.narrative,
		amount: toDecimal(Math.abs(counter.gross) as Minor),
		currency: facts.currency,
		lines: lines.filter(({ accountKind }) => accountKind === 'nominal').map((line) => planLine(line, document as SageDocument)),
	};
	if (document === 'bank_transfer') {
		const payer = lines.find(({ gross }) => gross < 0)!;
		const receiver = lines.find(({ gross }) => gross > 0)!;
		return { ...base, bankCode: payer.account, bankToCode: receiver.account };
	}
	const customer = onKind('customer');
	const usesBank = moves(document as SageDocument, 'bank');
	return { ...base, ...(usesBank && { bankCode: facts.clearingBankCode }), ...(customer && { customerReference: customer.account }) };
}

/** Lines on the credit side turn round to stand positive in Sage. */
function planLine(line: JournalLine, document: SageDocument): PlanLine {
	const signed = (value: Minor): string => toDecimal(SAGE_DOCUMENTS[document].credit === 'lines' ? negateMinor(value) : value);
	return {
		nominalCode: line.account,
		costCentre: line.costCentre,
		department: line.department,
		taxCode: line.taxCode ?? 0,
		net: signed(line.net),
		tax: signed(line.tax),
		gross: signed(line.gross),
		narrative: line.narrative,
	};
}
