import { sumMinor, ZERO, type Minor } from '../../money/money';

/** How the refunds of an order in a settlement are credited in Sage; '' when there was no refund. */
export type Credited = '' | 'us' | 'byHand' | 'waiting';

/** What one settlement moved for one order. Amounts in minor units of the settlement's currency, what customers paid positive. */
export interface OrderMoney {
	readonly orderId: string;
	readonly settlementId: string;
	readonly series: string;
	readonly currency: string;
	/** Accounting period of its last row, `YYYY-MM`. */
	readonly period: string;
	/** Second references of the receipt and the payment that carry it, '' where it had no part in one. */
	readonly receipt: string;
	readonly payment: string;
	readonly settled: Minor;
	/** Units sold, as the rows state them; 0 when they do not. */
	readonly units: number;
	/** Given back to the customer, positive. */
	readonly refunded: Minor;
	readonly credited: Credited;
}

/** An order over all its settlements. */
export interface MoneyOfOrder {
	readonly settled: Minor;
	readonly units: number;
	readonly refunded: Minor;
	/** Refunds that are not credited by us. */
	readonly refundedNotByUs: Minor;
}

export const NO_MONEY: MoneyOfOrder = { settled: ZERO, units: 0, refunded: ZERO, refundedNotByUs: ZERO };

/** Sums the rows of one order. A settlement whose units are not known leaves the units of the order unknown (0). */
export function moneyOf(rows: readonly OrderMoney[]): MoneyOfOrder {
	const isKnown = rows.every(({ settled, units }) => settled === 0 || units > 0);
	return {
		settled: sumMinor(rows.map(({ settled }) => settled)),
		units: isKnown ? rows.reduce((sum, { units }) => sum + units, 0) : 0,
		refunded: sumMinor(rows.map(({ refunded }) => refunded)),
		refundedNotByUs: sumMinor(rows.filter(({ credited }) => credited !== 'us').map(({ refunded }) => refunded)),
	};
}
