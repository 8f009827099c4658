import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { PlanStep, PostingPlan } from '../../../nodes/domain/books/plan.types';
import { nominalBalances } from '../../../sandbox/sage/books/ledger';
import { line, plan, steps, type SageBench } from './bench';

export const DATE = '2026-05-10';
export const HEAD = { reference: '15330000001', date: DATE, narrative: 'Amazon settlement 15330000001', currency: 'GBP', lines: [] };
/** All of the usual plan, and a reimbursement outside the scope of VAT, and a summary invoice. */
export const allSteps = (): PlanStep[] => [
	...steps(),
	{
		...HEAD,
		step: 6,
		document: 'bank_receipt',
		secondReference: 'REIMB-2605-0',
		amount: '15.00',
		bankCode: 'AMZGBP',
		lines: [line({ nominalCode: '4900', taxCode: 26, net: '15.00', tax: '0.00', gross: '15.00' })],
	},
	{
		...HEAD,
		step: 7,
		document: 'sales_invoices',
		secondReference: 'INV-2605-0',
		amount: '48.00',
		customerReference: 'AMZSUMGB',
		lines: [line({ nominalCode: '4000', net: '40.00', tax: '8.00', gross: '48.00' })],
	},
];
/** 532.50 as after the usual plan, and 15.00. */
export const whole = (more: Partial<PostingPlan> = {}) =>
	plan({ steps: allSteps(), clearing: { bankCode: 'AMZGBP', closing: '547.50', movement: '0.00' }, ...more });

export const supplierOf = ({ sandbox }: SageBench): string => String(sandbox.store.all('sage.supplier')[0].reference);

/** Runs *Posting Plan: Verify* and gives what it says. */
export const verifyOn = async (bench: SageBench, one: PostingPlan): Promise<IDataObject> =>
	(await bench.run({ resource: 'postingPlan', operation: 'verify', plan: JSON.stringify(one) } as INodeParameters)).json('Sage')[0];

/** Runs *Posting Plan: Undo Once*, with finance's confirmation unless `more` says otherwise. */
export const undoOn = async (bench: SageBench, one: PostingPlan, more: IDataObject = {}) =>
	await bench.run({
		resource: 'postingPlan',
		operation: 'reverse',
		plan: JSON.stringify(one),
		isVatReturnOpen: true,
		supplierReference: supplierOf(bench),
		customerReference: '',
		outsideTaxCodes: '26',
		date: '',
		options: { settleDelaySeconds: 0 },
		...more,
	} as INodeParameters);

export const detailsOf = (error: unknown): IDataObject => (error as { context: { details: IDataObject } }).context.details;

/** Nominal accounts that are not at nothing. */
export const balancesOf = ({ sandbox }: SageBench) =>
	Object.fromEntries([...nominalBalances(sandbox)].filter(([, balance]) => balance !== 0));
