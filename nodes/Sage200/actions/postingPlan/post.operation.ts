import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import type { PostingPlan } from '../../../domain/books/plan.types';
import { clearingAfter } from '../../posting/plan/clearing';
import { type Preparation, type StepReport, postSteps, prepareSteps } from '../../posting/plan/postSteps';
import { movedPeriods } from '../../posting/plan/periods';
import { complaintAboutPosting } from '../../posting/plan/strangers';
import type { RunCache } from '../../runCache';
import { readJson, writeJson } from '../../transport/losslessJson';
import { postingContext } from '../parameters';
import { withPostingOptions } from '../fields';
import { postingOptions } from '../postingOptions';
import { PLAN, planParameter, planStopped } from './plan';

const STEPS_PER_CALL: INodeProperties = {
	displayName: 'Steps per Call',
	name: 'stepsPerCall',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'How many steps that Sage 200 does not have yet are posted at most. With steps left the outcome is "more": renew the lease and run the node again. 0 posts all.',
};

const properties: INodeProperties[] = [PLAN, withPostingOptions(STEPS_PER_CALL)];

export const description = updateDisplayOptions({ show: { resource: ['postingPlan'], operation: ['post'] } }, properties);

/**
 * One item per plan: each step with its URN, and the clearing balance against what Amazon holds. Everything that can be refused
 * is refused before the first step is sent. `more`: as many steps as one call may post are posted, and some are left for the next call. Throws with `details` (kind,
 * step, steps done) when a step cannot be completed.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const plan = planParameter(this, i);
	const { dryRun, stepsPerCall } = postingOptions(this, i);
	const context = await postingContext(this, cache, i);
	const prepared = await prepareSteps(context, plan.steps);
	if (!prepared.ok) throw planStopped(this, plan, prepared.refusal, i);
	const strangers = await complaintAboutPosting(context, plan.subject, prepared.value);
	if (strangers?.ok === false) throw planStopped(this, plan, strangers.refusal, i);
	if (dryRun) return [{ json: dryRunItem(plan, prepared.value) }];
	const { reports, left, refusal } = await postSteps(context, prepared.value, stepsPerCall);
	if (refusal) throw planStopped(this, plan, refusal, i, reports);
	const { subject } = plan;
	const moved = await movedPeriods(context, plan.steps, reports);
	if (left > 0)
		return [{ json: { subject, outcome: 'more', steps: reports, stepsLeft: left, movedPeriods: moved ?? null } as unknown as IDataObject }];
	const clearing = await clearingAfter(context.client, plan);
	return [
		{ json: { subject, outcome: outcomeOf(reports), steps: reports, clearing, movedPeriods: moved ?? null } as unknown as IDataObject },
	];
}

/** Of all steps together. */
export const outcomeOf = (reports: readonly StepReport[]): StepReport['outcome'] =>
	reports.some((report) => report.outcome === 'posted') ? 'posted' : 'alreadyPosted';

/** Per step `body` for reading and `bodyText` exactly as it would be sent, and the URN of what is posted already. */
export function dryRunItem(plan: PostingPlan, { prepared }: Preparation): IDataObject {
	const steps = prepared.map(({ step, body, shown }) => {
		const { step: number, document, reference, secondReference, amount } = step;
		const facts = { step: number, document, reference, secondReference, amount };
		if (shown.length > 0) return { ...facts, outcome: 'alreadyPosted', urn: shown[0].urns.join(', ') };
		const bodyText = writeJson(body);
		return { ...facts, outcome: 'dryRun', body: readJson(bodyText) as IDataObject, bodyText };
	});
	return { subject: plan.subject, outcome: 'dryRun', steps };
}
