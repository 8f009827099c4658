import { DateTime } from 'luxon';
import { done, refused, type Result } from '../result';
import { instantOf } from '../text/tableRow';
import { carrierFor, COURIER_MAP_TABLE, type Carrier } from './courierMap';
import type { DespatchContext, DespatchedOrder, PackageToConfirm } from './despatch.types';
import { fingerprint } from './fingerprint';
import { isOfWholeOrder, type DespatchNote } from './notes';
import type { ShippedOrder } from './order';
import { isTold, type ShipmentRow } from './shipments';
import type { Parcel } from './shown';
import { complaintAbout } from './trackingForm';
import { hoursUntil } from './urgency';

/** Carrier and number of a parcel. */
export interface Label {
	readonly carrier: Carrier;
	/** '' only where the courier's post is not tracked. */
	readonly tracking: string;
}

/** Why a parcel has no label to tell: `isEarly` while it is only a matter of time. */
export interface NoLabel {
	readonly kind: 'courierUnknown' | 'trackingMissing' | 'trackingUnusable';
	readonly message: string;
	readonly remedy: string;
	readonly isEarly: boolean;
}

/** Carrier and tracking number of a note, as the client keeps them in Sage. */
export function labelOf(
	note: DespatchNote,
	row: ShipmentRow,
	order: Pick<DespatchedOrder, 'notes' | 'rows'>,
	{ settings, couriers, now }: DespatchContext,
): Result<Label, NoLabel> {
	const carrier = carrierFor(couriers, note.courier);
	if (!carrier) return refused(noCourier(note));
	const tracking = isAnothersNumber(note, order, settings.dispatch.trackingFrom) ? '' : note.tracking;
	if (tracking === '' && !carrier.tracked) return done({ carrier, tracking });
	if (tracking === '') return refused(noNumber(note, row, settings.dispatch, now));
	const complaint = complaintAbout(tracking, carrier.form);
	return complaint === undefined ? done({ carrier, tracking }) : refused(unusable(note, complaint));
}

/** A number that stands once for the order is that of its latest note, and not before it differs from what Amazon was told of another. */
function isAnothersNumber(note: DespatchNote, { notes, rows }: Pick<DespatchedOrder, 'notes' | 'rows'>, source: string): boolean {
	if (!isOfWholeOrder(source)) return false;
	const others = rows.filter(({ despatchId }) => despatchId !== note.despatchId);
	return (
		notes.some(({ despatchId }) => despatchId > note.despatchId) ||
		others.some((row) => isTold(row) && row.trackingPrint === fingerprint(note.tracking))
	);
}

const noCourier = ({ despatchNo }: DespatchNote): NoLabel => ({
	kind: 'courierUnknown',
	message: `Despatch note ${despatchNo} names no courier.`,
	remedy: `Put the courier on the despatch note in Sage, or give the ${COURIER_MAP_TABLE} a row with courier * for parcels without one.`,
	isEarly: false,
});

function noNumber(
	{ despatchNo }: DespatchNote,
	{ seenAt, shipBy }: ShipmentRow,
	{ trackingWaitMinutes, alertHours, trackingFrom }: DespatchContext['settings']['dispatch'],
	now: string,
): NoLabel {
	const waited = (Date.parse(now) - (instantOf(seenAt) ?? Date.parse(now))) / 60_000;
	const isUrgent = (hoursUntil(shipBy, now) ?? Number.POSITIVE_INFINITY) <= alertHours;
	return {
		kind: 'trackingMissing',
		message: `Despatch note ${despatchNo} has no tracking number in ${trackingFrom}.`,
		remedy: `Put it there in Sage; the next run confirms the parcel. If the courier's post has no tracking, say no under tracked in the ${COURIER_MAP_TABLE}.`,
		isEarly: waited < trackingWaitMinutes && !isUrgent,
	};
}

const unusable = ({ despatchNo }: DespatchNote, complaint: string): NoLabel => ({
	kind: 'trackingUnusable',
	message: `The tracking number of despatch note ${despatchNo} ${complaint}.`,
	remedy: 'Correct it in Sage: one number for each despatch note. The next run confirms the parcel.',
	isEarly: false,
});

/** A package in Amazon's words, from its label and its items. */
export function packageOf(
	note: DespatchNote,
	row: ShipmentRow,
	{ carrier, tracking }: Label,
	orderItems: Parcel['orderItems'],
	order: ShippedOrder,
	{ settings, now }: DespatchContext,
): PackageToConfirm {
	return {
		key: row.key,
		orderId: order.orderId,
		marketplaceId: order.marketplaceId,
		packageReferenceId: String(note.despatchId),
		carrierCode: carrier.carrierCode,
		carrierName: carrier.carrierName,
		trackingNumber: tracking,
		shipDate: row.shipDate || shipDateOf(note.despatchDate, order.createdTime, now, settings.timeZone),
		orderItems,
		options: { shippingMethod: carrier.shippingMethod, untracked: tracking === '', replacePackage: true, readBack: true },
		shipBy: order.shipBy,
	};
}

/** Fingerprint of what is told of a package: what was sent and what is to be sent are compared by it. */
export const sentText = ({ carrierCode, carrierName, trackingNumber, orderItems, options }: PackageToConfirm): string =>
	fingerprint(
		JSON.stringify([
			carrierCode,
			carrierName,
			options.shippingMethod,
			trackingNumber,
			orderItems.map((one) => [one.orderItemId, one.quantity]),
		]),
	);

/**
 * When a parcel was handed over: Sage's day at noon of the client's zone, or its time where it gives one. Amazon takes no time that lies ahead, nor one before the order.
 */
export function shipDateOf(despatchDate: string, createdTime: string, now: string, timeZone: string): string {
	const latest = Date.parse(now) - 60_000;
	const earliest = Math.min(instantOf(createdTime) ?? Number.NEGATIVE_INFINITY, latest);
	const isDay = /^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?(Z|\+00:?00)?)?$/.test(despatchDate);
	// A stamp without a zone is UTC in Sage; a day is a day of the client's calendar.
	const time = isDay
		? DateTime.fromISO(`${despatchDate.slice(0, 10)}T12:00:00`, { zone: timeZone })
		: DateTime.fromISO(despatchDate, { zone: 'utc' });
	const at = time.isValid ? time.toMillis() : latest;
	return new Date(Math.max(Math.min(at, latest), earliest)).toISOString();
}
