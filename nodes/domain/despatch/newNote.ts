import type { DespatchContext, DespatchedOrder } from './despatch.types';
import type { SentUnits } from './itemUnits';
import { held, HELD_MINUTES, toSend, type Judged } from './judged';
import type { DespatchNote } from './notes';
import type { ShippedOrder } from './order';
import { labelOf, packageOf } from './parcel';
import { minutesAfter, type ShipmentRow } from './shipments';
import type { ShownPackage } from './shown';

export interface NewNote {
	readonly note: DespatchNote;
	readonly row: ShipmentRow;
	readonly sent: SentUnits;
	/** Units of each order item that Amazon knows of, or will know of by the notes before; grows. */
	readonly taken: Map<string, number>;
	readonly order: ShippedOrder;
	readonly given: DespatchedOrder;
	readonly context: DespatchContext;
}

/** A note that Amazon was not told of: units that are sent by now and not told yet, never more than were ordered. */
export function newNote({ note, row, sent, taken, order, given, context }: NewNote): Judged {
	const foreign = order.packages.find(
		(each) => isForeign(each, given.notes) && note.tracking !== '' && each.trackingNumber === note.tracking,
	);
	if (foreign) return { row: { ...row, status: 'elsewhere', message: 'Amazon has a parcel with this number already.', nextAttemptAt: '' } };
	const units = sent.get(note.despatchId) ?? new Map<string, number>();
	const tooMany = order.items.find(({ orderItemId, ordered }) => (units.get(orderItemId) ?? 0) > ordered);
	if (tooMany) return held(row, 'despatchUnclear', tooMuch(order.orderId, note, tooMany), context);
	const orderItems = order.items
		.map(({ orderItemId }) => ({ orderItemId, quantity: (units.get(orderItemId) ?? 0) - (taken.get(orderItemId) ?? 0) }))
		.filter(({ quantity }) => quantity > 0);
	if (orderItems.length === 0) return nothingToTell(note, row, order, context.now);
	for (const { orderItemId, quantity } of orderItems) taken.set(orderItemId, (taken.get(orderItemId) ?? 0) + quantity);
	const label = labelOf(note, row, given, context);
	if (label.ok) return toSend(row, note, packageOf(note, row, label.value, orderItems, order, context));
	if (!label.refusal.isEarly) return held(row, label.refusal.kind, label.refusal, context);
	return { row: { ...row, status: 'waiting', message: label.refusal.message, nextAttemptAt: minutesAfter(context.now, 15) } };
}

const isForeign = ({ packageReferenceId }: ShownPackage, notes: readonly DespatchNote[]): boolean =>
	!notes.some(({ despatchId }) => String(despatchId) === packageReferenceId);

const tooMuch = (orderId: string, { despatchNo }: DespatchNote, { sellerSku, ordered }: ShippedOrder['items'][number]) => ({
	message: `With despatch note ${despatchNo}, Sage has despatched more of SKU ${sellerSku} than the ${ordered} of Amazon order ${orderId}.`,
	remedy:
		'Correct the despatch in Sage, or the factor of the SKU in the Seller SKU map. If more was sent, confirm the parcel in Seller Central.',
});

function nothingToTell(note: DespatchNote, row: ShipmentRow, order: ShippedOrder, now: string): Judged {
	const isDone = order.items.every(({ ordered, fulfilled }) => fulfilled >= ordered);
	if (isDone)
		return { row: { ...row, status: 'elsewhere', message: 'Amazon has all units of this order as sent already.', nextAttemptAt: '' } };
	if (note.lines.every(({ units }) => units === 0))
		return { row: { ...row, status: 'over', message: 'Nothing is on this note.', nextAttemptAt: '' } };
	const message = 'It completes no unit of what Amazon sold (part of a pack); its goods go with the parcel that does.';
	return { row: { ...row, status: 'waiting', message, nextAttemptAt: minutesAfter(now, HELD_MINUTES) } };
}
