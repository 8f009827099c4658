import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PostingPlan } from '../../../domain/books/plan.types';
import { complaintAboutPlan } from '../../posting/plan/checkPlan';
import { type PostingRefusal, refused } from '../../posting/door/refusal';
import { stopped } from '../../posting/door/stop';
import { requiredObject } from '../../../shared/parameters';

export const PLAN: INodeProperties = {
	displayName: 'Plan',
	name: 'plan',
	type: 'json',
	default: '={{ $json.plan }}',
	required: true,
	description: 'The posting plan that Amazon Sage Bridge made, e.g. of a settlement',
};

/** The plan of an item. Throws with `details` when it is no plan, or one that does not hold together. */
export function planParameter(context: IExecuteFunctions, i: number): PostingPlan {
	const plan = requiredObject<PostingPlan>(context, 'plan', 'Plan', i);
	const reference = String(plan.subject?.id ?? '');
	const complaint = complaintAboutPlan(plan);
	if (complaint)
		throw stopped(
			context.getNode(),
			refused('identityFails', `Posting plan ${reference}: ${complaint}`, 'Make the plan again; report it to support if it stays.').refusal,
			{ reference },
			i,
		);
	return plan;
}

/** The error of a plan that is refused or went no further. */
export const planStopped = (
	context: IExecuteFunctions,
	{ subject }: PostingPlan,
	refusal: PostingRefusal,
	i: number,
	stepsDone?: readonly object[],
) =>
	stopped(
		context.getNode(),
		refusal,
		{
			reference: subject.id,
			...(subject.orderId && { orderId: subject.orderId }),
			secondReference: refusal.at?.secondReference,
			step: refusal.at?.step,
			stepsDone,
		},
		i,
	);
