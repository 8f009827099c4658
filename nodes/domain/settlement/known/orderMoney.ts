import { sumMinor, type Minor } from '../../money/money';

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
	/** VAT in it as Amazon's tax rows show it, less what Amazon withholds; undefined when there are no tax rows. */
	readonly tax?: Minor;
	/** Units sold, as the rows state them; 0 when they do not. */
	readonly units: number;
	/** The same in units of the stock items, by the SKU map. */
	readonly stockUnits: number;
	/** Given back to the customer, positive. */
	readonly refunded: Minor;
	readonly credited: Credited;
}

/** An order over all its settlements. */
export interface MoneyOfOrder {
	readonly settled: Minor;
	/** Undefined when a settlement shows no tax rows. */
	readonly tax?: Minor;
	readonly units: number;
	readonly stockUnits: number;
	readonly refunded: Minor;
}

/** Sums the rows of one order. A settlement whose units are not known leaves the units of the order unknown (0). */
export function moneyOf(rows: readonly OrderMoney[]): MoneyOfOrder {
	const sold = rows.filter(({ settled }) => settled !== 0);
	const sumOf = (field: 'units' | 'stockUnits') =>
		sold.every((row) => row[field] > 0) ? sold.reduce((sum, row) => sum + row[field], 0) : 0;
	const taxes = sold.flatMap(({ tax }) => (tax === undefined ? [] : [tax]));
	return {
		settled: sumMinor(rows.map(({ settled }) => settled)),
		...(taxes.length === sold.length && { tax: sumMinor(taxes) }),
		units: sumOf('units'),
		stockUnits: sumOf('stockUnits'),
		refunded: sumMinor(rows.map(({ refunded }) => refunded)),
	};
}
