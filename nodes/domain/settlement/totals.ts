import { addMinor, toDecimal, ZERO, type Minor } from '../money/money';
import type { Settlement } from './settlement.types';

/** Rows of one kind, added up. */
export interface SettlementTotal {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly rows: number;
	/** Decimal text in the currency of the settlement. */
	readonly amount: string;
}

/** Sums by the three type columns, as they are spelt in the file, in the order of their first row. Together they are the settlement's total. */
export function settlementTotals({ rows }: Settlement): SettlementTotal[] {
	const totals = new Map<string, { types: Omit<SettlementTotal, 'rows' | 'amount'>; rows: number; amount: Minor }>();
	for (const { transactionType, amountType, amountDescription, amount } of rows) {
		const key = JSON.stringify([transactionType, amountType, amountDescription]);
		const total = totals.get(key) ?? { types: { transactionType, amountType, amountDescription }, rows: 0, amount: ZERO };
		totals.set(key, { ...total, rows: total.rows + 1, amount: addMinor(total.amount, amount) });
	}
	return [...totals.values()].map(({ types, rows: count, amount }) => ({ ...types, rows: count, amount: toDecimal(amount) }));
}
