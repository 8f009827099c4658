import { done, refused, type Result } from '../result';
import type { BridgeSettings } from '../settings/settings.types';
import { cell, instantOf, type TableRow } from '../text/tableRow';
import { amazonOrderOf, isSentByAmazon, needsOrderTexts, noteText, notesOf, type DespatchNote, type NoteSources } from './notes';
import { isDue, isFinal, shipmentKey, type ShipmentRow } from './shipments';

export interface DespatchChoice {
	/** Despatches that Sage changed since then are read, ISO 8601 in UTC. */
	readonly after: string;
	/** Where the cursor goes once this run is recorded. */
	readonly before: string;
	/** Amazon orders that are looked at whatever Sage changed. */
	readonly orderIds: readonly string[];
}

export interface DespatchChooseInput {
	readonly settings: BridgeSettings;
	/** Rows of *Flow cursors*, *Shipments* and *Ship risk*. */
	readonly cursors: readonly TableRow[];
	readonly shipments: readonly ShipmentRow[];
	readonly shipRisk: readonly TableRow[];
	/** ISO 8601 instant. */
	readonly now: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How long what is confirmed is looked at again for changes that moved no stamp in Sage, how often, and how many of them in a run. */
const SWEEP_DAYS = 7;
const SWEEP_EVERY = DAY;
const SWEPT_AT_ONCE = 40;

/**
 * What a run of the dispatch flow looks at: despatches since the cursor less the overlap; packages of the queue whose time has come; orders that the list of ship risks knows as
 * despatched and not confirmed; and, once a day, what was confirmed in the last week. Refused when the cursor cannot be read or lies ahead.
 */
export function chooseDespatches({ settings, cursors, shipments, shipRisk, now }: DespatchChooseInput): Result<DespatchChoice> {
	const at = Date.parse(now);
	const positions = cursors.filter((row) => cell(row.flow) === 'dispatch' && cell(row.position) !== '').map((row) => cell(row.position));
	const odd = positions.find((position) => (instantOf(position) ?? Number.POSITIVE_INFINITY) > at);
	if (odd !== undefined) return refused(oddCursor(odd, now));
	const cursor = Math.min(...positions.flatMap((position) => instantOf(position) ?? []));
	const back = settings.flow.overlapMinutes * MINUTE;
	const after = Number.isFinite(cursor) ? cursor - back : at - settings.dispatch.firstRunDays * DAY;
	const open = shipments.filter((row) => !isFinal(row) && isDue(row, now));
	const orderIds = [...open, ...toSweep(shipments, at)].map(({ amazonOrderId }) => amazonOrderId);
	const found = shipRisk.filter(({ state }) => cell(state) === 'despatched').map(({ amazonOrderId }) => cell(amazonOrderId));
	return done({
		after: new Date(after).toISOString(),
		before: new Date(at).toISOString(),
		orderIds: [...new Set([...orderIds, ...found])].filter((id) => id !== ''),
	});
}

/** The longest unseen first. */
function toSweep(shipments: readonly ShipmentRow[], at: number): ShipmentRow[] {
	const seen = (row: ShipmentRow) => instantOf(row.checkedAt) ?? 0;
	return shipments
		.filter(
			(row) => row.status === 'confirmed' && at - (instantOf(row.confirmedAt) ?? 0) < SWEEP_DAYS * DAY && at - seen(row) > SWEEP_EVERY,
		)
		.sort((one, other) => seen(one) - seen(other))
		.slice(0, SWEPT_AT_ONCE);
}

const oddCursor = (position: string, now: string) => ({
	kind: 'cursorUnreadable' as const,
	message: `The cursor of the dispatch flow says "${position}", which is no instant before ${now}.`,
	remedy: 'Correct position in Flow cursors to an instant such as 2026-11-03T09:00:00.000Z, or delete the row: nothing is confirmed twice.',
});

/** Which of Amazon's orders are to be looked at whole. `textOrderIds`: those of which the sales order's own texts are needed. */
export interface GatheredOrders {
	readonly orderIds: readonly string[];
	readonly textOrderIds: readonly string[];
}

/** From changed lines of despatch, and the orders that the run looks at anyway, to Amazon order ids, each once. Other customers' orders are passed over. */
export function gatherOrders(settings: BridgeSettings, lines: readonly TableRow[], orderIds: readonly string[]): GatheredOrders {
	const changed = lines.filter((line) => !isSentByAmazon(line, settings)).map(amazonOrderOf);
	const all = [...new Set([...changed, ...orderIds])].filter((id) => id !== '').sort();
	return { orderIds: all, textOrderIds: needsOrderTexts(settings) ? all : [] };
}

/** Amazon gives an order every two seconds (Orders API, getOrder: 0.5 a second, 30 at once), and each package is read before and after: so many in a run keep it to a quarter of an hour. */
const MOST_ASKED = 120;

export interface OrdersToAsk {
	readonly orderIds: readonly string[];
	/** Those that have to wait for the next runs: as long as there are any, the cursor stays, so that their despatches are found again. */
	readonly leftOrderIds: readonly string[];
}

/**
 * Orders of which Amazon is to be asked: one of their notes is not in the queue, is open in it and due, or is not what Amazon was told. What is confirmed and stands in Sage
 * as it did costs no call. Where there are more than a run can ask for, the queue with the most urgent first and new notes with the oldest first take turns, so that neither
 * keeps the other waiting.
 */
export function ordersToAsk(sources: NoteSources, shipments: readonly ShipmentRow[], now: string): OrdersToAsk {
	const rows = new Map(shipments.map((row) => [row.key, row]));
	const rowOf = (note: DespatchNote) => rows.get(shipmentKey(note.orderId, note.despatchId));
	const isNew = (note: DespatchNote): boolean => {
		const row = rowOf(note);
		if (!row || row.source !== noteText(note)) return true;
		return !isFinal(row) && isDue(row, now);
	};
	const latest = (note: DespatchNote): number => instantOf(rowOf(note)?.shipBy ?? '') ?? Number.MAX_SAFE_INTEGER;
	const wanted = notesOf(sources).filter(isNew);
	const queued = wanted.filter((note) => rowOf(note) !== undefined).sort((one, other) => latest(one) - latest(other));
	const fresh = wanted.filter((note) => rowOf(note) === undefined).sort((one, other) => one.despatchId - other.despatchId);
	const inTurns = Array.from({ length: Math.max(queued.length, fresh.length) }, (_, at) => [queued[at], fresh[at]]).flat();
	const ids = [...new Set(inTurns.flatMap((note) => note?.orderId ?? []))];
	return { orderIds: ids.slice(0, MOST_ASKED), leftOrderIds: ids.slice(MOST_ASKED) };
}
