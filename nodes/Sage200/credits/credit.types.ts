/** A credit in Sage 200 that belongs, or may belong, to an Amazon order. Amounts are decimal strings in the customer's currency. */
export interface Credit {
	readonly amazon_order_id: string;
	/** A sales return, credited or not; or a credit note of the sales ledger that no return explains. */
	readonly source: 'salesReturn' | 'creditNote';
	/** Number of the return; of a credit note what stands as its reference. */
	readonly document_no: string;
	readonly reference: string;
	readonly second_reference: string;
	/** `YYYY-MM-DD`. */
	readonly transaction_date: string;
	/** Positive. */
	readonly gross_value: string;
	readonly customer_reference: string;
	/** Empty for a return: its credit notes have URNs of their own. */
	readonly urn: string;
	/** Id of the return, or of the transaction, in Sage. */
	readonly id: number;
	/** Where it stands: a return; what is posted; what the ledger has archived. */
	readonly state: 'return' | 'posted' | 'archived';
	/** Credit notes that the return has become. They are counted with it, never beside it. */
	readonly credit_notes: readonly CreditNoteOfReturn[];
	/** URN of the document that took it back, where one stands under the reference of its undo. */
	readonly undone_by: string;
	/** Numbers or URNs of credits that may be this one: which it is, Sage does not tell. */
	readonly may_be_same_as: readonly string[];
	/** Why it cannot be relied on, in words; empty when it can. */
	readonly uncertain: string;
}

export interface CreditNoteOfReturn {
	readonly document_no: string;
	readonly gross_value: string;
	/** Empty while Sage has not posted it to the ledger (pending file), or shows it under another reference. */
	readonly urn: string;
}
