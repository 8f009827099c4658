import type { PlanStep, PostingPlan } from '../../../domain/books/plan.types';
import { reversePlan, type ReverseOptions } from '../../../domain/books/reverse';
import { undoReference } from '../../../domain/reference/reference';
import { done } from '../../../domain/result';
import type { PostingContext } from '../door/context';
import { isText } from '../door/key';
import { type Posting, refused } from '../door/refusal';
import { complaintAboutStep } from './checkPlan';
import { allocatedAmong, reconciledAmong, verifySteps, type StepVerdict } from './verifySteps';

/** What an undo has to post. */
export interface Undo {
	/** Steps of the plan that are in Sage and are undone. */
	readonly undone: readonly PlanStep[];
	readonly steps: readonly PlanStep[];
	/** Second references of steps that are not in Sage, so that there is nothing to undo. */
	readonly notPosted: readonly string[];
	/** Documents that are allocated in Sage and are undone by their counter-document all the same. */
	readonly allocated: readonly string[];
}

export interface UndoOptions extends ReverseOptions {
	/** Second references of the steps that are undone; all of the plan when left out. */
	readonly only?: readonly string[];
	/** What becomes of documents that are allocated: the undo is refused, or their counter-document stands beside the allocation. */
	readonly whenAllocated: 'refuse' | 'counterDocument';
}

/**
 * Works out what undoes a plan, or the chosen steps of it, as far as they are in Sage. Refused, before anything is posted, when a document stands there twice or
 * differs, when VAT could not go back the way it came, or when something is reconciled with the bank; or allocated, unless that was confirmed.
 */
export async function prepareUndo(context: PostingContext, plan: PostingPlan, options: UndoOptions): Promise<Posting<Undo>> {
	const chosen = chosenSteps(plan, options.only);
	if (!chosen.ok) return chosen;
	const verdict = await verifySteps(context, chosen.value);
	if (!verdict.ok) return verdict;
	const { steps: verdicts, problems } = verdict.value;
	const wrong = problems.find(({ kind }) => kind !== 'notFoundInSage');
	if (wrong)
		return refused(
			wrong.kind,
			wrong.message,
			'Put it right in Sage 200 by hand: what does not agree with the plan cannot be undone by it.',
			[],
			plan.steps.find(({ step }) => step === wrong.step),
		);
	const posted = chosen.value.filter((step) => statusOf(step, verdicts) === 'agrees');
	const reversal = reversalOf(plan, posted, options);
	if (!reversal.ok) return reversal;
	const bonds = await bondsOf(context, posted, reversal.value, options);
	if (!bonds.ok) return bonds;
	return done({
		undone: posted,
		steps: reversal.value,
		notPosted: chosen.value.filter((step) => !posted.includes(step)).map(({ secondReference }) => secondReference),
		allocated: bonds.value,
	});
}

function chosenSteps({ steps }: PostingPlan, only: readonly string[] | undefined): Posting<readonly PlanStep[]> {
	if (only === undefined) return done(steps);
	const unknown = only.filter((reference) => !steps.some(({ secondReference }) => isText(secondReference, reference)));
	if (unknown.length > 0 || only.length === 0)
		return refused(
			'undoRefused',
			only.length === 0 ? 'No step of the plan is chosen' : `The plan has no step ${unknown.join(', ')}`,
			`Name steps by their second references: ${steps.map(({ secondReference }) => secondReference).join(', ')}.`,
		);
	return done(steps.filter(({ secondReference }) => only.some((reference) => isText(secondReference, reference))));
}

function reversalOf(plan: PostingPlan, posted: readonly PlanStep[], options: UndoOptions): Posting<readonly PlanStep[]> {
	const reversal = reversePlan({ ...plan, steps: posted }, options);
	if (!reversal.ok) return refused('undoRefused', reversal.refusal.message, reversal.refusal.remedy, [], reversal.refusal.at);
	const broken = reversal.value.find((step) => complaintAboutStep(step) !== undefined);
	if (!broken) return reversal;
	const message = `${broken.document} ${broken.secondReference}: ${complaintAboutStep(broken)}`;
	return refused('undoRefused', message, 'Correct the parameters of this node.', [], broken);
}

const statusOf = (step: PlanStep, verdicts: readonly StepVerdict[]): StepVerdict['status'] | undefined =>
	verdicts.find((verdict) => verdict.step === step.step)?.status;

/** What is allocated among documents that are still to be undone. One whose undo stands already may be set against it: that is how finance closes both. */
async function bondsOf(
	context: PostingContext,
	posted: readonly PlanStep[],
	undo: readonly PlanStep[],
	{ whenAllocated }: UndoOptions,
): Promise<Posting<readonly string[]>> {
	const before = await verifySteps(context, undo);
	if (!before.ok) return before;
	const missing = new Set(before.value.steps.filter(({ status }) => status === 'missing').map(({ secondReference }) => secondReference));
	const open = posted.filter((step) => missing.has(undoReference(step.secondReference) as string));
	const allocated = await allocatedAmong(context, open);
	if (!allocated.ok) return allocated;
	if (allocated.value.length > 0 && whenAllocated === 'refuse')
		return refused(
			'undoRefused',
			`Allocated in Sage 200: ${allocated.value.join(', ')}`,
			'Take the allocation back in Sage 200, then undo the plan. Or choose "Post the Counter-Document": balances and VAT come back, the allocation stays, and the counter-document stands open on the account.',
		);
	const reconciled = await reconciledAmong(context, open);
	if (!reconciled.ok) return reconciled;
	if (reconciled.value.length === 0) return allocated;
	return refused(
		'undoRefused',
		`Reconciled with the bank in Sage 200: ${reconciled.value.join(', ')}`,
		'What a bank statement shows has happened: correct it by hand, with finance.',
	);
}
