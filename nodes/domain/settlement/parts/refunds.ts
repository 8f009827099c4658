import { analysed, transferred, type Entry } from '../../books/entry';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { sumMinor } from '../../money/money';
import { isOrderId, orderSecondReference } from '../../reference/reference';
import { clearingOf, customerOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { together, type Held, type PartResult } from '../held';
import { byPeriod, rowsOf, sumRows, type ClassifiedRow } from '../rows';
import { onOneSide } from './oneSide';
import { linesOnOtherSide, type OnOtherSide } from './otherSide';
import { routeRows } from './routes';
import { saleLines, type SaleLines } from './saleLines';

/**
 * Refunds (chargebacks and A-to-z claims too): a credit note per order and period on the marketplace customer, then one payment out
 * of clearing; on the summary route one credit note per period on the summary customer.
 */
export function refundEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const { orders, summary, held } = routeRows(facts, rows, 'refunds');
	return together([
		{ entries: [], held },
		orderRefunds(facts, orders),
		...byPeriod(summary).map(([period, ofPeriod]) => summaryRefunds(facts, period, ofPeriod)),
	]);
}

function orderRefunds(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const customer = facts.series.customer.code;
	/** How many credit notes an order has so far: each period makes one. */
	const ordinals = new Map<string, number>();
	const periods = byPeriod(rows).map(([period, ofPeriod]): PartResult => {
		const credits = [...groupBy(ofPeriod, ({ row }) => row.orderId)].map(([orderId, ofOrder]) => {
			const { lines, held } = orderCredit(facts, orderId, ofOrder, period);
			if (lines.length === 0) return { entries: [], lines, held };
			const ordinal = ordinals.get(orderId) ?? 0;
			ordinals.set(orderId, ordinal + 1);
			return { entries: [orderCreditNote(facts, orderId, period, ordinal, lines)], lines, held };
		});
		const paid = payment(
			facts,
			'REFUNDS',
			period,
			customer,
			credits.flatMap(({ lines }) => lines),
		);
		return together([...credits, { entries: paid, held: [] }]);
	});
	return together(periods);
}

function orderCredit(facts: PartFacts, orderId: string, rows: NonEmpty<ClassifiedRow>, period: string): SaleLines {
	if (!isOrderId(orderId)) return { lines: [], held: [withoutOrderId(rows)] };
	const on = { what: `refunds of order ${orderId}`, period, customer: facts.series.customer.code };
	return creditLines(facts, rows, on, refundOf(orderId));
}

const refundOf = (orderId: string): string => `Refund of Amazon order ${orderId}`;

function orderCreditNote(facts: PartFacts, orderId: string, period: string, ordinal: number, lines: readonly SettlementAmount[]): Entry {
	const head = { ...headOf(facts, 'CRN', 'sales_credit_notes', period), secondReference: orderSecondReference(orderId, 'C', ordinal) };
	return analysed(head, lines, customerOf(facts.series.customer.code), refundOf(orderId));
}

function summaryRefunds(facts: PartFacts, period: string, rows: readonly ClassifiedRow[]): PartResult {
	const customer = facts.series.summaryCustomer.code;
	const what = `Amazon summary refunds ${period}`;
	const { lines, held } = creditLines(facts, rows, { what: 'summary refunds', period, customer }, what);
	if (lines.length === 0) return { entries: [], held };
	const note = analysed(headOf(facts, 'CRN', 'sales_credit_notes', period), lines, customerOf(customer), what);
	return { entries: [note, ...payment(facts, 'PAYM', period, customer, lines)], held };
}

/** Lines of one credit note; none when there is nothing to credit, or when it comes to the other side and is held. */
function creditLines(facts: PartFacts, rows: readonly ClassifiedRow[], on: OnOtherSide, narrative: string): SaleLines {
	const { lines, held } = saleLines(facts, rows, narrative);
	const amounts = onOneSide(lines, 'debit');
	return amounts ? { lines: amounts, held } : { lines: [], held: [...held, linesOnOtherSide(facts, lines, on)] };
}

/** Without the 17 digits of an order id there is no reference under which the credit note would be found again. */
function withoutOrderId(rows: NonEmpty<ClassifiedRow>): Held {
	const { row } = rows[0];
	return {
		rows: rowsOf(rows),
		refusal: {
			kind: 'settlementNotSupported',
			message: `The refund in line ${row.line} has "${row.orderId}" where an Amazon order id of 17 digits should be.`,
			remedy: 'Look the refund up in Seller Central and post the settlement by hand.',
			detail: `orderId|${row.orderId}`,
		},
	};
}

/** What customers got back in a period, out of clearing. */
function payment(
	facts: PartFacts,
	part: 'REFUNDS' | 'PAYM',
	period: string,
	customer: string,
	credited: readonly SettlementAmount[],
): Entry[] {
	const paid = sumMinor(credited.map(({ gross }) => gross));
	if (paid === 0) return [];
	const sides = { debit: customerOf(customer), credit: clearingOf(facts) };
	const rows = credited.flatMap((amount) => [...amount.rows]);
	return [transferred(headOf(facts, part, 'sales_payments', period), sides, paid, `Amazon refunds paid, ${period}`, rows)];
}

/** Tax recalculations come in groups per order that net to zero: nothing to post. A group that does not is held. */
export function checkRecalculations(rows: readonly ClassifiedRow[]): PartResult {
	const orders = [...groupBy(rows, ({ row }) => row.orderId)].map(([orderId, ofOrder]) => ({ orderId, rows: rowsOf(ofOrder) }));
	const held = orders
		.filter((order) => sumRows(order.rows) !== 0)
		.map(({ orderId, rows: ofOrder }): Held => ({
			rows: ofOrder,
			refusal: {
				kind: 'withheldTaxDoesNotCancel',
				message: `Order ${orderId}: the tax recalculation (retrocharge) rows do not cancel each other.`,
				remedy: 'Ask Amazon whose VAT was recalculated; post it by hand once that is clear.',
				detail: `retrocharge|${orderId}`,
			},
		}));
	return { entries: [], held };
}
