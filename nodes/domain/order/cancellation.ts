import { DateTime } from 'luxon';
import type { Refusal } from '../result';
import { redactor } from '../text/redact';
import type { AmazonOrder } from './amazonOrder.types';

/** What a flagged order says in Sage; the shortest of the fields holds 60 characters (sop.json, analysis codes). */
export const CANCELLATION_FLAG = 'Buyer asked to cancel on Amazon';

/** What the buyer wants to cancel of an order that is not sent. */
export interface CancellationRequest {
	readonly skus: readonly string[];
	/** As Amazon gives it, fit for a message; '' when it gives none. */
	readonly reason: string;
}

/** Items whose cancellation the buyer asked for and nobody has carried out (model, `ItemCancellation`); undefined when there are none, or all is sent. */
export function cancellationRequestOf(order: AmazonOrder): CancellationRequest | undefined {
	const { orderItems, fulfillment } = order;
	if (fulfillment?.fulfillmentStatus === 'SHIPPED') return undefined;
	const asked = orderItems.filter(({ cancellation }) => cancellation?.cancellationRequest && !cancellation.cancellationExecution);
	if (asked.length === 0) return undefined;
	const reasons = asked.flatMap(({ cancellation }) => cancellation?.cancellationRequest?.cancelReason ?? []);
	const shown = redactor(personalTexts(order), LONGEST_REASON);
	return {
		skus: [...new Set(asked.map(({ product }) => product?.sellerSku ?? '(none)'))],
		reason: [...new Set(reasons.map((reason) => shown(reason).trim()))].filter(Boolean).join('; '),
	};
}

const LONGEST_REASON = 100;

/** What a reason may repeat and no message may say. */
const personalTexts = ({ buyer, recipient }: AmazonOrder): string[] =>
	[buyer?.buyerName, buyer?.buyerEmail, ...Object.values(recipient?.deliveryAddress ?? {})].flatMap((text) => text ?? []);

/** `The buyer asked to cancel S-LAMP of order 202-… (Ordered by mistake)`. */
export const requestText = (orderId: string, { skus, reason }: CancellationRequest): string =>
	`The buyer asked to cancel ${skus.join(', ')} of order ${orderId}${reason ? ` (${reason})` : ''}`;

/** Time left to send, from Amazon's ship-by window, in words; '' when Amazon gives none. `now` is an ISO 8601 instant. */
export function timeLeft({ fulfillment }: AmazonOrder, now: string): string {
	const latest = DateTime.fromISO(fulfillment?.shipByWindow?.latestDateTime ?? '');
	if (!latest.isValid) return '';
	const hours = latest.diff(DateTime.fromISO(now)).as('hours');
	return hours < 0 ? ` It was to be sent ${Math.ceil(-hours)} hours ago.` : ` It is to be sent within ${Math.floor(hours)} hours.`;
}

/** Why an order is not entered: a person decides first. */
export const heldForBuyer = (order: AmazonOrder, request: CancellationRequest, now: string): Refusal => ({
	kind: 'buyerAskedToCancel',
	message: `${requestText(order.orderId, request)} before it was entered in Sage.${timeLeft(order, now)}`,
	remedy:
		'Cancel it in Seller Central, and nothing more is to be done. If it is to be sent all the same, enter it in Sage by hand with the Amazon order ID as customer order number.',
});
