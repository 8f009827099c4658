import { nextRevision, undoReference } from '../reference/reference';
import { done, refused, type Problem, type Result } from '../result';
import type { PlanLine, PlanStep, PostingPlan, StepOf, StepWithout } from './plan.types';

export interface ReverseOptions {
	/** Day to post the undo on (`YYYY-MM-DD`); left out, each document is undone on its own date, so that its period comes out even. */
	readonly date?: string;
	/** Supplier on whose account input VAT is taken back. */
	readonly supplierReference?: string;
	/** Customer on whose account output VAT of a bank receipt is taken back. */
	readonly customerReference?: string;
	/** Numbers of the tax codes that the VAT return leaves out; on them a bank document is undone by its opposite. */
	readonly outsideTaxCodes: readonly number[];
}

/** Why there is no undo, and of which step. */
export interface ReversalProblem extends Problem {
	readonly at: PlanStep;
}

type Undone = StepWithout<'step' | 'secondReference' | 'date' | 'narrative'>;
type StepReversal = Result<readonly Undone[], Problem>;

/**
 * The documents that bring every account back to where it was before the plan, last step first, with references of their own. VAT goes
 * back the way it came: in Sage a receipt posts output VAT and a payment input VAT, so a bank payment with VAT is undone by a
 * purchase credit note and its receipt, a bank receipt with VAT by a sales credit note and its payment. Every document has its undo.
 */
export function reversePlan(plan: PostingPlan, options: ReverseOptions): Result<readonly PlanStep[], ReversalProblem> {
	const steps: PlanStep[] = [];
	for (const step of [...plan.steps].reverse()) {
		const secondReference = undoReference(step.secondReference);
		if (secondReference === undefined)
			return refused({
				message: `${step.secondReference} is no reference of a posting that can be undone.`,
				remedy: 'Undo it in Sage 200 by hand. An undo itself is not undone: post the plan again with a new revision.',
				at: step,
			});
		const reversal = opposite(step, options);
		if (!reversal.ok) return refused({ ...reversal.refusal, at: step });
		for (const document of reversal.value) {
			steps.push({
				...document,
				step: steps.length + 1,
				secondReference,
				date: options.date ?? step.date,
				narrative: `Undo: ${step.narrative}`,
			});
		}
	}
	return done(steps);
}

function opposite(step: PlanStep, options: ReverseOptions): StepReversal {
	const { reference, amount, currency, lines } = step;
	const one = (
		document: StepWithout<'step' | 'secondReference' | 'date' | 'narrative' | 'reference' | 'amount' | 'currency'>,
	): StepReversal => done([{ reference, amount, currency, ...document }]);
	switch (step.document) {
		case 'bank_transfer':
			return one({ document: 'bank_transfer', bankCode: step.bankToCode, bankToCode: step.bankCode, lines: [] });
		case 'sales_receipts':
			return one({ document: 'sales_payments', bankCode: step.bankCode, customerReference: step.customerReference, lines: [] });
		case 'sales_payments':
			return one({ document: 'sales_receipts', bankCode: step.bankCode, customerReference: step.customerReference, lines: [] });
		case 'sales_invoices':
			return one({ document: 'sales_credit_notes', customerReference: step.customerReference, lines });
		case 'sales_credit_notes':
			return one({ document: 'sales_invoices', customerReference: step.customerReference, lines });
		case 'bank_payment':
			return areOutside(lines, options)
				? one({ document: 'bank_receipt', bankCode: step.bankCode, lines })
				: throughPurchases(step, options);
		case 'bank_receipt':
			return areOutside(lines, options) ? one({ document: 'bank_payment', bankCode: step.bankCode, lines }) : throughSales(step, options);
		case 'purchase_invoices':
			return one({ document: 'purchase_credit_notes', supplierReference: step.supplierReference, lines });
		case 'purchase_credit_notes':
			return one({ document: 'purchase_invoices', supplierReference: step.supplierReference, lines });
		case 'purchase_receipts':
			return one({ document: 'purchase_payments', bankCode: step.bankCode, supplierReference: step.supplierReference, lines: [] });
		case 'purchase_payments':
			return one({ document: 'purchase_receipts', bankCode: step.bankCode, supplierReference: step.supplierReference, lines: [] });
	}
}

/** Tax is looked at as well: a code that was said to be outside cannot carry any. */
const areOutside = (lines: readonly PlanLine[], { outsideTaxCodes }: ReverseOptions): boolean =>
	lines.every(({ taxCode, tax }) => outsideTaxCodes.includes(taxCode) && /^-?0+\.00$/.test(tax));

function throughPurchases(
	{ reference, amount, currency, bankCode, lines, secondReference }: StepOf<'bank_payment'>,
	{ supplierReference }: ReverseOptions,
): StepReversal {
	if (!supplierReference) {
		return refused({
			message: `The bank payment ${secondReference} carries input VAT, which only a purchase credit note takes back.`,
			remedy: 'Name the supplier who charged it (Amazon, in the purchase ledger); the undo posts the credit note and its receipt there.',
		});
	}
	const head = { reference, amount, currency, supplierReference };
	return done([
		{ ...head, document: 'purchase_credit_notes', lines },
		{ ...head, document: 'purchase_receipts', bankCode, lines: [] },
	]);
}

function throughSales(
	{ reference, amount, currency, bankCode, lines, secondReference }: StepOf<'bank_receipt'>,
	{ customerReference }: ReverseOptions,
): StepReversal {
	if (!customerReference) {
		return refused({
			message: `The bank receipt ${secondReference} carries output VAT, which only a sales credit note takes back.`,
			remedy:
				'Name the customer account on which it belongs (that of the marketplace); the undo posts the credit note and its payment there.',
		});
	}
	const head = { reference, amount, currency, customerReference };
	return done([
		{ ...head, document: 'sales_credit_notes', lines },
		{ ...head, document: 'sales_payments', bankCode, lines: [] },
	]);
}

/**
 * The plan with the revision raised of the steps that were undone (all of them, or those whose second references are given): what a person posts on purpose
 * after an undo. Under the old references Sage still has the undone documents, so the plan itself is found and not posted again. Nothing when a reference has no
 * further revision.
 */
export function raiseRevision(plan: PostingPlan, undone?: readonly string[]): PostingPlan | undefined {
	const steps: PlanStep[] = [];
	for (const step of plan.steps) {
		const isUndone = undone?.includes(step.secondReference) ?? true;
		const secondReference = isUndone ? nextRevision(step.secondReference) : step.secondReference;
		if (secondReference === undefined) return undefined;
		steps.push({ ...step, secondReference });
	}
	return { ...plan, steps };
}
