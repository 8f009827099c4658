/**
 * Deterministic references: what Sage stores with each posting, so that looking in Sage always tells whether it was posted.
 * Sage's `reference` and `second_reference` hold 20 characters each (OpenAPI files of Sage 200, cash book and sales ledger).
 */

const REFERENCE_LENGTH = 20;

/** Parts of a settlement that are posted on their own. */
export const SETTLEMENT_PARTS = [
	'SALES', // receipt for orders that are in Sage
	'REFUNDS', // payment for the credit notes of such orders
	'INV',
	'PROM',
	'RCPT', // summary sales: invoice, credit note of promotions, receipt
	'CRN',
	'PAYM', // summary refunds: credit note and payment
	'FEES',
	'FEECRN',
	'FEERCPT', // fees; fees that come to a credit: purchase credit note and receipt
	'REIMB',
	'CLAWB', // reimbursements; reimbursements taken back
	'CHARGE',
	'RETURN', // card charged; failed payout returned
	'LIQINV',
	'LIQRCPT', // goods sold to a liquidator: invoice and receipt
	'LIQCRN',
	'LIQPAYM', // the same where adjustments outweigh: credit note and payment
	'MICRO', // pennies with which Amazon tries the bank account
	'PAYOUT',
] as const;

export type SettlementPart = (typeof SETTLEMENT_PARTS)[number];

/**
 * `FEES-2610-0`: part, accounting period (year and month of its end, two digits each; `2610B` is the second one that ends in that month), revision. A re-posting after an undo
 * raises the revision, so that it does not find the undone one. Of several postings of one part the second is `CHARGE2-2610-0`:
 * the ordinal (1 to 9) has a place of its own, or raising the revision of one would name another.
 */
export const settlementSecondReference = (part: SettlementPart, period: string, ordinal = 1, revision = 0): string =>
	partReference(part, period, ordinal, revision);

function partReference(part: string, period: string, ordinal: number, revision: number): string {
	if (ordinal < 1 || ordinal > 9 || revision > 9) throw new RangeError(`Too many postings of ${part} in ${period}`);
	return fitted(`${part}${ordinal === 1 ? '' : ordinal}-${period.slice(2, 4)}${period.slice(5).toUpperCase()}-${revision}`);
}

/** What is posted of an FBA adjustment: the units, and the receipt and the payment of their value. */
export type FbaPart = 'FBAMOVE' | 'FBAREC' | 'FBAPAY';

/** `FBAPAY-2611-0`: part, month of the event in Amazon's ledger (`YYYY-MM`), revision, as for a settlement. */
export const fbaSecondReference = (part: FbaPart, month: string): string => partReference(part, month, 1, 0);

/** Whether a text is an Amazon order id: 3-7-7 digits. Other references (of multi-channel orders, of shipments) stand in that column too. */
export const isOrderId = (text: string): boolean => /^\d{3}-\d{7}-\d{7}$/.test(text);

/**
 * `20212345671234567C00`: the 17 digits of an Amazon order id, a kind letter (C credit note; U its undo), an ordinal within the order and
 * settlement (base 36) and a revision.
 */
export function orderSecondReference(orderId: string, kind: 'C', ordinal: number, revision = 0): string {
	if (!isOrderId(orderId)) throw new RangeError(`An Amazon order id has 17 digits (3-7-7), this is none: ${orderId}`);
	const digits = orderId.replaceAll('-', '');
	if (ordinal > 35 || revision > 9) throw new RangeError(`Too many postings for order ${orderId}`);
	return fitted(`${digits}${kind}${ordinal.toString(36).toUpperCase()}${revision}`);
}

/** Whether a second reference is that of a credit note that we made for an order, or of its undo; compared as Sage compares texts. */
export const isOrderCredit = (secondReference: string): boolean => /^\d{17}[CU][0-9A-Z]\d$/i.test(secondReference.trimEnd());

/**
 * Second reference of the document that undoes another: `U-FEES-2610-0` for a part, `20212345671234567U00` (kind letter U) for an
 * order. Nothing for a reference of another form, an undo included: an undo is not undone.
 */
export function undoReference(secondReference: string): string | undefined {
	if (/^[A-Z]+\d?-\d{4}[A-Z]?-\d$/.test(secondReference)) return fitted(`U-${secondReference}`);
	const order = /^(\d{17})C([0-9A-Z]\d)$/.exec(secondReference);
	return order ? `${order[1]}U${order[2]}` : undefined;
}

/** The same reference with its revision raised, for posting again what was undone. Nothing when it has no revision or the last one. */
export function nextRevision(secondReference: string): string | undefined {
	const match = /^([A-Z]+\d?-\d{4}[A-Z]?-|\d{17}C[0-9A-Z])(\d)$/.exec(secondReference);
	return match && match[2] !== '9' ? `${match[1]}${Number(match[2]) + 1}` : undefined;
}

function fitted(reference: string): string {
	if (reference.length > REFERENCE_LENGTH) throw new RangeError(`Longer than Sage's ${REFERENCE_LENGTH} characters: ${reference}`);
	return reference;
}
