import type { ExceptionRecord } from '../exceptions/exception';
import type { ExceptionKindName } from '../exceptions/kinds';
import { textOf } from '../text/textOf';
import type { DespatchContext, DespatchedOrder, OrderPackages } from './despatch.types';
import { sentUnits } from './itemUnits';
import { failedAttempt, held, HELD_MINUTES, rowOf, type Judged } from './judged';
import { newNote } from './newNote';
import { noteText, type DespatchNote } from './notes';
import type { ShippedOrder } from './order';
import { isFinal, isTold, itemsOf, minutesAfter, type ShipmentRow } from './shipments';
import { packageUnder, shownItems, unitsText, type ShownPackage } from './shown';
import { shrinkage } from './shrinkage';
import { toldNote } from './toldNote';

/** Statuses in which Amazon takes confirmations (orders 2026-01-01, fulfillmentStatus). */
const SHIPPABLE: readonly string[] = ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'];
/** Decides about all packages of one order: what is confirmed, what waits, what is refused. */
export function orderPackages(given: DespatchedOrder, context: DespatchContext): OrderPackages {
	const shrunk = shrinkage(given, context);
	const { order, failure } = given;
	const rest = withoutNote(given, context.now);
	if (!order) {
		const judged = failure ? given.notes.map((note) => notAnswered(note, given, context)) : [];
		return gathered(judged, shrunk, failure ? rest : [...rest, ...lookedAt(given, context.now)]);
	}
	const stopped = wholeOrder(order, given.notes);
	if (stopped)
		return gathered(
			given.notes.map((note) => stop(note, given, order, stopped, context)),
			shrunk,
			rest,
		);
	const sent = sentUnits(order, given.notes, context.skuMap, context.itemOfLine);
	const taken = new Map(order.items.map(({ orderItemId, fulfilled }) => [orderItemId, fulfilled]));
	for (const row of given.rows)
		if (isTold(row) && !packageUnder(order.packages, String(row.despatchId)))
			for (const { orderItemId, quantity } of itemsOf(row)) taken.set(orderItemId, (taken.get(orderItemId) ?? 0) + quantity);
	const judged = given.notes.map((note): Judged => {
		const row = rowOf(note, given.rows, order.shipBy, context.now);
		const shown = packageUnder(order.packages, String(note.despatchId));
		if (isTold(row) || (shown && isOurs(shown, note, row))) return toldNote({ note, row, shown, order, given, context });
		if (shown) return held(row, 'despatchUnclear', anotherParcel(note), context);
		if (!sent.ok) return held(row, 'despatchUnclear', sent.refusal, context);
		return newNote({ note, row, sent: sent.value, taken, order, given, context });
	});
	return gathered(judged, shrunk, rest);
}

/** Whether a package that Amazon shows under a note's reference is that note's, where the queue does not know that Amazon was told: by its number, or its items. */
const isOurs = (shown: ShownPackage, note: DespatchNote, row: ShipmentRow): boolean =>
	textOf(shown.trackingNumber) === note.tracking || (row.items !== '' && unitsText(shownItems(shown) ?? []) === unitsText(itemsOf(row)));

const anotherParcel = ({ despatchNo, despatchId }: DespatchNote) => ({
	message: `Amazon has a parcel under the reference ${despatchId} that has another tracking number than despatch note ${despatchNo}.`,
	remedy: 'Is it the same parcel? Then give the note its number in Sage. Else confirm this parcel in Seller Central.',
});

/** Rows of notes that are gone: one that Amazon was not told of is over; one that it was told of is kept, and was looked at. */
const withoutNote = ({ rows, notes }: DespatchedOrder, now: string): ShipmentRow[] =>
	rows
		.filter((row) => !notes.some(({ despatchId }) => despatchId === row.despatchId))
		.map((row) => (isTold(row) || isFinal(row) ? { ...row, checkedAt: now } : { ...row, ...GONE, checkedAt: now }));

const GONE = { status: 'over', message: 'The despatch note is no longer in Sage.', nextAttemptAt: '' } as const;

