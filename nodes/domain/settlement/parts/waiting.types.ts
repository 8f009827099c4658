import type { ExceptionKindName } from '../../exceptions/kinds';
import type { SettlementRow } from '../settlement.types';

/** The credit notes of one order in one settlement, whose cash is posted and which themselves wait for a decision. They are posted once, under the settlement's reference. */
export interface WaitingCredit {
	readonly orderId: string;
	readonly settlementId: string;
	readonly series: string;
	readonly currency: string;
	/** Accounting period and day of its last rows, `YYYY-MM` and `YYYY-MM-DD`. */
	readonly period: string;
	readonly date: string;
	/** Given back to the customer, decimal string. */
	readonly gross: string;
	/** VAT in it as Amazon's tax rows show it, decimal string; '' when they show none. */
	readonly taxShown: string;
	/** Kind of the exception that says why. */
	readonly waitsFor: ExceptionKindName;
	/** The rows of the file: the credit notes are worked out from them again when more is known. */
	readonly rows: readonly SettlementRow[];
}
