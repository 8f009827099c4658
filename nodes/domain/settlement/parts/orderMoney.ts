import { addMinor, fromDecimal, minorUnits, negateMinor, subtractMinor, sumMinor, toDecimal, ZERO, type Minor } from '../../money/money';
import { isOrderId, settlementSecondReference } from '../../reference/reference';
import type { PartFacts } from '../facts';
import { isTaxRow, isWithheldRow, itemsOf, unitsOf } from '../items/subjects';
import { moneyOf, type OrderMoney } from '../known/orderMoney';
import { liveOrder, type SageOrderFact } from '../known/sageOrders';
import { rowsOf, sumRows, type ClassifiedRow } from '../rows';
import type { OrderCredits } from './credits';
import type { OrderException } from './orderWords';
import type { StandingOrder } from './standing';

interface Moved {
	readonly sales: readonly ClassifiedRow[];
	readonly refunds: readonly ClassifiedRow[];
	readonly credits?: OrderCredits;
}

/** What this settlement moved for each order that it paid over the marketplace customer: the rows of the table *Order money*. */
export function orderMoneyOf(
	facts: PartFacts,
	sales: readonly StandingOrder[],
	refunds: readonly StandingOrder[],
	credits: readonly OrderCredits[],
): OrderMoney[] {
	const moved = new Map<string, Moved>();
	for (const { orderId, rows } of sales) moved.set(orderId, { sales: rows, refunds: [] });
	for (const { orderId, rows } of refunds) moved.set(orderId, { sales: moved.get(orderId)?.sales ?? [], refunds: rows });
	for (const credit of credits) moved.set(credit.orderId, { sales: [], refunds: [], ...moved.get(credit.orderId), credits: credit });
	return [...moved].filter(([orderId, each]) => isOrderId(orderId) && hasMoney(each)).map(([orderId, each]) => rowOf(facts, orderId, each));
}

const hasMoney = ({ sales, refunds }: Moved): boolean => [...sales, ...refunds].some(({ row }) => row.amount !== 0);

function rowOf({ header, series }: PartFacts, orderId: string, { sales, refunds, credits }: Moved): OrderMoney {
	const lastOf = (rows: readonly ClassifiedRow[]) => rows.reduce((last, { period }) => (period > last ? period : last), '');
	const [sold, given] = [lastOf(sales), lastOf(refunds)];
	return {
		orderId,
		settlementId: header.settlementId,
		series: series.key,
		currency: header.currency,
		period: sold > given ? sold : given,
		receipt: sold === '' ? '' : settlementSecondReference('SALES', sold),
		payment: given === '' ? '' : settlementSecondReference('REFUNDS', given),
		settled: sumRows(rowsOf(sales)),
		units: itemsOf(sales).reduce((units, item) => units + unitsOf(item), 0),
		refunded: negateMinor(sumRows(rowsOf(refunds))),
		credited: credits?.credited ?? '',
	};
}

/**
 * What was settled of an order, over all its settlements, against the order in Sage: never more than its gross, and just that once all its units are
 * settled. Then its VAT is compared as well, where Amazon's tax rows show it.
 */
export function judgeOrders(facts: PartFacts, sales: readonly StandingOrder[], money: readonly OrderMoney[]): OrderException[] {
	const byOrder = new Map(money.map((row) => [row.orderId, row]));
	return sales.flatMap(({ orderId, rows }) => {
		const order = liveOrder(facts.known.sage, orderId);
		const own = byOrder.get(orderId);
		const found = order && own ? judge(facts, order, own, rows) : undefined;
		return found ? [found] : [];
	});
}

function judge(facts: PartFacts, order: SageOrderFact, own: OrderMoney, rows: readonly ClassifiedRow[]): OrderException | undefined {
	if (order.totalNet === undefined || order.totalTax === undefined) return undefined;
	const earlier = facts.known.money.get(own.orderId) ?? [];
	const { settled, units } = moneyOf([...earlier, own]);
	const gross = addMinor(fromDecimal(order.totalNet), fromDecimal(order.totalTax));
	const all = allUnits(facts, order, own, rows);
	const isWhole = all > 0 && units >= all;
	if (settled > gross)
		return exceptionOf(own, subtractMinor(settled, gross), 'settledExceedsOrder', amountsOf(facts, own, settled, order, gross));
	if (settled < gross && isWhole)
		return exceptionOf(own, subtractMinor(gross, settled), 'settledDiffersFromOrder', amountsOf(facts, own, settled, order, gross));
	return settled === gross && earlier.every((row) => row.settled === 0) ? judgeVat(facts, order, own, rows, units) : undefined;
}

/** Units of the whole order: as Amazon says, else as Sage's lines do where a unit of Sage is a unit of Amazon. */
function allUnits({ known }: PartFacts, order: SageOrderFact, { orderId }: OrderMoney, rows: readonly ClassifiedRow[]): number {
	const onAmazon = known.amazon.get(orderId)?.units ?? 0;
	if (onAmazon > 0) return onAmazon;
	if (rows.some(({ row }) => known.factorOf(row.sku) !== 1)) return 0;
	return (order.lines ?? []).filter(({ kind }) => kind === 'stock').reduce((units, { quantity }) => units + quantity, 0);
}

function amountsOf({ header }: PartFacts, own: OrderMoney, settled: Minor, order: SageOrderFact, gross: Minor): string {
	return `Order ${own.orderId}: Amazon settled ${toDecimal(settled)} ${header.currency} in all, up to settlement ${own.settlementId}; order ${order.documentNo ?? ''} in Sage comes to ${toDecimal(gross)}.`;
}

const REMEDY =
	'Compare the order in Sage with the order in Seller Central (quantities, prices, delivery, promotions). Correct the order or its invoice in Sage; the money is posted on account as Amazon paid it.';

const exceptionOf = (
	{ orderId, settlementId }: OrderMoney,
	value: Minor,
	kind: OrderException['refusal']['kind'],
	message: string,
): OrderException => ({ orderId, value, refusal: { kind, message, remedy: REMEDY, detail: settlementId } });

/** Amazon's tax rows, less what it withholds, against the tax of the order; half a penny a unit, a penny a row where units are not known. */
function judgeVat(
	{ header }: PartFacts,
	order: SageOrderFact,
	own: OrderMoney,
	rows: readonly ClassifiedRow[],
	units: number,
): OrderException | undefined {
	const taxRows = rows.filter(isTaxRow);
	if (taxRows.length === 0) return undefined;
	const shown = sumMinor([...taxRows, ...rows.filter(isWithheldRow)].map(({ row }) => row.amount));
	const inSage = fromDecimal(order.totalTax ?? '0');
	const apart = minorUnits(Math.abs(subtractMinor(shown, inSage)));
	if (apart <= Math.max(1, units > 0 ? Math.ceil(units / 2) : taxRows.length)) return undefined;
	const message = `Order ${own.orderId} in settlement ${own.settlementId}: Amazon's rows show ${toDecimal(shown === 0 ? ZERO : shown)} ${header.currency} VAT, order ${order.documentNo ?? ''} in Sage has ${toDecimal(inSage)}; their gross agrees.`;
	return exceptionOf(own, apart, 'settledVatDiffers', message);
}
