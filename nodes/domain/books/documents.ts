import type { PlanStep, SageDocument } from './plan.types';

/** An account that a document moves with its whole amount. */
export type Party = 'bank' | 'bankTo' | 'customer' | 'supplier';

/** What a document of Sage does to the books. One side may be its lines: net on the nominal, tax on the VAT account. */
export interface DocumentFacts {
	readonly ledger: 'bank' | 'sales' | 'purchase';
	readonly debit: Party | 'lines';
	readonly credit: Party | 'lines';
	/** Which VAT account its lines move. Receipts and sales documents post output VAT, payments and purchase documents input VAT. */
	readonly vat: 'input' | 'output' | 'none';
}

/**
 * From what Sage documents of each resource (cash-book.json, sales.json, purchases.json). Everything that hangs on the kind of document
 * is read from here: which accounts a step names, whether it has lines, how they are signed, where Sage shows it.
 */
export const SAGE_DOCUMENTS: Readonly<Record<SageDocument, DocumentFacts>> = Object.freeze({
	bank_payment: { ledger: 'bank', debit: 'lines', credit: 'bank', vat: 'input' },
	bank_receipt: { ledger: 'bank', debit: 'bank', credit: 'lines', vat: 'output' },
	bank_transfer: { ledger: 'bank', debit: 'bankTo', credit: 'bank', vat: 'none' },
	sales_receipts: { ledger: 'sales', debit: 'bank', credit: 'customer', vat: 'none' },
	sales_payments: { ledger: 'sales', debit: 'customer', credit: 'bank', vat: 'none' },
	sales_invoices: { ledger: 'sales', debit: 'customer', credit: 'lines', vat: 'output' },
	sales_credit_notes: { ledger: 'sales', debit: 'lines', credit: 'customer', vat: 'output' },
	purchase_invoices: { ledger: 'purchase', debit: 'lines', credit: 'supplier', vat: 'input' },
	purchase_credit_notes: { ledger: 'purchase', debit: 'supplier', credit: 'lines', vat: 'input' },
	purchase_receipts: { ledger: 'purchase', debit: 'bank', credit: 'supplier', vat: 'none' },
	purchase_payments: { ledger: 'purchase', debit: 'supplier', credit: 'bank', vat: 'none' },
} as const);

/** Whether a document has lines with an analysis; the others have an amount only. */
export const hasLines = (document: SageDocument): boolean => moves(document, 'lines');

/** Whether a document moves that account, so that a step has to name it. */
export function moves(document: SageDocument, side: Party | 'lines'): boolean {
	const { debit, credit } = SAGE_DOCUMENTS[document];
	return debit === side || credit === side;
}

/** Ledgers whose periods a document needs open: its own, and the cash book where it moves a bank. In Sage's words for them. */
export type Ledger = 'sales' | 'purchase' | 'cashbook';

/** A ledger for each thing that a document touches, its own first. */
export function ledgersOf(document: SageDocument): Ledger[] {
	const { ledger } = SAGE_DOCUMENTS[document];
	if (ledger === 'bank') return ['cashbook'];
	return moves(document, 'bank') ? [ledger, 'cashbook'] : [ledger];
}

/** Code of the account in a step, as people know it; undefined when the step does not name it. */
export function codeOf(step: PlanStep, party: Party): string | undefined {
	switch (party) {
		case 'bank':
			return step.bankCode;
		case 'bankTo':
			return step.bankToCode;
		case 'customer':
			return step.customerReference;
		case 'supplier':
			return step.supplierReference;
	}
}
