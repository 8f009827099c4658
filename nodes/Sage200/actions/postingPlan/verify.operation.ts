import { updateDisplayOptions, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clearingAfter } from '../../posting/plan/clearing';
import { stopped } from '../../posting/door/stop';
import { undoneAmong } from '../../posting/plan/strangers';
import { verifySteps, withUndone } from '../../posting/plan/verifySteps';
import type { RunCache } from '../../runCache';
import { clientOf } from '../parameters';
import { PLAN, planParameter } from './plan';

export const description = updateDisplayOptions({ show: { resource: ['postingPlan'], operation: ['verify'] } }, [PLAN]);

/**
 * One item per plan: how each step stands in Sage, the clearing balance, and `problems` in words. Posts nothing. Throws only when
 * Sage cannot be read or lacks a code of the plan; a step that is missing, undone or differs is a finding, not an error.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const plan = planParameter(this, i);
	const client = await clientOf(this, cache);
	const verdict = await verifySteps({ client, cache }, plan.steps);
	if (!verdict.ok) throw stopped(this.getNode(), verdict.refusal, { reference: plan.subject.id }, i);
	const { steps, problems } = withUndone(verdict.value, await undoneAmong({ client }, plan.steps));
	const clearing = await clearingAfter(client, plan);
	const agrees = problems.length === 0 && (clearing?.agrees ?? true);
	return [{ json: { subject: plan.subject, agrees, steps, problems, clearing } as unknown as IDataObject }];
}
