import type { IDataObject } from 'n8n-workflow';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import type { PlanStep } from '../../../domain/books/plan.types';
import { moneyOf } from '../../transport/losslessJson';
import { dayOf } from '../door/dates';
import { judge } from '../door/postOnce';
import { done } from '../../../domain/result';
import { type Posting } from '../door/refusal';
import type { PostingContext } from '../door/context';
import { isText } from '../door/key';
import { resolveIds } from './postSteps';
import { accountsOf, listUnderReference, lookForSteps, rowsOfStep, shownOf } from './shownDocuments';
import { vatOf, type VatState } from './vatShown';
import type { StepIds } from './documentBody';

/** How one step of a plan stands in Sage. */
export interface StepVerdict {
	readonly step: number;
	readonly document: string;
	readonly reference: string;
	readonly secondReference: string;
	readonly amount: string;
	/** `undone`: it stands there, and so does its undo. */
	readonly status: 'agrees' | 'missing' | 'twice' | 'differs' | 'undone';
	readonly vat: VatState;
	readonly urns: readonly string[];
	readonly differences: readonly string[];
}

/** A step that does not agree, in words. */
export interface VerdictProblem {
	readonly kind: ExceptionKindName;
	readonly step: number;
	readonly secondReference: string;
	readonly message: string;
	readonly urns: readonly string[];
}

export interface Verdict {
	readonly steps: readonly StepVerdict[];
	readonly problems: readonly VerdictProblem[];
}

/** Reads what Sage has of each step; posts nothing. Refused when a code of the plan is not in Sage. Throws when Sage cannot be read. */
export async function verifySteps(
	{ client, cache }: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
): Promise<Posting<Verdict>> {
	const ids = await resolveIds({ client, cache }, steps);
	if (!ids.ok) return ids;
	const rows = await lookForSteps(client, steps, ids.value, true);
	const judged = steps.map((step) => verdictOf(step, rows.get(step) ?? [], ids.value));
	return done({ steps: judged.map(({ verdict }) => verdict), problems: judged.flatMap(({ problem }) => problem ?? []) });
}

function verdictOf(step: PlanStep, rows: readonly IDataObject[], ids: StepIds): { verdict: StepVerdict; problem?: VerdictProblem } {
	const { step: number, document, reference, secondReference, amount } = step;
	const name = `${document} ${reference} ${secondReference}`;
	const found = rowsOfStep(step, rows);
	const [first] = found;
	const vat = first ? vatOf(step, first).state : 'none';
	const shown = shownOf(step, rows, ids);
	const urns = shown.flatMap((each) => each.urns);
	const differences = shown.flatMap((each) => each.differences);
	const facts = { step: number, document, reference, secondReference, amount, vat, urns, differences };
	const problem = (kind: ExceptionKindName, message: string) => ({ kind, step: number, secondReference, message, urns });
	if (shown.length === 0)
		return { verdict: { ...facts, status: 'missing' }, problem: problem('notFoundInSage', `${name} is not in Sage 200`) };
	const result = judge(name, shown, 'alreadyPosted');
	if (result.outcome !== 'failed') return { verdict: { ...facts, status: 'agrees' } };
	return {
		verdict: { ...facts, status: shown.length > 1 ? 'twice' : 'differs' },
		problem: problem(result.refusal.kind, result.refusal.message),
	};
}

/** The verdict with what was undone named: it stands in Sage and counts for nothing. */
export function withUndone({ steps, problems }: Verdict, undone: ReadonlySet<string>): Verdict {
	const isUndone = ({ status, secondReference }: StepVerdict) => status === 'agrees' && undone.has(secondReference);
	const undoProblem = ({ step, document, reference, secondReference, urns }: StepVerdict): VerdictProblem => ({
		kind: 'undone',
		step,
		secondReference,
		message: `${document} ${reference} ${secondReference} was undone in Sage 200`,
		urns,
	});
	return {
		steps: steps.map((step) => (isUndone(step) ? { ...step, status: 'undone' } : step)),
		problems: [...problems, ...steps.filter(isUndone).map(undoProblem)],
	};
}

/** Documents of the steps that are set against others in the ledger: Sage has to let go of them before they can be undone. */
export async function allocatedAmong(
	{ client, cache }: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
): Promise<Posting<string[]>> {
	const ids = await resolveIds({ client, cache }, steps);
	if (!ids.ok) return ids;
	const rows = await lookForSteps(client, steps, ids.value);
	const allocated = steps.flatMap((step) =>
		rowsOfStep(step, rows.get(step) ?? [])
			.filter((row) => isAllocated(row))
			.map((row) => `${step.document} ${step.secondReference} (URN ${String(row.urn)})`),
	);
	return done(allocated);
}

/** The cash book shows no allocation. An amount that cannot be read counts as allocated. */
const isAllocated = ({ document_allocated_value: value }: IDataObject): boolean =>
	value !== undefined && value !== null && moneyOf(value) !== 0;

/**
 * Bank entries of the steps, both legs of a transfer and the money side of receipts and payments included, that a bank statement has
 * been matched with (`last_statement_date`, `statement_page_number`: cash-book.json, `bank_posted_transaction`).
 */
export async function reconciledAmong(
	{ client, cache }: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
): Promise<Posting<string[]>> {
	const ids = await resolveIds({ client, cache }, steps);
	if (!ids.ok) return ids;
	const rows: IDataObject[] = [];
	for (const reference of new Set(steps.map((step) => step.reference))) rows.push(...(await listUnderReference(client, 'bank', reference)));
	const isOf = (step: PlanStep, row: IDataObject) =>
		isText(row.second_reference, step.secondReference) && accountsOf(step, ids.value).bank?.includes(Number(row.bank_id)) === true;
	return done(
		steps.flatMap((step) =>
			rows
				.filter((row) => isOf(step, row) && isReconciled(row))
				.map((row) => `${step.document} ${step.secondReference} (URN ${String(row.urn)})`),
		),
	);
}

/** What stands in the fields of an entry that is not reconciled is not documented: databases keep "no date" as a date before any bank statement. */
const isReconciled = ({ last_statement_date: date, statement_page_number: page }: IDataObject): boolean =>
	Number(page ?? 0) > 0 || Number(dayOf(date).slice(0, 4)) >= 1970;
