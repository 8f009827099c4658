import { addMinor, toDecimal, type Minor } from '../../money/money';
import type { SettlementRow } from '../settlement.types';

/** Rows of one kind, added up. */
export interface SettlementTotal {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly rows: number;
	/** Decimal text in the currency of the settlement. */
	readonly amount: string;
}

/**
 * Sums by the three type columns, as they are spelt in the file, in the order of their first row. Together they are the settlement's
 * total.
 */
export class SettlementTotals {
	private readonly byType = new Map<string, { readonly first: SettlementRow; rows: number; amount: Minor }>();

	add(row: SettlementRow): void {
		// A cell holds no tab.
		const key = `${row.transactionType}\t${row.amountType}\t${row.amountDescription}`;
		const total = this.byType.get(key);
		if (!total) this.byType.set(key, { first: row, rows: 1, amount: row.amount });
		else {
			total.rows += 1;
			total.amount = addMinor(total.amount, row.amount);
		}
	}

	list(): SettlementTotal[] {
		return [...this.byType.values()].map(({ first: { transactionType, amountType, amountDescription }, rows, amount }) => ({
			transactionType,
			amountType,
			amountDescription,
			rows,
			amount: toDecimal(amount),
		}));
	}
}
