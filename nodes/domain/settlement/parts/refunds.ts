import { analysed, type Entry } from '../../books/entry';
import { groupBy } from '../../lists/groupBy';
import { negateMinor, sumMinor } from '../../money/money';
import { customerOf, headOf, type PartFacts } from '../facts';
import { BY_HAND, together, type Held, type PartResult } from '../held';
import { linesOf, taxItems } from '../items/itemLines';
import { byPeriod, rowsOf, sumRows, type ClassifiedRow } from '../rows';
import { creditOrder, type OrderCredits } from './credits';
import { onOneSide } from './oneSide';
import { linesOnOtherSide } from './otherSide';
import { heldItems } from './orderWords';
import { cashFromCustomer, type OrdersResult } from './sales';
import { standingOrders, type StandingOrder } from './standing';
import { unsaid } from './standingWords';
import type { WaitingCredit } from './waiting.types';

export interface RefundsResult extends OrdersResult {
	readonly credits: readonly OrderCredits[];
	readonly waiting: readonly WaitingCredit[];
}

/**
 * Refunds (chargebacks and A-to-z claims too). On the route orders the cash goes out of clearing in one payment per period, and each order has its
 * own credit notes, which may wait alone; on the summary route one credit note per period on the summary customer, and its payment.
 */
export function refundEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): RefundsResult {
	const orders = standingOrders(facts, rows, 'refunds');
	const on = (route: StandingOrder['route']) => orders.filter((order) => order.route === route);
	const [paid, summary, untold] = [on('orders'), on('summary'), on('unsaid')];
	const credits = paid.map((order) => creditOrder(facts, order));
	const payments = byPeriod(paid.flatMap((order) => order.rows)).flatMap(([period, ofPeriod]) => orderPayment(facts, period, ofPeriod));
	return {
		...together([
			{ entries: inPeriods(credits), held: [] },
			{ entries: payments, held: [] },
			...byPeriod(summary.flatMap((order) => order.rows)).map(([period, ofPeriod]) => summaryRefunds(facts, period, ofPeriod)),
			{ entries: [], held: unsaid(untold, 'refunds') },
		]),
		exceptions: credits.flatMap(({ exceptions }) => exceptions),
		waiting: credits.flatMap(({ waiting }) => waiting),
		credits,
		paid,
	};
}

/** Credit notes by period, within it in the order of the file. */
const inPeriods = (credits: readonly OrderCredits[]): Entry[] =>
	credits
		.flatMap(({ entries }) => [...entries])
		.sort((a, b) => (a.head.period < b.head.period ? -1 : Number(a.head.period > b.head.period)));

function orderPayment(facts: PartFacts, period: string, classified: readonly ClassifiedRow[]): Entry[] {
	const rows = rowsOf(classified);
	const customer = customerOf(facts.series.customer.code);
	return cashFromCustomer(facts, 'REFUNDS', period, customer, { paid: sumRows(rows), narrative: `Amazon refunds paid, ${period}`, rows });
}

function summaryRefunds(facts: PartFacts, period: string, rows: readonly ClassifiedRow[]): PartResult {
	const account = facts.series.summaryCustomer.code;
	const what = `Amazon summary refunds ${period}`;
	const { taxed, doubtful } = taxItems(facts, rows, 'refunds');
	const held = heldItems(facts, doubtful);
	const lines = linesOf(facts, taxed, what);
	const amounts = onOneSide(lines, 'debit');
	if (!amounts) {
		const on = { what: 'summary refunds', period, customer: account };
		return { entries: [], held: [...held, linesOnOtherSide(facts, lines, on)] };
	}
	if (amounts.length === 0) return { entries: [], held };
	const customer = customerOf(account);
	const paid = negateMinor(sumMinor(amounts.map(({ gross }) => gross)));
	const behind = amounts.flatMap((amount) => [...amount.rows]);
	const note = analysed(headOf(facts, 'CRN', 'sales_credit_notes', period), amounts, customer, what);
	const payment = cashFromCustomer(facts, 'PAYM', period, customer, { paid, narrative: `Amazon refunds paid, ${period}`, rows: behind });
	return { entries: [note, ...payment], held };
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
				remedy: `Ask Amazon whose VAT was recalculated. Once that is clear, ${BY_HAND}`,
				detail: `retrocharge|${orderId}`,
			},
		}));
	return { entries: [], held };
}
