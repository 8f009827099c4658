import { analysed, type Entry } from '../../books/entry';
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
	readonly sales: ItemLines;
	readonly promotions: ItemLines;
	readonly doubtful: DoubtfulItem[];
}

const narrativeOf = (period: string): string => `Amazon summary sales ${period}`;

/** Sales that are invoiced from the settlement: gross on an invoice, promotions on a credit note of their own, because gross sales are a figure that finance files. */
export class SummarySales {
	private readonly periods = new Map<string, OfPeriod>();

	constructor(private readonly facts: PartFacts) {}

	/** Takes the rows of one order. */
	take(rows: NonEmpty<ClassifiedRow>): void {
		for (const [period, ofPeriod] of byPeriod(rows)) {
			const { sales, promotions, doubtful } = this.of(period);
			const items = taxItems(this.facts, ofPeriod, 'sales');
			sales.add(items.taxed.filter(({ subject }) => subject !== 'promotion'));
			promotions.add(items.taxed.filter(({ subject }) => subject === 'promotion'));
			doubtful.push(...items.doubtful);
		}
	}

	result(): PartResult {
		const periods = [...this.periods].sort(([a], [b]) => (a < b ? -1 : 1));
		return together(
			periods.flatMap(([period, { sales, promotions, doubtful }]) => [
				{ entries: [], held: heldItems(this.facts, doubtful) },
				documentsOf(this.facts, period, sales.amounts(), promotions.amounts()),
			]),
		);
	}

	private of(period: string): OfPeriod {
		const known = this.periods.get(period);
		if (known) return known;
		const sales = new ItemLines(this.facts, narrativeOf(period));
		const made = { sales, promotions: new ItemLines(this.facts, `Amazon promotions ${period}`), doubtful: [] };
		this.periods.set(period, made);
		return made;
	}
}

function documentsOf(
	facts: PartFacts,
	period: string,
	sales: readonly SettlementAmount[],
	promotions: readonly SettlementAmount[],
): PartResult {
	const account = facts.series.summaryCustomer.code;
	const customer = customerOf(account);
	const credited = onOneSide(promotions, 'debit');
	const invoiced = onOneSide(credited ? sales : [...sales, ...promotions], 'credit');
	if (!invoiced) {
		const on = { what: 'summary sales', period, customer: account };
		return { entries: [], held: [linesOnOtherSide(facts, [...sales, ...promotions], on)] };
	}
	const amounts = [...invoiced, ...(credited ?? [])];
	const lines = SourceLines.together(amounts.map((amount) => amount.lines));
	const paid = negateMinor(sumMinor(amounts.map(({ gross }) => gross)));
	const what = narrativeOf(period);
	const documents: Entry[] = [];
	if (invoiced.length > 0) documents.push(analysed(headOf(facts, 'INV', 'sales_invoices', period), invoiced, customer, what));
	if (credited && credited.length > 0)
		documents.push(analysed(headOf(facts, 'PROM', 'sales_credit_notes', period), credited, customer, `Amazon promotions ${period}`));
	return {
		entries: [...documents, ...cashFromCustomer(facts, 'RCPT', period, customer, { paid, narrative: `Receipt of ${what}`, lines })],
		held: [],
	};
}
