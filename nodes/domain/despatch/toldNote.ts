import type { DespatchContext, DespatchedOrder, PackageToConfirm } from './despatch.types';
import { confirmed, held, toSend, type Judged } from './judged';
import type { DespatchNote } from './notes';
import type { ShippedOrder } from './order';
import { labelOf, packageOf, sentText } from './parcel';
import { itemsOf, minutesAfter, type ShipmentRow } from './shipments';
import { differencesFrom, shownItems, type ShownPackage } from './shown';

/** How long Amazon may take to show a package before it is sent again. */
const SHOWN_AFTER_MINUTES = 30;

export interface ToldNote {
	readonly note: DespatchNote;
	readonly row: ShipmentRow;
	readonly shown: ShownPackage | undefined;
	readonly order: ShippedOrder;
	readonly given: DespatchedOrder;
	readonly context: DespatchContext;
}

/** A note that Amazon was told of: its items stay, its carrier and number may be edited. */
export function toldNote({ note, row, shown, order, given, context }: ToldNote): Judged {
	const items = shown ? itemsShown(shown, row) : itemsOf(row);
	const label = labelOf(note, row, given, context);
	if (!label.ok) {
		if (shown && label.refusal.kind === 'trackingMissing') return confirmed(row, note, shown, items, context.now);
		return held(row, label.refusal.kind, label.refusal, context);
	}
	const parcel = packageOf(note, row, label.value, items, order, context);
	if (!shown) return notShown(row, parcel, context);
	const differences = differencesFrom(shown, { ...parcel, orderItems: items }).filter((what) => what !== 'items');
	if (differences.length === 0) return confirmed(row, note, shown, items, context.now);
	if (row.sent !== sentText(parcel)) return toSend(row, note, parcel);
	if (row.status === 'refused' || row.status === 'retry') return toSend(row, note, parcel);
	const message = `Amazon took the parcel of despatch note ${note.despatchNo} and shows another ${differences.join(' and ')} for it.`;
	return held(row, 'confirmationDiffers', { message, remedy: DIFFERS }, context);
}

const DIFFERS =
	'Amazon drops a carrier that it does not know: compare carrierCode in the Courier map with the list in Seller Central, letter by letter. Then correct the parcel there, or change the row, and it is sent again.';

const itemsShown = (shown: ShownPackage, row: ShipmentRow): Array<{ orderItemId: string; quantity: number }> =>
	shownItems(shown)?.map(({ orderItemId, quantity }) => ({ orderItemId: String(orderItemId), quantity: Number(quantity) })) ?? itemsOf(row);

function notShown(row: ShipmentRow, parcel: PackageToConfirm, context: DespatchContext): Judged {
	const { now } = context;
	const lookUntil = minutesAfter(row.sentAt || now, SHOWN_AFTER_MINUTES);
	if (Date.parse(lookUntil) > Date.parse(now)) return { row: { ...row, status: 'sent', nextAttemptAt: minutesAfter(now, 5) } };
	if (row.attempts < 2) return { row: { ...row, status: 'due' }, send: parcel };
	const message = `Amazon took the parcel of despatch note ${row.despatchNo} ${row.attempts} times and does not show it.`;
	const judged = held(row, 'confirmationNotShown', { message, remedy: NOT_SHOWN }, context);
	return { ...judged, send: parcel };
}

const NOT_SHOWN =
	'Look at the order in Seller Central, and confirm the parcel there if it is not shown. It is sent again by itself meanwhile.';
