import { fromDecimal, sumMinor, type Minor } from '../../../domain/money/money';
import { codeOf, hasLines, moves, SAGE_DOCUMENTS, type Party } from '../../../domain/books/documents';
import { SUBJECT_KINDS, type PlanLine, type PlanStep, type PostingPlan, type SageDocument } from '../../../domain/books/plan.types';
import { textOf } from '../../../domain/text/textOf';
import { isDay } from '../door/dates';
import { LENGTHS, tooLong } from '../door/lengths';
import { lookUpKey } from '../door/key';

/** Accounts that a step may have to name, and what is said when it does not. */
const MISSING: ReadonlyArray<readonly [party: Party, complaint: string]> = [
	['bank', 'it names no bank account'],
	['bankTo', 'it names no receiving bank account'],
	['customer', 'it names no customer'],
	['supplier', 'it names no supplier'],
];

/** Everything about a plan that can be refused without asking Sage. The first complaint in words, or nothing. */
export function complaintAboutPlan(plan: PostingPlan): string | undefined {
	if (plan?.planVersion !== 1 || !Array.isArray(plan.steps) || !Array.isArray(plan.identities))
		return 'This is no posting plan of version 1';
	if (![...plan.steps, ...plan.identities].every((part: unknown) => typeof part === 'object' && part !== null))
		return 'The plan has a step or an identity that is none';
	const broken = plan.identities.find(({ holds }) => holds !== true);
	if (broken) return `The identity "${textOf(broken.name)}" does not hold: ${textOf(broken.left)} against ${textOf(broken.right)}`;
	const head = complaintAboutHead(plan);
	if (head) return head;
	for (const step of plan.steps) {
		const complaint = complaintAboutStep(step);
		if (complaint) return `Step ${step.step} (${step.document}): ${complaint}`;
		if (step.reference !== plan.subject.id)
			return `Step ${step.step}: its reference ${step.reference} is not the plan's subject (${plan.subject.id})`;
		if (step.currency !== plan.currency) return `Step ${step.step}: its currency ${step.currency} is not the plan's (${plan.currency})`;
	}
	return twiceTheSameKey(plan.steps);
}

/** What the plan says of itself: subject, currency and, where there is one, the balance of clearing that proves it. */
function complaintAboutHead({ subject, currency, clearing }: PostingPlan): string | undefined {
	if (!SUBJECT_KINDS.includes(subject?.kind) || !subject.id) return 'The plan does not say what it posts (kind and id of its subject)';
	if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return 'The plan names no currency';
	if (clearing !== undefined && (amountOf(clearing.closing) === undefined || !clearing.bankCode))
		return 'The plan names no closing clearing balance';
	return undefined;
}

/** Lengths, amounts and sums of one step, in words, or nothing. */
export function complaintAboutStep(step: PlanStep): string | undefined {
	if (!Object.hasOwn(SAGE_DOCUMENTS, step.document)) return 'Sage 200 has no such document';
	return complaintAboutTexts(step) ?? longTextOfStep(step) ?? complaintAboutParties(step) ?? complaintAboutAmounts(step);
}

function complaintAboutTexts(step: PlanStep): string | undefined {
	if (!isDay(step.date)) return `"${step.date}" is no date (YYYY-MM-DD)`;
	if (!step.reference || !step.secondReference) return 'both references are needed: they tell whether it was posted';
	if ([step.reference, step.secondReference].some((text) => text !== text.trim()))
		return 'its references must not begin or end with a blank: Sage would not find them again';
	return undefined;
}

/** The first text of a step that Sage could not hold, in words, or nothing. */
export function longTextOfStep(step: PlanStep): string | undefined {
	const ofLines = step.lines.map((line, index) => {
		const long = longTextOfLine(line);
		return long && `line ${index + 1}: ${long}`;
	});
	return (
		tooLong('reference', step.reference, LENGTHS.reference) ??
		tooLong('second reference', step.secondReference, LENGTHS.secondReference) ??
		tooLong('narrative', step.narrative, LENGTHS.narrative) ??
		ofLines.find(Boolean)
	);
}

const longTextOfLine = (line: PlanLine): string | undefined =>
	tooLong('nominal code', line.nominalCode, LENGTHS.nominalCode) ??
	tooLong('cost centre', line.costCentre, LENGTHS.costCentre) ??
	tooLong('department', line.department, LENGTHS.department) ??
	tooLong('narrative', line.narrative, LENGTHS.narrative);

function complaintAboutParties(step: PlanStep): string | undefined {
	const missing = MISSING.find(([party]) => moves(step.document, party) && !codeOf(step, party));
	if (missing) return missing[1];
	if (moves(step.document, 'bankTo') && step.bankToCode === step.bankCode) return 'it pays from and into the same bank account';
	return undefined;
}

function complaintAboutAmounts(step: PlanStep): string | undefined {
	const amount = amountOf(step.amount);
	if (amount === undefined || amount <= 0) return `"${step.amount}" is no positive amount with two decimals`;
	if (!hasLines(step.document)) return step.lines.length > 0 ? 'it takes no lines' : undefined;
	if (step.lines.length === 0) return 'it has no lines';
	for (const [index, line] of step.lines.entries()) {
		const complaint = complaintAboutLine(line, step.document);
		if (complaint) return `line ${index + 1}: ${complaint}`;
	}
	const sum = sumMinor(step.lines.map((line) => fromDecimal(line.gross)));
	return sum === amount ? undefined : `its lines come to ${sum} pence, its amount is ${amount} pence`;
}

function complaintAboutLine(line: PlanLine, document: SageDocument): string | undefined {
	if (!line.nominalCode) return 'it names no nominal code';
	if (!Number.isInteger(line.taxCode)) return 'it names no tax code; Sage would take its default';
	const [net, tax, gross] = [line.net, line.tax, line.gross].map(amountOf);
	if (net === undefined || tax === undefined || gross === undefined) return 'net, tax and gross must be amounts with two decimals';
	if (net + tax !== gross) return `net ${line.net} and tax ${line.tax} are not gross ${line.gross}`;
	// Whether cash book lines may be negative is not documented; finance must not find out by a posting.
	if (SAGE_DOCUMENTS[document].ledger === 'bank' && (gross <= 0 || net < 0 || tax < 0))
		return `its amounts must be positive (gross ${line.gross})`;
	return undefined;
}

/**
 * Two steps under one look-up key could not be told apart in Sage. A plan has each pair of references once, whatever the documents: the cash
 * book also shows the money side of a sales receipt, which a bank receipt with its references would be taken for.
 */
function twiceTheSameKey(steps: readonly PlanStep[]): string | undefined {
	const seen = new Map<string, number>();
	for (const step of steps) {
		const key = lookUpKey(step.reference, step.secondReference);
		const earlier = seen.get(key);
		if (earlier !== undefined)
			return `Steps ${earlier} and ${step.step} have the same references (${step.reference}, ${step.secondReference})`;
		seen.set(key, step.step);
	}
	return undefined;
}

function amountOf(text: unknown): Minor | undefined {
	return typeof text === 'string' && /^-?\d+\.\d{2}$/.test(text) ? fromDecimal(text) : undefined;
}
