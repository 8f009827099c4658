import type { ExceptionRecord } from '../exceptions/exception';
import type { ExceptionKindName } from '../exceptions/kinds';
import type { DespatchContext, PackageToConfirm } from './despatch.types';
import { endOf, fingerprint } from './fingerprint';
import { noteText, unitsByLine, type DespatchNote } from './notes';
import {
	afterAttempts,
	emptyShipment,
	isTold,
	minutesAfter,
	pairsText,
	shipmentKey,
	type ShipmentRow,
	type ShipmentStatus,
} from './shipments';
import type { ShownPackage } from './shown';
import { hoursUntil, packageException } from './urgency';

/** Minutes until a package that waits for a person is looked at again without a change in Sage. */
export const HELD_MINUTES = 30;
const REFUSED_MINUTES = 120;
/** Attempts that may fail for a passing reason before a person is told. */
const QUIET_ATTEMPTS = 3;

/** What becomes of one note: its row, what is to be sent, and what a person is told. */
export interface Judged {
	readonly row: ShipmentRow;
	readonly send?: PackageToConfirm;
	readonly told?: ExceptionRecord;
}

/** The row of a note as it stands, with what Sage says of it now. */
export function rowOf(note: DespatchNote, rows: readonly ShipmentRow[], shipBy: string, now: string): ShipmentRow {
	const key = shipmentKey(note.orderId, note.despatchId);
	const row = rows.find((one) => one.key === key) ?? { ...emptyShipment(note.orderId, note.despatchId), seenAt: now };
	const source = noteText(note);
	return {
		...row,
		despatchNo: note.despatchNo,
		courier: note.courier,
		shipBy: shipBy || row.shipBy,
		checkedAt: now,
		message: '',
		source,
		attempts: source === row.source ? row.attempts : 0,
	};
}

/** A package that waits for a person, who is told. */
export function held(
	row: ShipmentRow,
	kind: ExceptionKindName,
	{ message, remedy }: { readonly message: string; readonly remedy: string },
	{ settings, now }: Pick<DespatchContext, 'settings' | 'now'>,
	status: ShipmentStatus = 'held',
): Judged {
	const facts = { recordId: row.amazonOrderId, detail: row.despatchNo, message, remedy, shipBy: row.shipBy };
	const nextAttemptAt = minutesAfter(now, status === 'refused' ? REFUSED_MINUTES : HELD_MINUTES);
	return { row: { ...row, status, message, nextAttemptAt }, told: packageException(kind, facts, now, settings.timeZone) };
}

/** The row after an attempt that failed for a passing reason. */
export function failedAttempt(row: ShipmentRow, why: string, { settings, now }: Pick<DespatchContext, 'settings' | 'now'>): Judged {
	const attempts = row.attempts + 1;
	const next: ShipmentRow = { ...row, status: 'retry', attempts, message: why, nextAttemptAt: afterAttempts(attempts, now) };
	const isUrgent = (hoursUntil(row.shipBy, now) ?? Number.POSITIVE_INFINITY) <= settings.dispatch.alertHours;
	if (attempts < QUIET_ATTEMPTS && !isUrgent) return { row: next };
	const message = `The parcel of despatch note ${row.despatchNo} could not be confirmed in ${attempts} attempts: ${why}`;
	const remedy = 'It is tried again by itself. If time runs out, confirm the parcel in Seller Central.';
	const facts = { recordId: row.amazonOrderId, detail: row.despatchNo, message, remedy, shipBy: row.shipBy };
	return { row: next, told: packageException('confirmationFailing', facts, now, settings.timeZone) };
}

/** A package that Amazon shows as it was told. */
export function confirmed(
	row: ShipmentRow,
	note: DespatchNote,
	shown: ShownPackage,
	items: ReadonlyArray<{ orderItemId: string; quantity: number }>,
	now: string,
): Judged {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		row: {
			...row,
			status: 'confirmed',
			...trackingColumns(text(shown.trackingNumber), row),
			carrierCode: row.carrierCode || text(shown.carrier),
			items: pairsText(items.map(({ orderItemId, quantity }) => [orderItemId, quantity])),
			despatched: row.despatched || pairsText(unitsByLine(note)),
			confirmedAt: row.confirmedAt || now,
			nextAttemptAt: '',
			attempts: 0,
		},
	};
}

/** A package that is to be sent. What Amazon was told of before keeps its units, so that what becomes less is seen. */
export function toSend(row: ShipmentRow, note: DespatchNote, send: PackageToConfirm): Judged {
	return {
		row: {
			...row,
			status: 'due',
			carrierCode: send.carrierCode,
			carrierName: send.carrierName,
			shippingMethod: send.options.shippingMethod,
			tracking: endOf(send.trackingNumber),
			trackingPrint: fingerprint(send.trackingNumber),
			shipDate: send.shipDate,
			items: pairsText(send.orderItems.map(({ orderItemId, quantity }) => [orderItemId, quantity])),
			despatched: isTold(row) && row.despatched !== '' ? row.despatched : pairsText(unitsByLine(note)),
			nextAttemptAt: '',
		},
		send,
	};
}

const trackingColumns = (shown: string, { tracking, trackingPrint }: ShipmentRow): Pick<ShipmentRow, 'tracking' | 'trackingPrint'> =>
	shown === '' ? { tracking, trackingPrint } : { tracking: endOf(shown), trackingPrint: fingerprint(shown) };
