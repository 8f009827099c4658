import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import type { PostingPlan } from '../../../domain/books/plan.types';
import { raiseRevision } from '../../../domain/books/reverse';
import { postSteps, prepareSteps } from '../../posting/plan/postSteps';
import { prepareUndo, type UndoOptions } from '../../posting/plan/undo';
import { complaintAboutUndo, undoneAmong } from '../../posting/plan/strangers';
import type { RunCache } from '../../runCache';
import { noticeOf, POSTING_OPTIONS } from '../fields';
import { listOf } from '../../../shared/parameters';
import { postingContext, valuesAskedFor } from '../parameters';
import { refused, type PostingRefusal } from '../../posting/door/refusal';
import { postingOptions } from '../postingOptions';
import { subjectName } from '../../posting/plan/subject';
import { PLAN, planParameter, planStopped } from './plan';
import { dryRunItem, outcomeOf } from './post.operation';

const properties: INodeProperties[] = [
	noticeOf(
		'An undo posts documents of its own and cannot itself be undone. Ask finance first whether the VAT return of the period is filed, and look at a Dry Run.',
	),
	PLAN,
	{
		displayName: 'VAT Return Not Filed',
		name: 'isVatReturnOpen',
		type: 'boolean',
		default: false,
		required: true,
		description: 'Whether finance has confirmed that the VAT return of the period is not filed. Without it nothing is posted.',
	},
	{
		displayName: 'When Allocated',
		name: 'whenAllocated',
		type: 'options',
		options: [
			{
				name: 'Post the Counter-Document',
				value: 'counterDocument',
				description: 'Balances and VAT come back; the allocation stays, and the counter-document stands open on the account',
			},
			{ name: 'Refuse the Undo', value: 'refuse', description: 'Nothing is posted; the message names what is allocated' },
		],
		default: 'refuse',
		description: 'What to do when documents of the plan are allocated in Sage 200',
	},
	{
		displayName: 'Steps',
		name: 'steps',
		type: 'string',
		default: '',
		placeholder: 'e.g. FEES-2605-0,PAYOUT-2605-0',
		description: 'Second references of the steps to undo, separated by commas or as a JSON array. Empty: the whole plan.',
	},
	{
		displayName: 'Date',
		name: 'date',
		type: 'dateTime',
		default: '',
		description: 'Day to post the undo on. Empty: each document on its own date, so that its period comes out even.',
	},
	{
		displayName: 'Supplier Reference',
		name: 'supplierReference',
		type: 'string',
		default: '',
		placeholder: 'e.g. AMAZON',
		description:
			'Account of Amazon in the purchase ledger. Bank payments with VAT are undone there, because a bank receipt would declare output tax instead of taking input tax back.',
	},
	{
		displayName: 'Customer Reference',
		name: 'customerReference',
		type: 'string',
		default: '',
		placeholder: 'e.g. AMZUKGBP',
		description: 'Account of the marketplace in the sales ledger. Bank receipts with VAT are undone there.',
	},
	{
		displayName: 'Tax Codes Outside VAT',
		name: 'outsideTaxCodes',
		type: 'string',
		default: '',
		placeholder: 'e.g. 26',
		description:
			'Numbers of the tax codes of your Sage 200 that the VAT return leaves out, separated by commas. Bank documents on them are undone by their opposite; all others through the ledgers, so that VAT goes back the way it came.',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['postingPlan'], operation: ['reverse'] } }, properties);

/**
 * One item per plan: the documents that undo what of it (or of its chosen steps) is in Sage, each posted once under a reference of its own, what of it is `allocated`,
 * and `repostPlan` with the revisions of all undone steps raised, for whoever posts it again on purpose. Throws with `details` when it is refused or cannot be completed.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const plan = planParameter(this, i);
	const { dryRun } = postingOptions(this, i);
	const stop = (refusal: PostingRefusal, stepsDone?: readonly object[]) => planStopped(this, plan, refusal, i, stepsDone);
	if (!dryRun && this.getNodeParameter('isVatReturnOpen', i, false) !== true) throw stop(notConfirmed(plan));
	const context = await postingContext(this, cache, i);
	const undo = await prepareUndo(context, plan, optionsOf(this, i));
	if (!undo.ok) throw stop(undo.refusal);
	const { steps, notPosted, undone, allocated } = undo.value;
	const prepared = await prepareSteps(context, steps);
	if (!prepared.ok) throw stop(prepared.refusal);
	const other = await complaintAboutUndo(context, plan.subject, undone, prepared.value);
	if (other?.ok === false) throw stop(other.refusal);
	if (dryRun) return [{ json: { ...dryRunItem(plan, prepared.value), notPosted, allocated } }];
	const { reports, refusal } = await postSteps(context, prepared.value);
	if (refusal) throw stop(refusal, reports);
	const repostPlan = raiseRevision(plan, [...(await undoneAmong(context, plan.steps))]) ?? null;
	const facts = { subject: plan.subject, outcome: outcomeOf(reports), steps: reports, notPosted, allocated, repostPlan };
	return [{ json: facts as unknown as IDataObject }];
}

const notConfirmed = ({ subject }: PostingPlan): PostingRefusal =>
	refused(
		'undoRefused',
		`${subjectName(subject)} is not undone: nobody has confirmed that the VAT return of its period is not filed`,
		'Ask finance. If the return is not filed, switch on "VAT Return Not Filed"; else correct it in the next period by hand.',
	).refusal;

function optionsOf(context: IExecuteFunctions, i: number): UndoOptions {
	const text = (name: string) => String(context.getNodeParameter(name, i, '') ?? '').trim();
	const date = text('date').slice(0, 10);
	const only = valuesAskedFor(context.getNodeParameter('steps', i, ''));
	return {
		...(date === '' ? {} : { date }),
		...(only === undefined ? {} : { only }),
		whenAllocated: context.getNodeParameter('whenAllocated', i, 'refuse') === 'counterDocument' ? 'counterDocument' : 'refuse',
		supplierReference: text('supplierReference'),
		customerReference: text('customerReference'),
		outsideTaxCodes: listOf(context.getNodeParameter('outsideTaxCodes', i, ''))
			.map(Number)
			.filter(Number.isInteger),
	};
}
