import type { SageDocument } from './plan.types';

/** Documents of Sage as accountants call them. */
export const DOCUMENT_WORDS: Readonly<Record<SageDocument, string>> = {
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
