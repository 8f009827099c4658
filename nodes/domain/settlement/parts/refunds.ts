import { sumMinor, type Minor } from '../../money/money';
import { isOrderId, orderSecondReference, settlementSecondReference } from '../../reference/reference';
import type { EntryHead } from '../../books/book';
import { byPeriod, type ClassifiedRow, type SettlementContext, type SettlementAmount } from '../context';
import { groupBy } from '../../lists/groupBy';
import { holdLinesOnOtherSide, type OnOtherSide } from './otherSide';
import { routeRows } from './routes';
import { onOneSide, saleLines } from './saleLines';

/**
 * Refunds (chargebacks and A-to-z claims too): a credit note per order and period on the marketplace customer, then one payment out
 * of clearing; on the summary route one credit note per period on the summary customer.
 */
export function bookRefunds(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { orders, summary } = routeRows(context, rows, 'refunds');
	bookOrderRefunds(context, orders);
	bookSummaryRefunds(context, summary);
}

const grossOf = (amounts: readonly SettlementAmount[]): Minor => sumMinor(amounts.map(({ gross }) => gross));

function bookOrderRefunds(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const customerReference = context.series.customer.code;
	const ordinals = new Map<string, number>();
	for (const [period, ofPeriod] of byPeriod(rows)) {
		const credited: SettlementAmount[] = [];
		for (const [orderId, ofOrder] of groupBy(ofPeriod, ({ row }) => row.orderId)) {
			const amounts = isOrderId(orderId)
				? creditLines(
						context,
						ofOrder,
						{ what: `refunds of order ${orderId}`, period, customer: customerReference },
						`Refund of Amazon order ${orderId}`,
					)
				: holdNoOrderId(context, ofOrder);
			if (amounts.length === 0) continue;
			const ordinal = ordinals.get(orderId) ?? 0;
			ordinals.set(orderId, ordinal + 1);
			const head: EntryHead = {
				period,
				date: context.dateOf(period, ofPeriod),
				part: 'CRN',
				document: 'sales_credit_notes',
				secondReference: orderSecondReference(orderId, 'C', ordinal),
			};
			context.book.entry(head, amounts, { kind: 'customer', account: customerReference }, `Refund of Amazon order ${orderId}`);
			credited.push(...amounts);
		}
		payOut(context, period, ofPeriod, credited, 'REFUNDS', customerReference);
	}
}

function bookSummaryRefunds(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const summaryCustomer = context.series.summaryCustomer.code;
	for (const [period, ofPeriod] of byPeriod(rows)) {
		const amounts = creditLines(
			context,
			ofPeriod,
			{ what: 'summary refunds', period, customer: summaryCustomer },
			`Amazon summary refunds ${period}`,
		);
		if (amounts.length === 0) continue;
		const head: EntryHead = {
			period,
			date: context.dateOf(period, ofPeriod),
			part: 'CRN',
			document: 'sales_credit_notes',
			secondReference: settlementSecondReference('CRN', period),
		};
		context.book.entry(head, amounts, { kind: 'customer', account: summaryCustomer }, `Amazon summary refunds ${period}`);
		payOut(context, period, ofPeriod, amounts, 'PAYM', summaryCustomer);
	}
}

/** Lines of one credit note; none when there is nothing to credit, or when it comes to the other side and is held. */
function creditLines(context: SettlementContext, rows: readonly ClassifiedRow[], on: OnOtherSide, narrative: string): SettlementAmount[] {
	const lines = saleLines(context, rows, narrative);
	const amounts = onOneSide(lines, 'debit');
	if (!amounts) holdLinesOnOtherSide(context, lines, on);
	return amounts ?? [];
}

/** Without the 17 digits of an order id there is no reference under which the credit note would be found again. */
function holdNoOrderId(context: SettlementContext, rows: readonly ClassifiedRow[]): [] {
	const { row } = rows[0];
	context.hold(
		'settlementNotSupported',
		rows.map((classified) => classified.row),
		{
			message: `The refund in line ${row.line} has "${row.orderId}" where an Amazon order id of 17 digits should be.`,
			remedy: 'Look the refund up in Seller Central and post the settlement by hand.',
			detail: `orderId|${row.orderId}`,
		},
	);
	return [];
}

function payOut(
	context: SettlementContext,
	period: string,
	rows: readonly ClassifiedRow[],
	credited: readonly SettlementAmount[],
	part: 'REFUNDS' | 'PAYM',
	customerReference: string,
): void {
	const paid = grossOf(credited);
	if (paid === 0) return;
	const head: EntryHead = {
		period,
		date: context.dateOf(period, rows),
		part,
		document: 'sales_payments',
		secondReference: settlementSecondReference(part, period),
	};
	context.book.transfer(
		head,
		{ kind: 'customer', account: customerReference },
		{ kind: 'clearing', account: context.series.clearing.code },
		paid,
		`Amazon refunds paid, ${period}`,
		credited.flatMap(({ rows: behind }) => [...behind]),
	);
}

/** Tax recalculations come in groups per order that net to zero: nothing to post. A group that does not is held. */
export function checkRecalculations(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	for (const [orderId, ofOrder] of groupBy(rows, ({ row }) => row.orderId)) {
		const net = sumMinor(ofOrder.map(({ row }) => row.amount));
		if (net === 0) continue;
		context.hold(
			'withheldTaxDoesNotCancel',
			ofOrder.map(({ row }) => row),
			{
				message: `Order ${orderId}: the tax recalculation (retrocharge) rows do not cancel each other.`,
				remedy: 'Ask Amazon whose VAT was recalculated; post it by hand once that is clear.',
				detail: `retrocharge|${orderId}`,
			},
		);
	}
}
