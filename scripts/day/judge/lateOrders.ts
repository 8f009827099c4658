import type { OrderRecord } from '../../../sandbox/sage/postings/salesOrder';
import { doneRuns, exceptionsByOrder, ordersInSage, ordersOfAmazon, toldDuring, type Evidence, type Finding } from './facts';

/** Amazon gives no order that changed in the last two minutes; another one for the flow to look at its clock. */
const SEEN_AFTER = 3 * 60_000;

/**
 * An order is late when the import could have brought it earlier: a run that came to its end began at least three minutes after the order was
 * importable, ended before it was in Sage (or it never was), and at no time of that run an exception of the order was open.
 */
export function judgeLateOrders(evidence: Evidence): Finding[] {
	const runs = doneRuns(evidence, 'orders');
	const inSage = ordersInSage(evidence);
	const told = exceptionsByOrder(evidence);
	return ordersOfAmazon(evidence).flatMap(({ orderId, fulfillment }) => {
		const since = evidence.moments.importable.get(orderId);
		const posted = inSage.get(orderId)?.at(0);
		if (since === undefined || (!posted && fulfillment.fulfillmentStatus === 'CANCELLED')) return [];
		const excused = (told.get(orderId) ?? []).map(toldDuring);
		const missed = runs.find(
			({ started, finished }) =>
				started >= since + SEEN_AFTER && finished < enteredAt(posted) && !excused.some(({ from, to }) => from <= finished && to >= started),
		);
		if (!missed) return [];
		const what = `importable since ${time(since)}, passed over by the run of ${time(missed.started)}, in Sage at ${posted ? time(enteredAt(posted)) : 'no time'}`;
		return [{ rule: 'lateOrder', record: orderId, what }];
	});
}

const enteredAt = (order: OrderRecord | undefined): number =>
	order ? Date.parse(String(order.row.date_time_created)) : Number.POSITIVE_INFINITY;

const time = (at: number): string => new Date(at).toISOString();
