import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import type { PostingPlan } from '../../../domain/books/plan.types';
import { done } from '../../../domain/result';
import { postOnce, type PostingResult, type Shown } from '../../posting/door/postOnce';
import type { PostingContext } from '../../posting/door/context';
import type { Posting } from '../../posting/door/refusal';
import { stopped } from '../../posting/door/stop';
import { doorOf } from '../../posting/door/write';
import { clearingAfter } from '../../posting/plan/clearing';
import { postSteps, prepareSteps, type Preparation, type StepReport } from '../../posting/plan/postSteps';
import { movedPeriods } from '../../posting/plan/periods';
import { complaintAboutPosting } from '../../posting/plan/strangers';
import { complaintAboutMove, prepareMove, type StockMove } from '../../posting/stock/stockTransfer';
import type { RunCache } from '../../runCache';
import { jsonObject, refuse, requiredObject } from '../../../shared/parameters';
import { withPostingOptions } from '../fields';
import { postingContext } from '../parameters';
import { dryRunItem } from '../postingPlan/post.operation';
import { planParameter, planStopped } from '../postingPlan/plan';
import { postingOptions } from '../postingOptions';

const properties: INodeProperties[] = [
	{
		displayName: 'Move',
		name: 'move',
		type: 'json',
		default: '={{ $json.move }}',
		description:
			'Units as JSON, empty where only value is posted: stockCode, fromWarehouse, toWarehouse, quantity, date, reference, secondReference; fromBin and toBin where needed',
	},
	{
		displayName: 'Plan',
		name: 'plan',
		type: 'json',
		default: '={{ $json.plan }}',
		description: 'Posting plan of the value, with the reference of the units; empty where they move without value',
	},
	withPostingOptions({
		displayName: 'Create Missing Holding',
		name: 'createHolding',
		type: 'boolean',
		default: false,
		description: 'Whether to keep the stock item in the receiving warehouse when it is not kept there yet. A dry run does not create it.',
	}),
];

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['transferWithValue'] } }, properties);

/**
 * One item per move: its movements, then the documents of its value. All of the value is checked before the units are sent, and it follows only once they show. Throws with `details` when
 * either cannot be completed; run again it finds what is there and goes on behind it.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const isGiven = (name: string, displayName: string) => Object.keys(jsonObject(this, name, displayName, i)).length > 0;
	const plan = isGiven('plan', 'Plan') ? planParameter(this, i) : undefined;
	const move = isGiven('move', 'Move') ? moveOf(this, i) : undefined;
	const reference = move?.reference ?? plan?.subject.id;
	if (reference === undefined) throw refuse(this, i, 'Move and Plan are both empty', 'Give units, the plan of their value, or both.');
	const at = { reference, secondReference: move?.secondReference };
	const complaint: Posting<void> = move ? complaintOf(move, plan) : done(undefined);
	if (!complaint.ok) throw stopped(this.getNode(), complaint.refusal, at, i);
	const { dryRun } = postingOptions(this, i);
	const context = await postingContext(this, cache, i);
	const prepared = plan && (await preparedValue(context, plan));
	if (plan && prepared?.ok === false) throw planStopped(this, plan, prepared.refusal, i);
	const value = plan && prepared?.ok ? { plan, preparation: prepared.value } : undefined;
	const subject = { kind: 'fbaAdjustment', id: reference };
	if (dryRun) {
		const steps = value ? dryRunItem(value.plan, value.preparation).steps : [];
		return [{ json: { subject, outcome: 'dryRun', ...(move && { move }), steps } as unknown as IDataObject }];
	}
	const { createHolding } = this.getNodeParameter('options', i, {}) as { createHolding?: boolean };
	const moved = move && (await postMove(context, move, createHolding === true));
	if (moved?.outcome === 'failed') throw stopped(this.getNode(), moved.refusal, at, i);
	const posted = value ? await postValue(this, context, value, i) : { steps: [] };
	const isNew = [moved, ...posted.steps].some((one) => one?.outcome === 'posted');
	const facts = { subject, outcome: isNew ? 'posted' : 'alreadyPosted', movements: [...(moved?.shown.urns ?? [])], ...posted };
	return [{ json: facts as unknown as IDataObject }];
}

function moveOf(context: IExecuteFunctions, i: number): StockMove {
	const given = requiredObject<IDataObject>(context, 'move', 'Move', i);
	const text = (name: string) => String(given[name] ?? '').trim();
	return {
		stockCode: text('stockCode'),
		fromWarehouse: text('fromWarehouse'),
		fromBin: text('fromBin'),
		toWarehouse: text('toWarehouse'),
		toBin: text('toBin'),
		quantity: text('quantity'),
		date: text('date').slice(0, 10),
		reference: text('reference'),
		secondReference: text('secondReference'),
	};
}

function complaintOf(move: StockMove, plan: PostingPlan | undefined): Posting<void> {
	const complaint = complaintAboutMove(move);
	if (!complaint.ok || !plan || plan.subject.id === move.reference) return complaint;
	const message = `Stock transfer of ${move.stockCode}: its reference ${move.reference} is not that of its plan (${plan.subject.id})`;
	return { ok: false, refusal: { kind: 'identityFails', message, remedy: 'Hand over move and plan of one item.', urns: [] } };
}

/** Everything of the value that can be refused, before the units move. */
async function preparedValue(context: PostingContext, plan: PostingPlan): Promise<Posting<Preparation>> {
	const prepared = await prepareSteps(context, plan.steps);
	if (!prepared.ok) return prepared;
	return (await complaintAboutPosting(context, plan.subject, prepared.value)) ?? prepared;
}

async function postMove(context: PostingContext, move: StockMove, createHolding: boolean): Promise<PostingResult<Shown>> {
	const prepared = await prepareMove(context, move, createHolding);
	if (!prepared.ok) return { outcome: 'failed', refusal: prepared.refusal };
	return await postOnce(doorOf(context.client, prepared.value), context.policy);
}

async function postValue(
	node: IExecuteFunctions,
	context: PostingContext,
	{ plan, preparation }: { plan: PostingPlan; preparation: Preparation },
	i: number,
): Promise<{ steps: readonly StepReport[] }> {
	const { reports, refusal } = await postSteps(context, preparation);
	if (refusal) throw planStopped(node, plan, refusal, i, reports);
	const moved = await movedPeriods(context, plan.steps, reports);
	const clearing = await clearingAfter(context.client, plan);
	return { steps: reports, ...{ clearing, movedPeriods: moved ?? null } };
}
