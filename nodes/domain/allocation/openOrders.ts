import { groupBy } from '../lists/groupBy';
import { subtractMinor, sumMinor, toDecimal, type Minor } from '../money/money';
import type { OpenOrder, OrderDocument, OrderMoney } from './allocation.types';
import type { Outstanding } from './plans';

export interface OpenOrders {
	readonly settledNotInvoiced: readonly OpenOrder[];
	readonly invoicedNotSettled: readonly OpenOrder[];
}

/**
 * Orders for which Amazon has settled more than Sage has invoiced (what waits for its posting counts as invoiced), and orders whose invoices stay open after all
 * allocations. `outstanding` is what is left then.
 */
export function openOrders(money: readonly OrderMoney[], documents: readonly OrderDocument[], outstanding: Outstanding): OpenOrders {
	const settledOf = groupBy(money, ({ orderId }) => orderId);
	const invoicesOf = groupBy(
		documents.filter(({ kind }) => kind === 'invoice'),
		({ orderId }) => orderId,
	);
	const orders = [...new Set([...settledOf.keys(), ...invoicesOf.keys()])].map((orderId) => {
		const rows = (settledOf.get(orderId) ?? []).filter(({ settled }) => settled.amount > 0);
		const invoices = invoicesOf.get(orderId) ?? [];
		const posted = invoices.filter(({ state }) => state !== 'waiting');
		return {
			orderId,
			currency: rows[0]?.currency ?? '',
			settled: sumMinor(rows.map(({ settled }) => settled.amount)),
			invoiced: sumMinor(posted.map(({ gross }) => gross)),
			waiting: sumMinor(invoices.filter(({ state }) => state === 'waiting').map(({ gross }) => gross)),
			open: sumMinor(posted.filter(({ state }) => state === 'posted').map(({ urn }) => outstanding.of(urn))),
			period:
				rows
					.map(({ period }) => period)
					.sort()
					.at(-1) ?? '',
		};
	});
	const excess = ({ settled, invoiced, waiting }: (typeof orders)[number]) => subtractMinor(subtractMinor(settled, invoiced), waiting);
	return {
		settledNotInvoiced: orders.filter((order) => excess(order) > 0).map((order) => shown(order, excess(order))),
		invoicedNotSettled: orders.filter(({ open }) => open > 0).map((order) => shown(order, order.open)),
	};
}

const shown = (
	{
		orderId,
		currency,
		settled,
		invoiced,
		waiting,
		period,
	}: { orderId: string; currency: string; settled: Minor; invoiced: Minor; waiting: Minor; period: string },
	difference: Minor,
): OpenOrder => ({
	orderId,
	currency,
	settled: toDecimal(settled),
	invoiced: toDecimal(invoiced),
	waiting: toDecimal(waiting),
	difference: toDecimal(difference),
	period,
});
