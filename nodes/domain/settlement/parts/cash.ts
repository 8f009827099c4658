import { transferred, type Account, type Entry } from '../../books/entry';
import { SourceLines } from '../../books/sourceLines';
import { absoluteMinor, minorUnits, type Minor } from '../../money/money';
import type { SettlementPart } from '../../reference/reference';
import { clearingOf, headOf, type PartFacts } from '../facts';
import type { RowTaker } from '../fold/orderSide';

/** Money that customers paid or got back in one period. */
export interface PeriodCash {
	readonly paid: Minor;
	readonly orders: number;
	readonly lines: SourceLines;
}

interface Growing {
	paid: number;
	orders: number;
	/** The last order that was counted. */
	last: number;
	readonly lines: SourceLines;
}

/** Adds up money by period, order by order. */
export class CashByPeriod implements RowTaker {
	private readonly periods = new Map<string, Growing>();
	private order = 0;
	private lastPeriod = '';
	private lastCash: Growing | undefined;

	/** The rows that follow are of another order. */
	beginOrder(): void {
		this.order += 1;
	}

	take(period: string, amount: number, line: number): void {
		const cash = this.lastCash && period === this.lastPeriod ? this.lastCash : this.of(period);
		cash.paid += amount;
		cash.lines.add(line);
		if (cash.last === this.order) return;
		cash.last = this.order;
		cash.orders += 1;
	}

	/** Earliest period first: references must not hang on the order of rows in the file. */
	inOrder(): Array<readonly [period: string, cash: PeriodCash]> {
		return [...this.periods]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([period, { paid, orders, lines }]) => [period, { paid: minorUnits(paid), orders, lines }]);
	}

	private of(period: string): Growing {
		let cash = this.periods.get(period);
		if (!cash) this.periods.set(period, (cash = { paid: 0, orders: 0, last: 0, lines: new SourceLines() }));
		this.lastPeriod = period;
		this.lastCash = cash;
		return cash;
	}
}

/** Money from customers into clearing, or back out of it when a period comes to the other side. */
export function cashFromCustomer(
	facts: PartFacts,
	part: SettlementPart,
	period: string,
	customer: Account,
	{ paid, narrative, lines }: { readonly paid: Minor; readonly narrative: string; readonly lines: SourceLines },
): Entry[] {
	if (paid === 0) return [];
	const clearing = clearingOf(facts);
	const isIn = paid > 0;
	const head = headOf(facts, part, isIn ? 'sales_receipts' : 'sales_payments', period);
	const sides = isIn ? { debit: clearing, credit: customer } : { debit: customer, credit: clearing };
	return [transferred(head, sides, absoluteMinor(paid), narrative, lines)];
}
