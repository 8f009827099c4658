import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PlanLine, PlanStep } from '../../../domain/settlement/plan.types';
import { complaintAboutStep } from '../../posting/checkPlan';
import { totalOf } from '../../posting/documentBody';
import { postSteps, prepareSteps } from '../../posting/postSteps';
import { refused } from '../../posting/refusable';
import { stopped } from '../../posting/stop';
import type { RunCache } from '../../runCache';
import { readJson, writeJson } from '../../transport/losslessJson';
import { jsonParameter, postingContext, postingOptions } from '../parameters';

type KeyFields = Pick<PlanStep, 'step' | 'bankCode' | 'date' | 'reference' | 'secondReference' | 'narrative' | 'currency'>;

/** What all cash book postings have in common. */
export function keyOf(context: IExecuteFunctions, i: number): KeyFields {
	const text = (name: string) => String(context.getNodeParameter(name, i, '')).trim();
	return {
		step: 1,
		bankCode: text('bankCode'),
		date: text('date').slice(0, 10),
		reference: text('reference'),
		secondReference: text('secondReference'),
		narrative: text('narrative'),
		currency: '',
	};
}

/** A bank payment or receipt; its amount is the sum of its lines. */
export async function postBankEntry(this: IExecuteFunctions, i: number, cache: RunCache, document: 'bank_payment' | 'bank_receipt'): Promise<INodeExecutionData[]> {
	const lines = jsonParameter<PlanLine[]>(this, 'lines', 'Lines', i).map((line) => ({ ...line, costCentre: line.costCentre ?? '', department: line.department ?? '', narrative: line.narrative ?? '' }));
	const areAmounts = lines.every(({ gross }) => /^-?\d+\.\d{2}$/.test(String(gross)));
	return await postStep.call(this, i, cache, { ...keyOf(this, i), document, amount: areAmounts ? totalOf(lines, 'gross') : '', lines });
}

/** Posts one document through the same door as a plan. Throws with `details` when it cannot be completed. */
export async function postStep(this: IExecuteFunctions, i: number, cache: RunCache, step: PlanStep): Promise<INodeExecutionData[]> {
	const at = { reference: step.reference, secondReference: step.secondReference, step: step.step };
	const complaint = complaintAboutStep(step);
	if (complaint) throw stopped(this.getNode(), refused('identityFails', `${step.document}: ${complaint}`, 'Correct the parameters of this node.').failure, at, i);
	const context = await postingContext(this, cache, i);
	const prepared = await prepareSteps(context, [step]);
	if (!prepared.ok) throw stopped(this.getNode(), prepared.failure, at, i);
	const facts = { document: step.document, bankCode: step.bankCode, reference: step.reference, secondReference: step.secondReference, amount: step.amount };
	const [{ body, shown }] = prepared.value.prepared;
	if (postingOptions(this, i).dryRun && shown.length === 0) {
		const bodyText = writeJson(body);
		return [{ json: { outcome: 'dryRun', ...facts, body: readJson(bodyText) as IDataObject, bodyText } }];
	}
	const result = await postSteps(context, prepared.value);
	if (!result.ok) throw stopped(this.getNode(), result.failure, { ...at, stepsDone: result.done }, i);
	const [{ outcome, urn }] = result.reports;
	return [{ json: { outcome, urn, ...facts } }];
}
