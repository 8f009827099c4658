import type { Entry } from '../../books/entry';
import { groupBy } from '../../lists/groupBy';
import { customerOf, type PartFacts } from '../facts';
import type { FoldedSide } from '../fold/orderSide';
import { BY_HAND, heldRows, together, type PartResult } from '../held';
import type { Credited } from '../known/orderMoney';
import { sumRows, type ClassifiedRow } from '../rows';
import { CashByPeriod, cashFromCustomer } from './cash';
import { creditOrder } from './credits';
import type { OrderException } from './orderWords';
import { standingOf, standingOrder } from './standing';
import { Unsaid } from './standingWords';
import { SummaryRefunds } from './summaryRefunds';
import type { WaitingCredit } from './waiting.types';

/**
 * Refunds (chargebacks and A-to-z claims too), taken order by order. On the route orders the cash goes out of clearing in one payment per period, and each
 * order has its own credit notes, which may wait alone; on the summary route one credit note per period on the summary customer, and its payment.
 */
export class Refunds {
	/** What one order alone has to wait for. */
	readonly exceptions: OrderException[] = [];
	readonly waiting: WaitingCredit[] = [];
	private readonly notes: Entry[] = [];
	private readonly payments = new CashByPeriod();
	private readonly summary: SummaryRefunds;
	private readonly untold = new Unsaid('refunds');

	constructor(private readonly facts: PartFacts) {
		this.summary = new SummaryRefunds(facts);
	}

	/** How they are credited, where the money goes over the marketplace customer; undefined where it does not. `facts` are those of the order. */
	take(facts: PartFacts, side: FoldedSide): Credited | undefined {
		if (!side.hasMoney) return undefined;
		const standing = standingOf(facts, side, 'refunds');
		const { rows } = side;
		if (standing.route === 'summary') this.summary.take(facts, rows);
		if (standing.route === 'unsaid') this.untold.add(rows);
		if (standing.route !== 'orders') return undefined;
		this.payments.beginOrder();
		side.each(this.payments);
		const { credited, entries, waiting, exceptions } = creditOrder(facts, standingOrder(side.orderId, rows, standing));
		this.notes.push(...entries);
		this.waiting.push(...waiting);
		this.exceptions.push(...exceptions);
		return credited;
	}

	result(): PartResult {
		const customer = customerOf(this.facts.series.customer.code);
		const payments = this.payments.inOrder().flatMap(([period, { paid, lines }]) => {
			const narrative = `Amazon refunds paid, ${period}`;
			return cashFromCustomer(this.facts, 'REFUNDS', period, customer, { paid, narrative, lines });
		});
		return together([
			{ entries: inPeriods(this.notes), held: [] },
			{ entries: payments, held: [] },
			this.summary.result(),
			{ entries: [], held: this.untold.held() },
		]);
	}
}

/** Credit notes by period, within it in the order of the file. */
const inPeriods = (notes: Entry[]): Entry[] =>
	notes.sort((a, b) => (a.head.period < b.head.period ? -1 : Number(a.head.period > b.head.period)));

/** Tax recalculations come in groups per order that net to zero: nothing to post. A group that does not is held. */
export function checkRecalculations(rows: readonly ClassifiedRow[]): PartResult {
	const held = [...groupBy(rows, ({ row }) => row.orderId)]
		.filter(([, ofOrder]) => sumRows(ofOrder) !== 0)
		.map(([orderId, ofOrder]) =>
			heldRows(ofOrder, {
				kind: 'withheldTaxDoesNotCancel',
				message: `Order ${orderId}: the tax recalculation (retrocharge) rows do not cancel each other.`,
				remedy: `Ask Amazon whose VAT was recalculated. Once that is clear, ${BY_HAND}`,
				detail: `retrocharge|${orderId}`,
			}),
		);
	return { entries: [], held };
}
