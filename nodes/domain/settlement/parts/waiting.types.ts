import type { ExceptionKindName } from '../../exceptions/kinds';
import type { SettlementRow } from '../settlement.types';

/** A credit note whose cash is posted and which itself waits for a decision. It is posted once, under the references that it has here. */
export interface WaitingCredit {
	readonly orderId: string;
	readonly settlementId: string;
	readonly series: string;
	readonly currency: string;
	/** Second reference of the credit note; its reference is the settlement id. */
	readonly secondReference: string;
	/** Accounting period and day of its rows, `YYYY-MM` and `YYYY-MM-DD`. */
	readonly period: string;
	readonly date: string;
	/** Given back to the customer, decimal string. */
	readonly gross: string;
	/** VAT in it as Amazon's tax rows show it, decimal string; '' when they show none. */
	readonly taxShown: string;
	/** Kind of the exception that says why. */
	readonly waitsFor: ExceptionKindName;
	/** The rows of the file: the credit note is worked out from them again when more is known. */
	readonly rows: readonly SettlementRow[];
}
