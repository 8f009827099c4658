import type { AmazonOrder } from '../../../sandbox/amazon/order.types';
import type { OrderRecord } from '../../../sandbox/sage/postings/salesOrder';
import type { Row } from '../engine/tables';
import { exceptionsByOrder, isOpen, ordersInSage, ordersOfAmazon, penceOf, type Evidence, type Finding } from './facts';

/**
 * What has to be true of every order of Amazon at the end: one that brings money is one sales order of Sage with its gross, one that is pending or was
 * cancelled is none; or the difference is an open exception of that order. Two are never right.
 */
export function judgeOrders(evidence: Evidence): Finding[] {
	const inSage = ordersInSage(evidence);
	const told = exceptionsByOrder(evidence);
	const amazon = ordersOfAmazon(evidence);
	const known = new Set(amazon.map(({ orderId }) => orderId));
	const strangers = [...inSage.keys()]
		.filter((id) => !known.has(id))
		.map((id) => ({ rule: 'stranger', record: id, what: 'Sage has an order that Amazon has not' }));
	return [...strangers, ...amazon.flatMap((order) => judgeOne(order, inSage.get(order.orderId) ?? [], told.get(order.orderId) ?? []))];
}

function judgeOne(order: AmazonOrder, found: readonly OrderRecord[], told: readonly Row[]): Finding[] {
	const record = order.orderId;
	if (found.length > 1)
		return [{ rule: 'doubled', record, what: `Sage has it ${found.length} times: ${found.map(({ row }) => row.document_no).join(', ')}` }];
	if (told.some(isOpen)) return [];
	const what = differenceOf(order, found.at(0));
	return what === undefined ? [] : [what].map(([rule, words]) => ({ rule, record, what: words }));
}

function differenceOf(order: AmazonOrder, sage: OrderRecord | undefined): readonly [string, string] | undefined {
	const status = order.fulfillment.fulfillmentStatus;
	if (status === 'PENDING') return sage && ['early', 'it is pending on Amazon and in Sage already'];
	if (status === 'CANCELLED')
		return sage && ['cancelled', `it is cancelled on Amazon, stands in Sage as ${String(sage.row.document_no)}, and nobody is told`];
	if (!sage) return ['missing', `it is ${status} on Amazon, not in Sage, and nobody is told`];
	const [paid, gross] = [penceOf(order.proceeds?.grandTotal.amount ?? '0'), Number(sage.row.total_gross_value)];
	return paid === gross ? undefined : ['gross', `Amazon pays ${paid} pence, Sage has ${gross}, and nobody is told`];
}
