import type { PostingPlan, SageDocument } from './plan.types';

/** As many documents as are shown one by one. */
const MOST_SHOWN = 100;

/** Documents of Sage as accountants call them. */
const NAMES: Readonly<Record<SageDocument, string>> = {
	bank_payment: 'Bank payment',
	bank_receipt: 'Bank receipt',
	bank_transfer: 'Bank transfer',
	sales_receipts: 'Sales receipt',
	sales_payments: 'Sales payment',
	sales_invoices: 'Sales invoice',
	sales_credit_notes: 'Sales credit note',
	purchase_invoices: 'Purchase invoice',
	purchase_credit_notes: 'Purchase credit note',
	purchase_receipts: 'Purchase receipt',
	purchase_payments: 'Purchase payment',
};

/**
 * The documents of a plan for people, each in two cells, so that a phone has room for them: what it is, and its amount. `plan` is the text of a plan as
 * tables keep it; one that cannot be read shows none.
 */
export function shownSteps(plan: string): ReadonlyArray<readonly string[]> {
	const steps = stepsOf(plan);
	const shown = steps
		.slice(0, MOST_SHOWN)
		.map(({ document, secondReference, date, amount, currency }) => [
			`${NAMES[document] ?? document} of ${date}, ${secondReference}`,
			`${amount} ${currency}`,
		]);
	return steps.length > MOST_SHOWN ? [...shown, [`and ${steps.length - MOST_SHOWN} more`, '']] : shown;
}

/** Headings of that table. */
export const STEP_COLUMNS = ['Document', 'Amount'] as const;

function stepsOf(text: string): PostingPlan['steps'] {
	try {
		const steps = (JSON.parse(text) as PostingPlan | null)?.steps;
		return Array.isArray(steps) ? steps : [];
	} catch {
		return []; // what is held has no plan
	}
}
