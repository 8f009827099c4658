import { addMinor, toDecimal, ZERO, type Minor } from '../../money/money';
import type { RowType, RowView } from './rowView';

/** Rows of one kind, added up. */
export interface SettlementTotal extends RowType {
	readonly rows: number;
	/** Decimal text in the currency of the settlement. */
	readonly amount: string;
}

interface Growing {
	readonly type: RowType;
	rows: number;
	amount: Minor;
}

/**
 * Sums by the three type columns, as they are spelt in the file, in the order of their first row. Together they are the settlement's
 * total.
 */
export class SettlementTotals {
	/** By the number of the type. */
	private readonly byType: Growing[] = [];

	add({ typeId, type, amount }: Pick<RowView, 'typeId' | 'type' | 'amount'>): void {
		const total = (this.byType[typeId] ??= { type, rows: 0, amount: ZERO });
		total.rows += 1;
		total.amount = addMinor(total.amount, amount);
	}

	list(): SettlementTotal[] {
		return this.byType.map(({ type, rows, amount }) => ({ ...type, rows, amount: toDecimal(amount) }));
	}
}
