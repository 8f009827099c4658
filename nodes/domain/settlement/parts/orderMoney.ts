import { negateMinor } from '../../money/money';
import { isOrderId, settlementSecondReference } from '../../reference/reference';
import type { PartFacts } from '../facts';
import { isTaxRow, isWithheldRow, itemsOf, sumOf, unitsOf } from '../items/subjects';
import { withheldCancels } from '../items/subjectVat';
import type { OrderMoney } from '../known/orderMoney';
import { rowsOf, sumRows, type ClassifiedRow } from '../rows';
import type { OrderCredits } from './credits';
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

function rowOf({ header, series, known }: PartFacts, orderId: string, { sales, refunds, credits }: Moved): OrderMoney {
	const lastOf = (rows: readonly ClassifiedRow[]) => rows.reduce((last, { period }) => (period > last ? period : last), '');
	const [sold, given] = [lastOf(sales), lastOf(refunds)];
	const items = itemsOf(sales);
	return {
		orderId,
		settlementId: header.settlementId,
		series: series.key,
		currency: header.currency,
		period: sold > given ? sold : given,
		receipt: sold === '' ? '' : settlementSecondReference('SALES', sold),
		payment: given === '' ? '' : settlementSecondReference('REFUNDS', given),
		settled: sumRows(rowsOf(sales)),
		// Withheld tax that does not cancel is a question of its own: which VAT is left, nobody knows yet.
		...(sales.some(isTaxRow) && items.every(withheldCancels) && { tax: sumOf(sales.filter((row) => isTaxRow(row) || isWithheldRow(row))) }),
		units: items.reduce((units, item) => units + unitsOf(item), 0),
		stockUnits: items.reduce((units, item) => units + unitsOf(item) * known.factorOf(item[0].row.sku), 0),
		refunded: negateMinor(sumRows(rowsOf(refunds))),
		credited: credits?.credited ?? '',
	};
}
