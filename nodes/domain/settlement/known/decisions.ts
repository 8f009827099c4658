import type { Minor } from '../../money/money';
import type { VatTreatment } from '../../settings/settings.types';

/** What a person decided about the refunds of one order in one settlement. */
export interface OrderDecision {
	readonly orderId: string;
	/** '' is for every settlement. */
	readonly settlementId: string;
	/** `credit`: post our credit note. `paymentOnly`: it is credited already, or needs no credit. */
	readonly answer: 'credit' | 'paymentOnly';
	/** VAT of the credit note where the facts do not settle it. */
	readonly treatment?: VatTreatment;
	/** Gross of the credit note where it is not the whole refund; only of one settlement, or each later refund would be credited with it again. */
	readonly amount?: Minor;
	/** Who decided. */
	readonly by: string;
}

/** The decision about an order in a settlement: one for just this settlement goes before one for all. */
export const decisionOn = (decisions: readonly OrderDecision[], orderId: string, settlementId: string): OrderDecision | undefined =>
	decisions.find((one) => one.orderId === orderId && one.settlementId === settlementId) ??
	decisions.find((one) => one.orderId === orderId && one.settlementId === '');
