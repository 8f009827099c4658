import type { PlanStep, PostingPlan } from '../../../domain/books/plan.types';
import { undoReference } from '../../../domain/reference/reference';
import { reversePlan, type ReverseOptions } from '../../../domain/books/reverse';
import { done } from '../../../domain/result';
import { type Posting, refused } from '../door/refusal';
import type { PostingContext } from '../door/context';
import { complaintAboutStep } from './checkPlan';
import { allocatedAmong, reconciledAmong, verifySteps, type StepVerdict } from './verifySteps';

/** What an undo has to post. */
export interface Undo {
	readonly steps: readonly PlanStep[];
	/** Second references of steps that are not in Sage, so that there is nothing to undo. */
	readonly notPosted: readonly string[];
}

/**
 * Works out what undoes the part of a plan that is in Sage. Refused, before anything is posted, when a document stands there twice or
 * differs, when VAT could not go back the way it came, or when something is allocated or reconciled with the bank.
 */
export async function prepareUndo(context: PostingContext, plan: PostingPlan, options: ReverseOptions): Promise<Posting<Undo>> {
	const verdict = await verifySteps(context, plan.steps);
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
	const posted = plan.steps.filter((step) => statusOf(step, verdicts) === 'agrees');
	const reversal = reversePlan({ ...plan, steps: posted }, options);
	if (!reversal.ok) return refused('undoRefused', reversal.refusal.message, reversal.refusal.remedy, [], reversal.refusal.at);
	const broken = reversal.value.find((step) => complaintAboutStep(step) !== undefined);
	if (broken)
		return refused(
			'undoRefused',
			`${broken.document} ${broken.secondReference}: ${complaintAboutStep(broken)}`,
			'Correct the parameters of this node.',
			[],
			broken,
		);
	const bound = await complaintAboutBonds(context, posted, reversal.value);
	return (
		bound ??
		done({
			steps: reversal.value,
			notPosted: plan.steps.filter((step) => !posted.includes(step)).map(({ secondReference }) => secondReference),
		})
	);
}

const statusOf = (step: PlanStep, verdicts: readonly StepVerdict[]): StepVerdict['status'] | undefined =>
	verdicts.find((verdict) => verdict.step === step.step)?.status;

/** A document whose undo stands already may be set against it; that is how finance closes both. */
async function complaintAboutBonds(
	context: PostingContext,
	posted: readonly PlanStep[],
	undo: readonly PlanStep[],
): Promise<Posting<never> | undefined> {
	const done = await verifySteps(context, undo);
	if (!done.ok) return done;
	const missing = new Set(done.value.steps.filter(({ status }) => status === 'missing').map(({ secondReference }) => secondReference));
	const open = posted.filter((step) => missing.has(undoReference(step.secondReference) as string));
	const allocated = await allocatedAmong(context, open);
	if (!allocated.ok) return allocated;
	if (allocated.value.length > 0)
		return refused(
			'undoRefused',
			`Allocated in Sage 200: ${allocated.value.join(', ')}`,
			'Take the allocation back in Sage 200, then undo the plan.',
		);
	const reconciled = await reconciledAmong(context, open);
	if (!reconciled.ok) return reconciled;
	if (reconciled.value.length === 0) return undefined;
	return refused(
		'undoRefused',
		`Reconciled with the bank in Sage 200: ${reconciled.value.join(', ')}`,
		'What a bank statement shows has happened: correct it by hand, with finance.',
	);
}
