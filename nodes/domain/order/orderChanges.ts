import type { ExceptionRecord, Outcome } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { toDecimal } from '../money/money';
import { done, type Refusal } from '../result';
import { sameDecimal } from '../text/decimal';
import type { TableRow } from '../text/tableRow';
import { readAmount } from './amount';
import type { AmazonOrder } from './amazonOrder.types';
import { refused, type Attempt } from './attempt';
import { CANCELLATION_FLAG, cancellationRequestOf, requestText, timeLeft, type CancellationRequest } from './cancellation';
import type { OrderContext } from './context';
import { differencesOf, type OrderUpdateDraft } from './differences';
import { readOrder } from './readOrder';
import { sageOrderOf, type SageOrder } from './sageOrder';
import { isHalfMade, stateInSage } from './sageState';
import { skipReason } from './skip';
import { toSalesOrder } from './toSalesOrder';

/** What is to be done in Sage; sent by Sales Order: Update or Delete of the Sage node, which reads the order again before. */
export interface OrderAction {
	readonly amazonOrderId: string;
	readonly action: 'update' | 'delete';
	/** Sage's id and number of the order. */
	readonly sageOrderId: string;
	readonly documentNo: string;
	/** In words, without buyer data. */
	readonly reason: string;
	/** Of an update. */
	readonly changes?: OrderUpdateDraft;
	/** What Sage's gross must be after an update of lines, decimal string. */
	readonly expectedGross?: string;
}

/** An order that Sage has and that nothing is to be done to, in the words of Sales Order: Create Once, which would find it there. */
export interface OrderInSage {
	readonly amazonOrderId: string;
	readonly action: 'none';
	readonly outcome: 'alreadyPosted';
	readonly sageOrderId: string;
	readonly documentNo: string;
	readonly documentStatus: string;
	readonly creditLimitExceeded: boolean;
	readonly totalGrossValue: string;
	/** Missing where the two are not compared (pending on Amazon, of the other route, or told with what differs). */
	readonly expectedGross?: string;
	readonly grossAgrees?: boolean;
}

export interface OrderFollowUp extends Outcome<OrderAction | OrderInSage> {
	/** Why nothing is to be done; undefined where something is, or is refused. */
	readonly leftAlone?: string;
}

/** What a decision comes to: an action or the order as it is, refusals of which people are told, or a reason to leave the order alone. */
interface Decision {
	readonly actions?: ReadonlyArray<OrderAction | OrderInSage>;
	readonly refusals?: readonly Refusal[];
	readonly leftAlone?: string;
}

/**
 * What an order in Sage needs because Amazon's order has changed since it was entered. `inSage` are the orders that Sage has under the Amazon order id, with lines and
 * delivery address. Cancelled on Amazon: deleted while nothing is despatched or invoiced (allocated is no obstacle), by choice, else told with the hours left. The buyer
 * asks to cancel: told at once, and flagged. Changed: updated by choice while nothing is started, else told with what differs. An order that is not in Sage is the import's.
 */
export function orderChanges(given: { readonly orderId: string }, inSage: readonly TableRow[], context: OrderContext): OrderFollowUp {
	const read = readOrder(given);
	if (!read.ok) return followUp(given.orderId, { refusals: read.refusal }, context.now);
	const found = theOrder(given.orderId, inSage);
	return followUp(
		given.orderId,
		found.ok ? decide(read.value, found.value, context) : { refusals: found.refusal },
		context.now,
		read.value,
	);
}

function followUp(recordId: string, decision: Decision, now: string, order?: AmazonOrder): OrderFollowUp {
	const { actions = [], refusals = [], leftAlone } = decision;
	const currency = order?.proceeds?.grandTotal?.currencyCode ?? '';
	const total = readAmount(order?.proceeds?.grandTotal, currency);
	const worth = { amount: total === undefined ? '' : toDecimal(total), currency };
	const exceptions = refusals.map(({ kind, ...facts }) => ({
		...exceptionOf(kind, { recordId, recordType: 'order', ...facts, ...worth }, now),
		flow: 'orders' as const,
	}));
	return { ready: actions, exceptions, ...(leftAlone !== undefined && { leftAlone }) };
}

