import { cell, instantOf, type TableRow } from '../text/tableRow';

/**
 * The table *Shipments*: one row for each package, which is a despatch note of Sage for an order of Amazon's. It is the queue: what stands open in it is looked at
 * again. No buyer data and no tracking number: only its end, and fingerprints. Texts, `despatchId` and `attempts` apart.
 */
export const SHIPMENT_TEXTS = [
	'status',
	'amazonOrderId',
	'despatchNo',
	'message',
	'shipBy',
	'courier',
	'carrierCode',
	'carrierName',
	'shippingMethod',
	'tracking',
	'shipDate',
	'nextAttemptAt',
	'sentAt',
	'confirmedAt',
	'seenAt',
	'checkedAt',
	'items',
	'despatched',
	'source',
	'sent',
	'trackingPrint',
	'key',
] as const;
export const SHIPMENT_NUMBERS = ['despatchId', 'attempts'] as const;

/**
 * `due`: to be sent. `retry`: Amazon could not be asked, or did not take it for a passing reason. `sent`: Amazon took it and does not show it yet. `waiting`: nothing is wrong, but
 * Sage does not have all of it yet. `held`: a person has to act. `refused`: Amazon refused it. `confirmed`: Amazon shows it. `elsewhere`: Amazon has these units already, by another
 * way. `over`: there is nothing to tell Amazon.
 */
export const SHIPMENT_STATUSES = ['due', 'retry', 'sent', 'waiting', 'held', 'refused', 'confirmed', 'elsewhere', 'over'] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

export type ShipmentRow = Readonly<Record<Exclude<(typeof SHIPMENT_TEXTS)[number], 'status'>, string>> &
	Readonly<Record<(typeof SHIPMENT_NUMBERS)[number], number>> & { readonly status: ShipmentStatus };

export const shipmentKey = (orderId: string, despatchId: number): string => `${orderId}|${despatchId}`;

const isStatus = (text: string): text is ShipmentStatus => SHIPMENT_STATUSES.some((known) => known === text);

/** Rows of the table. A status that a person has spoilt counts as `due`: the package is looked at again. */
export function readShipments(rows: readonly TableRow[]): ShipmentRow[] {
	return rows.filter((row) => cell(row.key) !== '').map(rowOf);
}

function rowOf(row: TableRow): ShipmentRow {
	const texts = Object.fromEntries(SHIPMENT_TEXTS.map((column) => [column, cell(row[column])])) as Record<string, string>;
	const numbers = Object.fromEntries(SHIPMENT_NUMBERS.map((column) => [column, Number(cell(row[column])) || 0]));
	const status = (texts.status ?? '').toLowerCase();
	return { ...texts, ...numbers, status: isStatus(status) ? status : 'due' } as ShipmentRow;
}

export function emptyShipment(orderId: string, despatchId: number): ShipmentRow {
	const texts = Object.fromEntries(SHIPMENT_TEXTS.map((column) => [column, '']));
	return { ...texts, amazonOrderId: orderId, key: shipmentKey(orderId, despatchId), despatchId, attempts: 0, status: 'due' } as ShipmentRow;
}

const FINAL: readonly ShipmentStatus[] = ['confirmed', 'elsewhere', 'over'];
export const isFinal = ({ status }: ShipmentRow): boolean => FINAL.includes(status);

/** Whether Amazon may have been told of the package: its units count as told, and it is only ever edited. */
export const isTold = ({ status, sentAt }: ShipmentRow): boolean => status === 'confirmed' || (status !== 'elsewhere' && sentAt !== '');

/** Whether an open row is to be looked at by now. */
export const isDue = ({ nextAttemptAt }: ShipmentRow, now: string): boolean =>
	(instantOf(nextAttemptAt) ?? Number.NEGATIVE_INFINITY) <= Date.parse(now);

const MINUTE = 60_000;
/** Minutes before the next attempt, by how many were made. */
const PAUSES = [5, 10, 20, 40, 60];

/** When an attempt that failed for a passing reason is made again. */
export const afterAttempts = (attempts: number, now: string): string =>
	minutesAfter(now, PAUSES[Math.min(Math.max(attempts, 1), PAUSES.length) - 1] ?? 60);

export const minutesAfter = (now: string, minutes: number): string => new Date(Date.parse(now) + minutes * MINUTE).toISOString();

/** Order items that a row says were told to Amazon; nothing that cannot be read. */
export function itemsOf({ items }: ShipmentRow): Array<{ orderItemId: string; quantity: number }> {
	return pairsOf(items).map(([orderItemId, quantity]) => ({ orderItemId, quantity }));
}

/** Units of Sage by the line of its order, as text: `[["101",2]]`. */
export const pairsText = (pairs: ReadonlyArray<readonly [string, number]>): string => JSON.stringify(pairs);

/** The pairs of such a text; none where it is not one. */
export function pairsOf(text: string): Array<[string, number]> {
	if (!text.startsWith('[[')) return [];
	try {
		const pairs = JSON.parse(text) as unknown;
		return Array.isArray(pairs) ? pairs.filter(isPair) : [];
	} catch {
		return [];
	}
}

const isPair = (pair: unknown): pair is [string, number] =>
	Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && Number.isInteger(pair[1]);
