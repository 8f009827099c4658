/**
 * The posting plan: a journal realised with documented Sage 200 endpoints. It is plain JSON, so that it travels in
 * an n8n item, can be read by a person before approval and is posted step by step by the Sage 200 node.
 * Amounts are decimal strings in the plan's currency; dates are `YYYY-MM-DD`; codes are what people know (bank code, customer
 * reference, nominal code, tax code number), never Sage's ids, which the Sage node looks up.
 */

/** Resource of the Sage 200 REST API that a step posts to (path without the slash). */
export type SageDocument =
	| 'bank_payment'
	| 'bank_receipt'
	| 'bank_transfer'
	| 'sales_receipts'
	| 'sales_payments'
	| 'sales_invoices'
	| 'sales_credit_notes'
	| 'purchase_invoices'
	| 'purchase_credit_notes'
	| 'purchase_receipts'
	| 'purchase_payments';

export interface PlanLine {
	readonly nominalCode: string;
	readonly costCentre: string;
	readonly department: string;
	/** Number of Sage's tax code (`code` of `/tax_codes`). */
	readonly taxCode: number;
	readonly net: string;
	readonly tax: string;
	readonly gross: string;
	readonly narrative: string;
}

/** What every step carries. Which of the codes a document needs, `PlanStep` says. */
export interface StepFields {
	/** 1, 2, 3 ... in the order of posting. */
	readonly step: number;
	/** At most 20 characters: the subject's id. */
	readonly reference: string;
	/** At most 20 characters, unique within the subject; see `reference/`. */
	readonly secondReference: string;
	/** Transaction date in Sage. */
	readonly date: string;
	readonly narrative: string;
	/** Gross of the document, positive. */
	readonly amount: string;
	readonly currency: string;
	/** Bank that a bank posting, receipt or payment uses; for a transfer the bank that pays. */
	readonly bankCode?: string;
	/** For a transfer: the bank that receives. */
	readonly bankToCode?: string;
	/** For sales ledger documents. */
	readonly customerReference?: string;
	/** For purchase ledger documents: they alone take input VAT back. Credits of costs make them, and what undoes a payment with VAT or such a credit. */
	readonly supplierReference?: string;
	/** Analysis with VAT: bank payments and receipts, invoices and credit notes of both ledgers. Empty for receipts, payments on account and transfers. */
	readonly lines: readonly PlanLine[];
}

type Code = 'bankCode' | 'bankToCode' | 'customerReference' | 'supplierReference';
/** One type for each of the documents, so that a check of `document` tells which codes there are. */
type Step<Document extends SageDocument, Codes extends Code> = Document extends SageDocument
	? StepFields & Required<Pick<StepFields, Codes>> & { readonly document: Document }
	: never;

/** One document of Sage with the accounts that it needs. JSON that comes in is one once `complaintAboutStep` has nothing to say. */
export type PlanStep =
	| Step<'bank_payment' | 'bank_receipt', 'bankCode'>
	| Step<'bank_transfer', 'bankCode' | 'bankToCode'>
	| Step<'sales_receipts' | 'sales_payments', 'customerReference' | 'bankCode'>
	| Step<'sales_invoices' | 'sales_credit_notes', 'customerReference'>
	| Step<'purchase_invoices' | 'purchase_credit_notes', 'supplierReference'>
	| Step<'purchase_receipts' | 'purchase_payments', 'supplierReference' | 'bankCode'>;

/** The steps of these documents. */
export type StepOf<Document extends SageDocument> = Extract<PlanStep, { readonly document: Document }>;

/** A step without some of its fields, document by document: a plain `Omit` would forget which codes belong to which document. */
export type StepWithout<Field extends keyof StepFields, Each extends PlanStep = PlanStep> = Each extends PlanStep
	? Omit<Each, Field>
	: never;

/** One identity that must hold before anything is posted. */
export interface IdentityCheck {
	readonly name: string;
	readonly holds: boolean;
	readonly left: string;
	readonly right: string;
}

/** What the plan posts. Its id is the `reference` of all steps. */
export interface PlanSubject {
	readonly kind: SubjectKind;
	/** Settlement id, adjustment id; of a refund the settlement that paid it. */
	readonly id: string;
	/** Amazon order id, of a refund: its references begin with its digits, and others of the settlement do not concern it. */
	readonly orderId?: string;
}

export const SUBJECT_KINDS = ['settlement', 'fbaAdjustment', 'refund'] as const;

export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The proof by the clearing account. Amounts are decimal strings in the plan's currency. */
export interface PlanClearing {
	/** Clearing bank of the series, e.g. `AMZGBP`. */
	readonly bankCode: string;
	/** Balance that Sage must show after the last step: what Amazon still holds, less transfers that are still to be made. */
	readonly closing: string;
	/** Where transfers between clearing accounts wait for a person: what Amazon holds, and the transfers between clearing accounts that wait for a person, signed; those of earlier settlements too. */
	readonly held?: string;
	readonly waiting?: ReadonlyArray<{ readonly name: string; readonly amount: string }>;
	/** Sum of the movements of all steps, signed. */
	readonly movement: string;
}

export interface PostingPlan {
	readonly planVersion: 1;
	readonly subject: PlanSubject;
	/** ISO 4217. Every bank and trade account of its steps must be kept in it. */
	readonly currency: string;
	readonly steps: readonly PlanStep[];
	readonly identities: readonly IdentityCheck[];
	/** For what moves a clearing account and can be proved by its balance. */
	readonly clearing?: PlanClearing;
}