/** The one order that stands, and is whole. A cancelled one beside it does not count; cancelled ones alone are given, the last of them. */
function theOrder(orderId: string, rows: readonly TableRow[]): Attempt<SageOrder | undefined> {
	const orders = rows.map(sageOrderOf);
	const standing = orders.filter(({ documentStatus, cancelledStatus }) => stateInSage(documentStatus, cancelledStatus) !== 'cancelled');
	if (standing.length > 1) {
		const numbers = standing.map(({ documentNo }) => documentNo).join(' and ');
		const message = `Order ${orderId} is in Sage ${standing.length} times: ${numbers}.`;
		return refused({ kind: 'postedTwice', message, remedy: 'Keep one and cancel the others in Sage.' });
	}
	const [order] = standing;
	if (!order) return done(orders.at(-1));
	const { documentStatus, cancelledStatus, documentNo } = order;
	if (stateInSage(documentStatus, cancelledStatus, documentNo) === 'live') return done(order);
	const what = isHalfMade(documentStatus, documentNo)
		? 'begun in Sage and not finished'
		: `in Sage with status ${documentStatus || '(none)'}`;
	return refused({
		kind: 'orderNotFinished',
		message: `Order ${orderId} is ${what} (order ${documentNo}).`,
		remedy: 'Finish the order in Sage, or delete it there: the next run then enters it.',
	});
}

function decide(order: AmazonOrder, sage: SageOrder | undefined, context: OrderContext): Decision {
	if (!sage) return { leftAlone: NOT_IN_SAGE };
	const reason = skipReason(order, context.settings);
	if (stateInSage(sage.documentStatus, sage.cancelledStatus) === 'cancelled') return cancelledInSage(order, sage, reason === 'cancelled');
	if (reason === 'cancelled') return cancelledOnAmazon(order, sage, context);
	if (reason) return { actions: [asItIs(order, sage)], leftAlone: reason };
	const request = cancellationRequestOf(order);
	return request ? askedToCancel(order, sage, request, context) : compared(order, sage, context);
}

export const NOT_IN_SAGE = 'not in Sage';

/** The order as Sage has it; `expectedGross` where it is to be compared. */
const asItIs = (order: AmazonOrder, sage: SageOrder, expectedGross?: string): OrderInSage => ({
	...actionOn(order, sage),
	action: 'none',
	outcome: 'alreadyPosted',
	documentStatus: sage.documentStatus,
	creditLimitExceeded: sage.creditLimitExceeded,
	totalGrossValue: sage.gross,
	...(expectedGross !== undefined && { expectedGross, grossAgrees: sameDecimal(sage.gross, expectedGross) }),
});

function cancelledInSage({ orderId }: AmazonOrder, { documentNo }: SageOrder, onAmazonToo: boolean): Decision {
	if (onAmazonToo) return { leftAlone: 'cancelled' };
	const message = `Order ${orderId} is cancelled in Sage (order ${documentNo}), but stands on Amazon.`;
	const remedy = 'If it is to be sent, enter it again in Sage under the same customer order number; if not, cancel it in Seller Central.';
	return { refusals: [{ kind: 'orderCancelledInSage', message, remedy }] };
}

const actionOn = ({ orderId }: AmazonOrder, { id, documentNo }: SageOrder): Omit<OrderAction, 'action' | 'reason'> => ({
	amazonOrderId: orderId,
	sageOrderId: id,
	documentNo,
});

function cancelledOnAmazon(order: AmazonOrder, sage: SageOrder, { settings, now }: OrderContext): Decision {
	const what = `Order ${order.orderId} is cancelled on Amazon`;
	const refusal = (rest: string, remedy: string): Decision => ({
		refusals: [{ kind: 'cancelledOnAmazon', message: `${what}${rest}`, remedy }],
	});
	if (sage.isStarted)
		return refusal(
			`, but something of Sage order ${sage.documentNo} is despatched or invoiced.`,
			'Stop the parcel if it can still be stopped; otherwise take the goods back and credit what is invoiced.',
		);
	if (settings.orders.cancelledOnAmazon === 'delete') return { actions: [{ ...actionOn(order, sage), action: 'delete', reason: what }] };
	return refusal(
		`, and Sage order ${sage.documentNo} stands; nothing of it is despatched or invoiced.${timeLeft(order, now)}`,
		'Cancel the order in Sage before it is despatched. With orders.cancelledOnAmazon at Delete the flow deletes such orders.',
	);
}

