import { addMinor, fromDecimal, minorUnits, subtractMinor, toDecimal, type Minor } from '../../money/money';
import type { PartFacts } from '../facts';
import { moneyOf, type MoneyOfOrder, type OrderMoney } from '../known/orderMoney';
import { liveOrder, type SageOrderFact } from '../known/sageOrders';
import type { OrderException } from './orderWords';

type Known = Pick<PartFacts, 'known'>;

/**
 * What was settled of an order, over all its settlements, against the order in Sage: never more than its gross, and just that once all its units are
 * settled. Then its VAT is compared as well, where Amazon's tax rows show it. `rows` are those of one order, the last one is what is new.
 */
export function judgeOrder({ known }: Known, rows: readonly OrderMoney[]): OrderException | undefined {
	const last = rows.at(-1);
	const order = last && liveOrder(known.sage, last.orderId);
	if (!last || !order || order.totalNet === undefined || order.totalTax === undefined) return undefined;
	const money = moneyOf(rows);
	if (money.settled === 0) return undefined;
	const gross = addMinor(fromDecimal(order.totalNet), fromDecimal(order.totalTax));
	const words = `Order ${last.orderId}: Amazon settled ${toDecimal(money.settled)} ${last.currency} in all, up to settlement ${last.settlementId}; order ${order.documentNo ?? ''} in Sage comes to ${toDecimal(gross)}.`;
	if (money.settled > gross) return exceptionOf(last, subtractMinor(money.settled, gross), 'settledExceedsOrder', words);
	if (money.settled === gross) return judgeVat(order, last, money);
	return isWhole(known.amazon.get(last.orderId)?.units ?? 0, order, money)
		? exceptionOf(last, subtractMinor(gross, money.settled), 'settledDiffersFromOrder', words)
		: undefined;
}

/** All units are settled: those that Amazon names, else those on the lines in Sage. */
function isWhole(onAmazon: number, order: SageOrderFact, { units, stockUnits }: MoneyOfOrder): boolean {
	if (onAmazon > 0) return units >= onAmazon;
	const inSage = (order.lines ?? []).filter(({ kind }) => kind === 'stock').reduce((sum, { quantity }) => sum + quantity, 0);
	return inSage > 0 && stockUnits >= inSage;
}

const REMEDY =
	'Compare the order in Sage with the order in Seller Central (quantities, prices, delivery, promotions). Correct the order or its invoice in Sage; the money is posted on account as Amazon paid it.';

const exceptionOf = (
	{ orderId, settlementId }: OrderMoney,
	value: Minor,
	kind: OrderException['refusal']['kind'],
	message: string,
): OrderException => ({ orderId, value, refusal: { kind, message, remedy: REMEDY, detail: settlementId } });

/**
 * Amazon's tax rows, less what it withholds, against the tax of the order. Amazon rounds each unit and each delivery, Sage each rate of the whole order, so
 * that pennies are no difference: one for each unit, and one more. Another rate shows by far more.
 */
function judgeVat(order: SageOrderFact, last: OrderMoney, { tax, units }: MoneyOfOrder): OrderException | undefined {
	if (tax === undefined) return undefined;
	const inSage = fromDecimal(order.totalTax ?? '0');
	const apart = minorUnits(Math.abs(subtractMinor(tax, inSage)));
	if (apart <= 1 + Math.max(1, units)) return undefined;
	const message = `Order ${last.orderId} in settlement ${last.settlementId}: Amazon's rows show ${toDecimal(tax)} ${last.currency} VAT, order ${order.documentNo ?? ''} in Sage has ${toDecimal(inSage)}; their gross agrees.`;
	return exceptionOf(last, apart, 'settledVatDiffers', message);
}