/** Sage has them as Amazon was told; that they were looked at is noted once a day. */
const lookedAt = ({ rows, notes }: DespatchedOrder, now: string): ShipmentRow[] =>
	rows
		.filter((row) => isFinal(row) && notes.some(({ despatchId }) => despatchId === row.despatchId))
		.filter(({ checkedAt }) => Date.parse(now) - (Date.parse(checkedAt) || 0) > 24 * 3_600_000)
		.map((row) => ({ ...row, checkedAt: now }));

const gathered = (judged: readonly Judged[], more: readonly ExceptionRecord[], rest: readonly ShipmentRow[]): OrderPackages => ({
	rows: [...judged.map(({ row }) => row), ...rest],
	packages: judged.flatMap(({ send }) => send ?? []),
	exceptions: [...judged.flatMap(({ told }) => told ?? []), ...more],
});

type Stop =
	| { readonly status: 'over' | 'waiting'; readonly message: string }
	| { readonly status: 'held'; readonly kind: ExceptionKindName; readonly message: string; readonly remedy: string };

/** What stops every package of an order. */
function wholeOrder({ orderId, status, fulfilledBy, programs }: ShippedOrder, notes: readonly DespatchNote[]): Stop | undefined {
	if (fulfilledBy === 'AMAZON') return { status: 'over', message: 'Amazon sends this order and knows of its parcels.' };
	if (status === 'CANCELLED') return { status: 'held', ...cancelled(orderId, notes) };
	if (!SHIPPABLE.includes(status)) return { status: 'waiting', message: `The order is ${status || 'without a status'} on Amazon.` };
	if (programs.includes('FBM_SHIP_PLUS')) return { status: 'held', ...labelOfAmazon(orderId) };
	const sageOrders = new Set(notes.map(({ sageOrderNo }) => sageOrderNo));
	return sageOrders.size > 1 ? { status: 'held', ...twoOrders(orderId, [...sageOrders]) } : undefined;
}

const cancelled = (orderId: string, notes: readonly DespatchNote[]) => ({
	kind: 'despatchedButCancelled' as const,
	message: `Amazon order ${orderId} is cancelled, but Sage has despatched it (note ${notes.map(({ despatchNo }) => despatchNo).join(', ')}).`,
	remedy: 'Stop the parcel or get it back: Amazon pays nothing for it. Take the despatch back in Sage, and cancel the order there.',
});

const labelOfAmazon = (orderId: string) => ({
	kind: 'confirmationRefused' as const,
	message: `Amazon order ${orderId} is of the programme FBM_SHIP_PLUS, whose labels are bought from Amazon; it takes no confirmation.`,
	remedy: 'Buy the label of its parcel in Seller Central. That confirms it.',
});

const twoOrders = (orderId: string, numbers: readonly string[]) => ({
	kind: 'despatchUnclear' as const,
	message: `Amazon order ${orderId} was despatched from two sales orders of Sage: ${numbers.join(', ')}.`,
	remedy: 'Find out which of them was really sent, take the other despatch back in Sage and cancel its order.',
});

function stop(note: DespatchNote, { rows }: DespatchedOrder, order: ShippedOrder, why: Stop, context: DespatchContext): Judged {
	const row = rowOf(note, rows, order.shipBy, context.now);
	if (row.status === 'confirmed') return { row };
	if (why.status === 'held') return held(row, why.kind, why, context);
	const nextAttemptAt = why.status === 'waiting' ? minutesAfter(context.now, HELD_MINUTES) : '';
	return { row: { ...row, status: why.status, message: why.message, nextAttemptAt } };
}

/** Amazon gave no answer about the order: its packages are tried again, and a person is told when it lasts or time runs out. */
function notAnswered(note: DespatchNote, { rows, failure }: DespatchedOrder, context: DespatchContext): Judged {
	const row = rowOf(note, rows, '', context.now);
	const before = rows.find(({ key }) => key === row.key);
	if (before && isFinal(before) && before.source === noteText(note)) return { row: before };
	const message = failure?.message ?? '';
	if (failure && !failure.passes)
		return held(
			row,
			'amazonOrderMissing',
			{ message: `Amazon does not give order ${note.orderId}: ${message}`, remedy: ORDER_MISSING },
			context,
		);
	return failedAttempt(row, message, context);
}

const ORDER_MISSING =
	'Look for the order in Seller Central. Is it of another seller account, or is the number in Sage mistyped? Then correct it in Sage.';
