import { negateMinor, sumMinor } from '../../money/money';
import { settlementSecondReference } from '../../reference/reference';
import type { EntryHead } from '../../books/book';
import { byPeriod, sumRows, type ClassifiedRow, type SettlementContext } from '../context';
import { groupBy } from '../../lists/groupBy';
import { withheldCancels } from './itemVat';
import { holdLinesOnOtherSide, holdPaidOnOtherSide } from './otherSide';
import { routeRows } from './routes';
import { holdUncancelled, itemKey, onOneSide, saleLines } from './saleLines';

const rowsOf = (classified: readonly ClassifiedRow[]) => classified.map(({ row }) => row);

/**
 * What customers paid. Orders that are in Sage are paid by one receipt per period on the marketplace customer; sales on the summary
 * route are invoiced from the settlement itself. Tax that Amazon collects must cancel per item, on either route.
 */
export function bookSales(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const sound = withoutUncancelledTax(context, rows);
	const { orders, summary } = routeRows(context, sound, 'sales');
	bookOrders(context, orders);
	bookSummarySales(context, summary);
}

/** Leaves out items whose withheld tax does not cancel their tax, and reports them. */
function withoutUncancelledTax(context: SettlementContext, rows: readonly ClassifiedRow[]): ClassifiedRow[] {
	const refused = new Set<ClassifiedRow>();
	for (const item of groupBy(rows, itemKey).values()) {
		if (withheldCancels(item)) continue;
		for (const row of item) refused.add(row);
		holdUncancelled(context, item);
	}
	return rows.filter((row) => !refused.has(row));
}

function bookOrders(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { customer, clearing } = context.series;
	for (const [period, ofPeriod] of byPeriod(rows)) {
		const paid = sumRows(rowsOf(ofPeriod));
		if (paid === 0) continue;
		if (paid < 0) {
			holdPaidOnOtherSide(context, rowsOf(ofPeriod), paid, { what: 'sales', period, customer: customer.code });
			continue;
		}
		const head: EntryHead = {
			period,
			date: context.dateOf(period, ofPeriod),
			part: 'SALES',
			document: 'sales_receipts',
			secondReference: settlementSecondReference('SALES', period),
		};
		const orders = new Set(ofPeriod.map(({ row }) => row.orderId)).size;
		context.book.transfer(
			head,
			{ kind: 'clearing', account: clearing.code },
			{ kind: 'customer', account: customer.code },
			paid,
			`Amazon receipts for ${orders} orders, ${period}`,
			rowsOf(ofPeriod),
		);
	}
}

function bookSummarySales(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { summaryCustomer, clearing } = context.series;
	for (const [period, ofPeriod] of byPeriod(rows)) {
		const lines = saleLines(context, ofPeriod, `Amazon summary sales ${period}`);
		const amounts = onOneSide(lines, 'credit');
		if (!amounts) holdLinesOnOtherSide(context, lines, { what: 'summary sales', period, customer: summaryCustomer.code });
		if (!amounts || amounts.length === 0) continue;
		const customer = { kind: 'customer', account: summaryCustomer.code } as const;
		const date = context.dateOf(period, ofPeriod);
		const invoice: EntryHead = {
			period,
			date,
			part: 'INV',
			document: 'sales_invoices',
			secondReference: settlementSecondReference('INV', period),
		};
		context.book.entry(invoice, amounts, customer, `Amazon summary sales ${period}`);
		const receipt: EntryHead = {
			period,
			date,
			part: 'RCPT',
			document: 'sales_receipts',
			secondReference: settlementSecondReference('RCPT', period),
		};
		const paid = negateMinor(sumMinor(amounts.map(({ gross }) => gross)));
		context.book.transfer(
			receipt,
			{ kind: 'clearing', account: clearing.code },
			customer,
			paid,
			`Receipt of Amazon summary sales ${period}`,
			amounts.flatMap(({ rows: behind }) => [...behind]),
		);
	}
}
