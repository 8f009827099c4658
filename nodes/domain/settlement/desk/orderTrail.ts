import { groupBy } from '../../lists/groupBy';
import { toDecimal } from '../../money/money';
import type { TableRow } from '../../text/tableRow';
import { settledBy, type TrailRow } from '../../trail/trail';
import { moneyOf, type Credited, type OrderMoney } from '../known/orderMoney';
import { readOrderMoney } from './orderMoney';

const CREDIT_WORDS: Readonly<Record<Exclude<Credited, ''>, string>> = { us: 'credited', byHand: 'credited by hand', waiting: 'waits' };

/**
 * What settlements moved for each order, as columns of *Order trail*. `rows` are all rows of *Order money* of these orders; one that cannot be read leaves its order out, because
 * its sum would be wrong (the settlement flow says so in its own exception).
 */
export function settledTrail(rows: readonly TableRow[], now: string): TrailRow[] {
	const { money, unreadable } = readOrderMoney(rows);
	const orders = [...groupBy(money, ({ orderId }) => orderId)].filter(([orderId]) => !unreadable.includes(orderId));
	return orders.map(([orderId, ofOrder]) => settledRow(orderId, ofOrder, now));
}

function settledRow(orderId: string, rows: readonly OrderMoney[], now: string): TrailRow {
	const { settled, refunded } = moneyOf(rows);
	return settledBy(
		orderId,
		{
			settlements: [...new Set(rows.map(({ settlementId }) => settlementId))],
			settled: toDecimal(settled),
			refunded: toDecimal(refunded),
			currency: [...new Set(rows.map(({ currency }) => currency))].join(', '),
			credits: rows.flatMap(({ credited, settlementId }) => (credited === '' ? [] : [`${settlementId}: ${CREDIT_WORDS[credited]}`])),
		},
		now,
	);
}
