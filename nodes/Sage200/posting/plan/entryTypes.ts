import { SAGE_DOCUMENTS } from '../../../domain/books/documents';
import type { SageDocument } from '../../../domain/books/plan.types';

/** `deleted`: somebody took the document out of Sage; it counts for nothing. */
export type EntryKind = 'deleted' | 'receipt' | 'payment' | 'transfer' | 'invoice' | 'creditNote';

/**
 * How stored transaction types are told apart. The exact texts are not published; the OpenAPI files name
 * `TradingAccountEntryTypeInvoice`, `...CreditNote`, `...PurchasePaymentSalesReceipt` (a sales receipt),
 * `...PurchaseReceiptSalesPayment` (a sales payment), `BankAccountEntryType.Receipt` and `.Payment`. So a type is recognised by
 * what it contains, case and punctuation aside; the first fit counts, which is why the compound names stand first. The compound
 * names serve both ledgers: what is a payment to a supplier is a receipt from a customer.
 */
const RECOGNISED_IN_PURCHASES: ReadonlyArray<readonly [pattern: RegExp, kind: EntryKind]> = Object.freeze([
	[/deleted/, 'deleted'],
	[/purchasereceipt/, 'receipt'],
	[/purchasepayment/, 'payment'],
] as const);
const RECOGNISED: ReadonlyArray<readonly [pattern: RegExp, kind: EntryKind]> = Object.freeze([
	[/deleted/, 'deleted'], // `TradingAccountEntryTypeDeletedRecord`
	[/salesreceipt/, 'receipt'],
	[/salespayment/, 'payment'],
	[/creditnote/, 'creditNote'],
	[/invoice/, 'invoice'],
	[/receipt/, 'receipt'],
	[/payment/, 'payment'],
	[/transfer/, 'transfer'],
] as const);

const WANTED: Readonly<Record<Exclude<SageDocument, 'bank_transfer'>, EntryKind>> = Object.freeze({
	bank_payment: 'payment',
	bank_receipt: 'receipt',
	sales_receipts: 'receipt',
	sales_payments: 'payment',
	sales_invoices: 'invoice',
	sales_credit_notes: 'creditNote',
	purchase_invoices: 'invoice',
	purchase_credit_notes: 'creditNote',
	purchase_receipts: 'receipt',
	purchase_payments: 'payment',
});

/** What a stored type stands for; nothing when it is not recognised. */
export function kindOf(type: unknown, isPurchase = false): EntryKind | undefined {
	const letters = String(type ?? '')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
	return [...(isPurchase ? RECOGNISED_IN_PURCHASES : []), ...RECOGNISED].find(([pattern]) => pattern.test(letters))?.[1];
}

/**
 * Whether a stored type can be that document. A type that is not recognised counts: with bank or customer and both references
 * equal, taking it for another document would post a second time, the worse mistake of the two.
 */
export function canBe(document: Exclude<SageDocument, 'bank_transfer'>, type: unknown): boolean {
	const kind = kindOf(type, SAGE_DOCUMENTS[document].ledger === 'purchase');
	return kind === undefined || kind === WANTED[document];
}

/** A leg of a transfer may be stored as a transfer or as a payment (from) and a receipt (to). */
export function canBeLeg(leg: 'from' | 'to', type: unknown): boolean {
	const kind = kindOf(type);
	return kind === undefined || kind === 'transfer' || kind === (leg === 'from' ? 'payment' : 'receipt');
}
