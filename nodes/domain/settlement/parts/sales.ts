import { analysed, transferred } from '../../books/entry';
import { groupBy } from '../../lists/groupBy';
import { negateMinor, sumMinor } from '../../money/money';
import { clearingOf, customerOf, headOf, type PartFacts } from '../facts';
import { together, type Held, type PartResult } from '../held';
import { byPeriod, rowsOf, sumRows, type ClassifiedRow } from '../rows';
import { withheldCancels } from './itemVat';
import { onOneSide } from './oneSide';
import { linesOnOtherSide, paidOnOtherSide } from './otherSide';
import { routeRows } from './routes';
import { itemKey, saleLines, uncancelled } from './saleLines';

/**
 * What customers paid. Orders that are in Sage are paid by one receipt per period on the marketplace customer; sales on the summary
 * route are invoiced from the settlement itself. Tax that Amazon collects must cancel per item, on either route.
 */
export function saleEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const torn = tornItems(rows);
	const refusedRows = new Set(torn.flatMap((held) => held.rows));
	const sound = rows.filter(({ row }) => !refusedRows.has(row));
	const { orders, summary, held } = routeRows(facts, sound, 'sales');
	return together([
		{ entries: [], held: [...torn, ...held] },
		...byPeriod(orders).map(([period, ofPeriod]) => orderReceipt(facts, period, ofPeriod)),
		...byPeriod(summary).map(([period, ofPeriod]) => summarySales(facts, period, ofPeriod)),
	]);
}

/** Items whose withheld tax does not cancel their tax. */
const tornItems = (rows: readonly ClassifiedRow[]): Held[] =>
	[...groupBy(rows, itemKey).values()]
		.filter((item) => !withheldCancels(item))
		.map((item) => ({ rows: rowsOf(item), refusal: uncancelled(item[0].row) }));

function orderReceipt(facts: PartFacts, period: string, classified: readonly ClassifiedRow[]): PartResult {
	const { customer } = facts.series;
	const rows = rowsOf(classified);
	const paid = sumRows(rows);
	if (paid === 0) return { entries: [], held: [] };
	if (paid < 0) return { entries: [], held: [paidOnOtherSide(facts, rows, paid, { what: 'sales', period, customer: customer.code })] };
	const orders = new Set(rows.map(({ orderId }) => orderId)).size;
	const sides = { debit: clearingOf(facts), credit: customerOf(customer.code) };
	const head = headOf(facts, 'SALES', 'sales_receipts', period);
	return { entries: [transferred(head, sides, paid, `Amazon receipts for ${orders} orders, ${period}`, rows)], held: [] };
}

function summarySales(facts: PartFacts, period: string, rows: readonly ClassifiedRow[]): PartResult {
	const { summaryCustomer } = facts.series;
	const what = `Amazon summary sales ${period}`;
	const { lines, held } = saleLines(facts, rows, what);
	const amounts = onOneSide(lines, 'credit');
	if (!amounts) {
		const other = linesOnOtherSide(facts, lines, { what: 'summary sales', period, customer: summaryCustomer.code });
		return { entries: [], held: [...held, other] };
	}
	if (amounts.length === 0) return { entries: [], held };
	const customer = customerOf(summaryCustomer.code);
	const paid = negateMinor(sumMinor(amounts.map(({ gross }) => gross)));
	const behind = amounts.flatMap((amount) => [...amount.rows]);
	const sides = { debit: clearingOf(facts), credit: customer };
	return {
		entries: [
			analysed(headOf(facts, 'INV', 'sales_invoices', period), amounts, customer, what),
			transferred(headOf(facts, 'RCPT', 'sales_receipts', period), sides, paid, `Receipt of ${what}`, behind),
		],
		held,
	};
}