function askedToCancel(order: AmazonOrder, sage: SageOrder, request: CancellationRequest, { settings, now }: OrderContext): Decision {
	const state = sage.isStarted ? 'something of it is despatched or invoiced' : 'nothing of it is despatched or invoiced';
	const text = requestText(order.orderId, request);
	const field = settings.orders.cancellationFlag;
	const isToFlag = field !== '' && sage.textOf(field).trim() !== CANCELLATION_FLAG && !isComplete(sage);
	return {
		refusals: [
			{
				kind: 'buyerAskedToCancel',
				message: `${text}, which is order ${sage.documentNo} in Sage; ${state}.${timeLeft(order, now)}`,
				remedy: 'Hold the goods back. To cancel, do so in Seller Central: Sage then follows. To send all the same, despatch it.',
			},
		],
		actions: isToFlag
			? [{ ...actionOn(order, sage), action: 'update', reason: text, changes: { headerTexts: { [field]: CANCELLATION_FLAG } } }]
			: [asItIs(order, sage)],
	};
}

const isComplete = ({ documentStatus }: SageOrder): boolean => /complete$/i.test(documentStatus);

/** Once all is sent, people and Sage have the word on its lines: only what the settlement will pay is compared then. */
function compared(order: AmazonOrder, sage: SageOrder, context: OrderContext): Decision {
	const { ready, exceptions } = toSalesOrder(order, context);
	const draft = ready[0]?.salesOrder;
	if (!draft) return uncomparable(order, sage, exceptions);
	const same = (leftAlone: string): Decision => ({ actions: [asItIs(order, sage, draft.expectedGross)], leftAlone });
	if (order.fulfillment?.fulfillmentStatus === 'SHIPPED') return same('sent');
	const { words, changes, beyondUpdate } = differencesOf(draft, sage, context);
	if (words.length === 0) return same('unchanged');
	const barrier = whyNotUpdated(sage, beyondUpdate, context);
	const reason = `Order ${order.orderId} differs from Sage order ${sage.documentNo}: ${words.join('; ')}`;
	if (!barrier) return { actions: [{ ...actionOn(order, sage), action: 'update', reason, changes, expectedGross: draft.expectedGross }] };
	const message = `${reason}. ${barrier}${timeLeft(order, context.now)}`;
	const remedy =
		'Compare with Seller Central and correct the order in Sage before it is despatched; if people meant it so, set this to ignored.';
	return { actions: [asItIs(order, sage)], refusals: [{ kind: 'orderChangedOnAmazon', message, remedy }] };
}

/** Why the flow does not bring the order in line; undefined when it may. */
function whyNotUpdated(sage: SageOrder, beyondUpdate: readonly string[], { settings }: OrderContext): string | undefined {
	if (settings.orders.changedOnAmazon !== 'update') return 'Changes are left to people (orders.changedOnAmazon).';
	if (sage.isStarted || isComplete(sage)) return 'Something of it is despatched or invoiced.';
	return beyondUpdate.length > 0 ? `An update cannot change this: ${beyondUpdate.join('; ')}.` : undefined;
}

/** An order that people entered because the flow could not: while it comes to what Amazon's order does, it stands as they entered it. */
function uncomparable(order: AmazonOrder, sage: SageOrder, exceptions: readonly ExceptionRecord[]): Decision {
	const currency = order.proceeds?.grandTotal?.currencyCode ?? '';
	const total = readAmount(order.proceeds?.grandTotal, currency);
	if (total !== undefined && sameDecimal(sage.gross, toDecimal(total)))
		return { actions: [asItIs(order, sage, toDecimal(total))], leftAlone: 'entered by hand' };
	return { actions: [asItIs(order, sage)], refusals: exceptions.map((refused) => uncomparableFor(sage, refused)) };
}

const uncomparableFor = ({ gross }: SageOrder, { kind, message, amount }: ExceptionRecord): Refusal => ({
	kind: 'orderChangedOnAmazon',
	message: `The order comes to ${gross || '(nothing)'} in Sage and ${amount || '(nothing)'} on Amazon, and cannot be compared line by line. ${message}`,
	remedy: 'Compare the order in Sage with Seller Central, and put right what the message names.',
	detail: kind,
});
