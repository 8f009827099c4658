import { customerOf, type PartFacts } from '../facts';
import type { FoldedSide } from '../fold/orderSide';
import { together, type PartResult } from '../held';
import { isWithheldRow, itemsOf } from '../items/subjects';
import { withheldCancels } from '../items/subjectVat';
import { isWithinUk } from '../known/amazonOrders';
import { sumRows } from '../rows';
import { CashByPeriod, cashFromCustomer } from './cash';
import type { OrderException } from './orderWords';
import { standingOf, standingOrder, type StandingOrder } from './standing';
import { exceptionOfStanding, Unsaid, withheldInUk, withheldOfOrder } from './standingWords';
import { SummarySales } from './summarySales';

/**
 * What customers paid, taken order by order. On the route orders one receipt per period on the marketplace customer, whatever there is to say about single
 * orders: the money came. Sales on the summary route are invoiced from the settlement itself.
 */
export class Sales {
	/** What one order alone has to wait for. */
	readonly exceptions: OrderException[] = [];
	private readonly receipts = new CashByPeriod();
	private readonly summary: SummarySales;
	private readonly untold = new Unsaid('sales');

	constructor(private readonly facts: PartFacts) {
		this.summary = new SummarySales(facts);
	}

	/** True where its money goes over the marketplace customer. Rows of nothing alone (of multi-channel orders) ask for nothing. */
	take(side: FoldedSide): boolean {
		if (!side.hasMoney) return false;
		const standing = standingOf(this.facts, side, 'sales');
		if (standing.route === 'summary') this.summary.take(side.rows);
		if (standing.route === 'unsaid') this.untold.add(side.rows);
		if (standing.route !== 'orders') return false;
		this.receipts.beginOrder();
		side.each(this.receipts);
		if (standing.issue || side.hasWithheld)
			for (const one of exceptionsOf(this.facts, standingOrder(side.orderId, side.rows, standing))) this.exceptions.push(one);
		return true;
	}

	result(): PartResult {
		const customer = customerOf(this.facts.series.customer.code);
		const receipts = this.receipts.inOrder().flatMap(([period, { paid, orders, lines }]) => {
			const narrative = `Amazon receipts for ${orders} orders, ${period}`;
			return cashFromCustomer(this.facts, 'SALES', period, customer, { paid, narrative, lines });
		});
		return together([{ entries: receipts, held: [] }, this.summary.result(), { entries: [], held: this.untold.held() }]);
	}
}

function exceptionsOf(facts: PartFacts, order: StandingOrder): OrderException[] {
	const items = itemsOf(order.rows);
	const torn = items.filter((item) => !withheldCancels(item));
	const alarming = isWithinUk(facts.known.amazon.get(order.orderId)) ? items.filter((item) => item.some(isWithheldRow)) : [];
	const money = sumRows(order.rows);
	const standing = money === 0 ? undefined : exceptionOfStanding(facts, { ...order, money }, 'sales');
	return [
		...(standing ? [standing] : []),
		...(torn.length > 0 ? [withheldOfOrder(facts, order.orderId, torn.flat())] : []),
		...(alarming.length > 0 ? [withheldInUk(facts, order.orderId, alarming.flat())] : []),
	];
}
