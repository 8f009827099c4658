import type { PartFacts } from '../facts';
import type { ClassifiedFold } from '../fold/classifiedFold';
import type { FoldedSide } from '../fold/orderSide';
import type { PartResult } from '../held';
import type { OrderMoney } from '../known/orderMoney';
import { OrderMoneyRows } from '../known/orderMoneyRows';
import { judgeOrder } from './judgeOrders';
import { movedMoney } from './orderMoney';
import { notSaid, type OrderException } from './orderWords';
import { Refunds } from './refunds';
import { Sales } from './sales';
import type { WaitingCredit } from './waiting.types';

/** What the orders of a settlement come to. */
export interface OrdersResult {
	readonly sales: PartResult;
	readonly refunds: PartResult;
	/** What a person has to look at of single orders; it holds nobody else. */
	readonly exceptions: readonly OrderException[];
	/** Credit notes that wait, each by itself. */
	readonly waiting: readonly WaitingCredit[];
	/** What the settlement moved for each order. */
	readonly money: Iterable<OrderMoney>;
}

/** Works through the sales and refunds of a settlement, one order after the other; of each nothing stays but what it comes to. */
export function ordersOf(facts: PartFacts, rows: ClassifiedFold): OrdersResult {
	const { header, series, known } = facts;
	const [sales, refunds] = [new Sales(facts), new Refunds(facts)];
	const common = { settlementId: header.settlementId, series: series.key, currency: header.currency };
	const money = new OrderMoneyRows(common, rows.orderIdOf);
	const judged: OrderException[] = [];
	rows.eachOrder((sold, given) => {
		const isPaid = sold.count > 0 && sales.take(sold);
		const credited = given.count > 0 ? refunds.take(factsOfRefund(facts, sold), given) : undefined;
		if ((!isPaid && credited === undefined) || !sold.hasOrderId) return;
		const moved = movedMoney(isPaid ? sold : undefined, credited === undefined ? undefined : given, credited ?? '', known.factorOf);
		money.add(sold.order, moved);
		if (moved.settled === 0 || known.sage === 'assumed') return;
		const row = money.rowOf(sold.order, moved);
		const exception = judgeOrder(facts, [...(known.money.get(row.orderId) ?? []), row]);
		if (exception) judged.push(exception);
	});
	return {
		sales: sales.result(),
		refunds: refunds.result(),
		exceptions: [...sales.exceptions, ...notSaid(refunds.exceptions, sales.exceptions), ...judged],
		waiting: refunds.waiting,
		money,
	};
}

/** A refund states no units: those that the sale of the order states in the same file stand for it. */
const factsOfRefund = (facts: PartFacts, sold: FoldedSide): PartFacts =>
	sold.units === 0 ? facts : { ...facts, unitsSold: sold.unitsSold() };
