import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PlanLine, PlanStep, StepFields, StepWithout } from '../../domain/books/plan.types';
import { complaintAboutStep, longTextOfStep } from '../posting/plan/checkPlan';
import { totalOf } from '../posting/plan/documentBody';
import { postSteps, prepareSteps } from '../posting/plan/postSteps';
import { refused } from '../posting/door/refusal';
import { stopped } from '../posting/door/stop';
import type { RunCache } from '../runCache';
import { readJson, writeJson } from '../transport/losslessJson';
import { structuredListOf } from '../../shared/structured';
import { postingContext } from './parameters';
import { postingOptions } from './postingOptions';

type KeyFields = Pick<StepFields, 'step' | 'date' | 'reference' | 'secondReference' | 'narrative' | 'currency'>;
/** The document and the accounts that it needs. */
type DocumentAndAccounts = StepWithout<keyof KeyFields | 'amount' | 'lines'>;

/** What all ledger postings have in common. */
export function keyOf(context: IExecuteFunctions, i: number): KeyFields {
	const text = (name: string) => String(context.getNodeParameter(name, i, '')).trim();
	return {
		step: 1,
		date: text('date').slice(0, 10),
		reference: text('reference'),
		secondReference: text('secondReference'),
		narrative: text('narrative'),
		currency: '',
	};
}

/** The Lines parameter; texts that a line may leave out are empty. */
function linesOf(context: IExecuteFunctions, i: number): PlanLine[] {
	const lines = structuredListOf<PlanLine>(context, 'lines', 'Lines', i);
	return lines.map((line) => ({
		...line,
		taxCode: taxCodeOf(line),
		costCentre: line.costCentre ?? '',
		department: line.department ?? '',
		narrative: line.narrative ?? '',
	}));
}

/** A field gives a text, JSON a number. What is no number is left for the check of the step to name. */
const taxCodeOf = ({ taxCode }: PlanLine): number => (/^\d+$/.test(String(taxCode)) ? Number(taxCode) : taxCode);

/** A document whose amount is the sum of its lines: bank payment and receipt, sales invoice and credit note. */
export async function postLines(
	this: IExecuteFunctions,
	i: number,
	cache: RunCache,
	step: DocumentAndAccounts,
): Promise<INodeExecutionData[]> {
	const lines = linesOf(this, i);
	const areAmounts = lines.every(({ gross }) => /^-?\d+\.\d{2}$/.test(String(gross)));
	return await postStep.call(this, i, cache, { ...keyOf(this, i), ...step, amount: areAmounts ? totalOf(lines, 'gross') : '', lines });
}

/** A document of one amount without analysis: transfer, receipt and payment on account. */
export async function postAmount(
	this: IExecuteFunctions,
	i: number,
	cache: RunCache,
	step: DocumentAndAccounts,
): Promise<INodeExecutionData[]> {
	const amount = String(this.getNodeParameter('amount', i)).trim();
	return await postStep.call(this, i, cache, { ...keyOf(this, i), ...step, amount, lines: [] });
}

/** Posts one document through the same door as a plan. Throws with `details` when it cannot be completed. */
async function postStep(this: IExecuteFunctions, i: number, cache: RunCache, step: PlanStep): Promise<INodeExecutionData[]> {
	const at = { reference: step.reference, secondReference: step.secondReference, step: step.step };
	const long = longTextOfStep(step);
	if (long)
		throw stopped(
			this.getNode(),
			refused('textTooLong', `${step.document}: ${long}`, 'Shorten the text where it comes from.').refusal,
			at,
			i,
		);
	const complaint = complaintAboutStep(step);
	if (complaint)
		throw stopped(
			this.getNode(),
			refused('identityFails', `${step.document}: ${complaint}`, 'Correct the parameters of this node.').refusal,
			at,
			i,
		);
	const context = await postingContext(this, cache, i);
	const prepared = await prepareSteps(context, [step]);
	if (!prepared.ok) throw stopped(this.getNode(), prepared.refusal, at, i);
	const facts = factsOf(step);
	const [{ body, shown }] = prepared.value.prepared;
	if (postingOptions(this, i).dryRun && shown.length === 0) {
		const bodyText = writeJson(body);
		return [{ json: { outcome: 'dryRun', ...facts, body: readJson(bodyText) as IDataObject, bodyText } }];
	}
	const { reports, refusal } = await postSteps(context, prepared.value);
	if (refusal) throw stopped(this.getNode(), refusal, { ...at, stepsDone: reports }, i);
	const [{ outcome, urn }] = reports;
	return [{ json: { outcome, urn, ...facts } }];
}

function factsOf({ document, bankCode, customerReference, reference, secondReference, amount }: PlanStep): IDataObject {
	return {
		document,
		...(bankCode ? { bankCode } : {}),
		...(customerReference ? { customerReference } : {}),
		reference,
		secondReference,
		amount,
	};
}
