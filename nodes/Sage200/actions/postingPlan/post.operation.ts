import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import type { PostingPlan } from '../../../domain/books/plan.types';
import { clearingAfter } from '../../posting/plan/clearing';
import { postSteps, prepareSteps, type Preparation } from '../../posting/plan/postSteps';
import { complaintAboutPosting } from '../../posting/plan/settlementBooks';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { readJson, writeJson } from '../../transport/losslessJson';
import { POSTING_OPTIONS } from '../fields';
import { postingContext, postingOptions } from '../parameters';
import { PLAN, planParameter } from './plan';

const properties: INodeProperties[] = [PLAN, POSTING_OPTIONS];

export const description = updateDisplayOptions({ show: { resource: ['postingPlan'], operation: ['post'] } }, properties);

/**
 * One item per plan: each step with its URN, and the clearing balance against what Amazon holds. Everything that can be refused
 * is refused before the first step is sent. Throws with `details` (kind, step, steps done) when a step cannot be completed.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const plan = planParameter(this, i);
	const reference = plan.subject.id;
	const context = await postingContext(this, cache, i);
	const prepared = await prepareSteps(context, plan.steps);
	if (!prepared.ok)
		throw stopped(
			this.getNode(),
			prepared.failure,
			{ reference, secondReference: prepared.at?.secondReference, step: prepared.at?.step },
			i,
		);
	const strangers = await complaintAboutPosting(context, prepared.value);
	if (strangers) throw stopped(this.getNode(), strangers.failure, { reference }, i);
	if (postingOptions(this, i).dryRun) return [{ json: dryRunItem(plan, prepared.value) }];
	const result = await postSteps(context, prepared.value);
	if (!result.ok) {
		const { failure, at, done } = result;
		throw stopped(this.getNode(), failure, { reference, secondReference: at.secondReference, step: at.step, stepsDone: done }, i);
	}
	const outcome = result.reports.some((report) => report.outcome === 'posted') ? 'posted' : 'alreadyPosted';
	const clearing = await clearingAfter(context.client, plan);
	return [{ json: { subject: plan.subject, outcome, steps: result.reports, clearing } as unknown as IDataObject }];
}

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
