import { sumMinor, type Minor } from '../money/money';
import { orderSecondReference, settlementSecondReference } from '../reference/reference';
import type { EntryHead, NominalAmount } from './book';
import { channelOf, groupBy, type ClassifiedRow, type SettlementContext } from './context';
import { holdNegative, vatAmounts, withoutMissingOrders } from './sales';

/**
 * Refunds (chargebacks and A-to-z claims too): a credit note per order and period on the marketplace customer, then one payment out
 * of clearing; on the summary route one credit note per period on the summary customer.
 */
export function bookRefunds(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const byRoute = groupBy(rows, ({ row }) => context.settings.routes[channelOf(row)]);
	bookOrderRefunds(context, withoutMissingOrders(context, byRoute.get('orders') ?? []));
	bookSummaryRefunds(context, byRoute.get('summary') ?? []);
}

const grossOf = (amounts: readonly NominalAmount[]): Minor => sumMinor(amounts.map(({ gross }) => gross));

function bookOrderRefunds(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { customerReference } = context.series;
	const ordinals = new Map<string, number>();
	for (const [period, ofPeriod] of groupBy(rows, (row) => row.period)) {
		const credited: NominalAmount[] = [];
		for (const [orderId, ofOrder] of groupBy(ofPeriod, ({ row }) => row.orderId)) {
			const amounts = vatAmounts(context, ofOrder, `Refund of Amazon order ${orderId}`);
			if (amounts.length === 0) continue;
			if (amounts.some(({ gross }) => gross < 0)) {
				holdNegative(context, ofOrder, `refunds of order ${orderId}`);
				continue;
			}
			const ordinal = ordinals.get(orderId) ?? 0;
			ordinals.set(orderId, ordinal + 1);
			const head: EntryHead = { period, date: context.dateOf(period, ofPeriod), part: 'CRN', document: 'sales_credit_notes', secondReference: orderSecondReference(orderId, 'C', ordinal) };
			context.book.entry(head, amounts, { kind: 'customer', account: customerReference }, `Refund of Amazon order ${orderId}`);
			credited.push(...amounts);
		}
		payOut(context, period, ofPeriod, credited, 'REFUNDS', customerReference);
	}
}

function bookSummaryRefunds(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { summaryCustomerReference } = context.series;
	for (const [period, ofPeriod] of groupBy(rows, (row) => row.period)) {
		const amounts = vatAmounts(context, ofPeriod, `Amazon summary refunds ${period}`);
		if (amounts.length === 0) continue;
		if (amounts.some(({ gross }) => gross < 0)) {
			holdNegative(context, ofPeriod, 'summary refunds');
			continue;
		}
		const head: EntryHead = { period, date: context.dateOf(period, ofPeriod), part: 'CRN', document: 'sales_credit_notes', secondReference: settlementSecondReference('CRN', period) };
		context.book.entry(head, amounts, { kind: 'customer', account: summaryCustomerReference }, `Amazon summary refunds ${period}`);
		payOut(context, period, ofPeriod, amounts, 'PAYM', summaryCustomerReference);
	}
}

function payOut(context: SettlementContext, period: string, rows: readonly ClassifiedRow[], credited: readonly NominalAmount[], part: 'REFUNDS' | 'PAYM', customerReference: string): void {
	const paid = grossOf(credited);
	if (paid === 0) return;
	const head: EntryHead = { period, date: context.dateOf(period, rows), part, document: 'sales_payments', secondReference: settlementSecondReference(part, period) };
	context.book.transfer(
		head,
		{ kind: 'customer', account: customerReference },
		{ kind: 'clearing', account: context.series.clearingBankCode },
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
		context.hold('withheldTaxDoesNotCancel', ofOrder.map(({ row }) => row), {
			message: `Order ${orderId}: the tax recalculation (retrocharge) rows do not cancel each other.`,
			remedy: 'Ask Amazon whose VAT was recalculated; post it by hand once that is clear.',
			detail: `retrocharge|${orderId}`,
		});
	}
}
