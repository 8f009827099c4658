import { analysed } from '../../books/entry';
import { SourceLines } from '../../books/sourceLines';
import type { NonEmpty } from '../../lists/groupBy';
import { negateMinor, sumMinor } from '../../money/money';
import { customerOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { together, type PartResult } from '../held';
import { ItemLines, taxItems, type DoubtfulItem } from '../items/itemLines';
import { byPeriod, type ClassifiedRow } from '../rows';
import { cashFromCustomer } from './cash';
import { onOneSide } from './oneSide';
import { heldItems } from './orderWords';
import { linesOnOtherSide } from './otherSide';

interface OfPeriod {
	readonly lines: ItemLines;
	readonly doubtful: DoubtfulItem[];
}

const narrativeOf = (period: string): string => `Amazon summary refunds ${period}`;

/** Refunds of sales that were invoiced from settlements: one credit note per period on the summary customer, and its payment. */
export class SummaryRefunds {
	private readonly periods = new Map<string, OfPeriod>();

	constructor(private readonly facts: PartFacts) {}

	/** Takes the rows of one order; `facts` are those of the order. */
	take(facts: PartFacts, rows: NonEmpty<ClassifiedRow>): void {
		for (const [period, ofPeriod] of byPeriod(rows)) {
			const { lines, doubtful } = this.of(period);
			const items = taxItems(facts, ofPeriod, 'refunds');
			lines.add(items.taxed);
			doubtful.push(...items.doubtful);
		}
	}

	result(): PartResult {
		const periods = [...this.periods].sort(([a], [b]) => (a < b ? -1 : 1));
		return together(
			periods.flatMap(([period, { lines, doubtful }]) => [
				{ entries: [], held: heldItems(this.facts, doubtful) },
				documentsOf(this.facts, period, lines.amounts()),
			]),
		);
	}

	private of(period: string): OfPeriod {
		const known = this.periods.get(period);
		if (known) return known;
		const made = { lines: new ItemLines(this.facts, narrativeOf(period)), doubtful: [] };
		this.periods.set(period, made);
		return made;
	}
}

function documentsOf(facts: PartFacts, period: string, refunds: readonly SettlementAmount[]): PartResult {
	const account = facts.series.summaryCustomer.code;
	const amounts = onOneSide(refunds, 'debit');
	if (!amounts) {
		const on = { what: 'summary refunds', period, customer: account };
		return { entries: [], held: [linesOnOtherSide(facts, refunds, on)] };
	}
	if (amounts.length === 0) return { entries: [], held: [] };
	const customer = customerOf(account);
	const paid = negateMinor(sumMinor(amounts.map(({ gross }) => gross)));
	const lines = SourceLines.together(amounts.map((amount) => amount.lines));
	const note = analysed(headOf(facts, 'CRN', 'sales_credit_notes', period), amounts, customer, narrativeOf(period));
	const payment = cashFromCustomer(facts, 'PAYM', period, customer, { paid, narrative: `Amazon refunds paid, ${period}`, lines });
	return { entries: [note, ...payment], held: [] };
}
