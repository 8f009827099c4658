import { DateTime } from 'luxon';
import type { ExceptionRecord } from '../exceptions/exception';
import { groupBy } from '../lists/groupBy';
import { ordersOf } from '../order/openOrders';
import { isOnHold, stateInSage } from '../order/sageState';
import type { BridgeSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import { cell, instantOf, type TableRow } from '../text/tableRow';
import { wholeUnits } from './notes';
import { shippedOrderOf, type ShippedOrder } from './order';
import { isFinal, type ShipmentRow } from './shipments';
import { hoursUntil, packageException } from './urgency';

/** Columns of the table *Ship risk*: orders that Amazon waits for and that are late, due today, or cannot be sent as things stand. No buyer data. */
export const SHIP_RISK_TEXTS = ['risk', 'amazonOrderId', 'shipBy', 'state', 'why', 'sageOrderNo', 'checkedAt'] as const;
export const SHIP_RISK_NUMBERS = ['hoursLeft'] as const;

/**
 * `notInSage`, `twiceInSage`, `cancelledInSage`, `onHold`, `noStock`: it cannot be sent before a person acts. `toDespatch`: the warehouse can send it. `despatched`: Sage has sent it and Amazon does not
 * know it all yet.
 */
export type ShipState = 'notInSage' | 'twiceInSage' | 'cancelledInSage' | 'onHold' | 'noStock' | 'toDespatch' | 'despatched';

export interface ShipRiskRow {
	readonly amazonOrderId: string;
	/** Amazon's latest ship time is past, falls on today, or comes later and something blocks the order. */
	readonly risk: 'late' | 'today' | 'blocked';
	readonly shipBy: string;
	readonly hoursLeft: number;
	readonly state: ShipState;
	readonly why: string;
	readonly sageOrderNo: string;
	readonly checkedAt: string;
}

export interface ShipRiskInput {
	readonly settings: BridgeSettings;
	/** Rows of *Open orders*: orders that the seller sends, as they were last seen. */
	readonly openOrders: readonly TableRow[];
	/** Sales orders of them with their lines. */
	readonly sageOrders: readonly TableRow[];
	/** Rows of `/warehouse_holdings` for goods that are not allocated. */
	readonly holdings: readonly TableRow[];
	readonly openExceptions: readonly TableRow[];
	readonly shipments: readonly ShipmentRow[];
	/** The table as it stands. */
	readonly before: readonly TableRow[];
	/** ISO 8601 instant. */
	readonly now: string;
}

export interface ShipRisks {
	/** Most urgent first. */
	readonly rows: readonly ShipRiskRow[];
	/** Orders that are no longer in the list. */
	readonly gone: readonly string[];
	readonly exceptions: readonly ExceptionRecord[];
	readonly judged: readonly string[];
	/** For the run log: orders that Amazon waits for (fetched), that are late (held), that are due today or blocked (pending). */
	readonly counts: { readonly fetched: number; readonly held: number; readonly pending: number };
}

/** Statuses of orders of which something is still to be sent (Orders API 2026-01-01). */
const WAITED_FOR = ['UNSHIPPED', 'PARTIALLY_SHIPPED'];

const BLOCKED: readonly ShipState[] = ['notInSage', 'twiceInSage', 'cancelledInSage', 'onHold', 'noStock'];

/** The list of ship risks: what Amazon waits for, what Sage has of it, and what stands in the exceptions, put together. */
export function shipRisks(input: ShipRiskInput): ShipRisks {
	const { settings, now } = input;
	const orders = ordersOf(input.openOrders)
		.flatMap((given) => shippedOrderOf(given) ?? [])
		.filter(({ status }) => WAITED_FOR.includes(status))
		.sort(byLatest);
	const facts = factsOf(input);
	const rows = orders.flatMap((order) => riskRow(order, facts, input) ?? []);
	const listed = new Set(rows.map(({ amazonOrderId }) => amazonOrderId));
	const late = rows.filter(({ risk }) => risk === 'late');
	const open = input.openExceptions.filter((row) => cell(row.kind) === 'shipmentLate').map(({ recordId }) => cell(recordId));
	return {
		rows,
		gone: [...new Set(input.before.map(({ amazonOrderId }) => cell(amazonOrderId)))].filter((id) => id !== '' && !listed.has(id)),
		exceptions: late.map((row) => lateException(row, now, settings.timeZone)),
		judged: [...new Set([...orders.map(({ orderId }) => orderId), ...open])],
		counts: { fetched: orders.length, held: late.length, pending: rows.length - late.length },
	};
}

const latestOf = ({ shipBy }: ShippedOrder): number => instantOf(shipBy) ?? Number.MAX_SAFE_INTEGER;
const byLatest = (one: ShippedOrder, other: ShippedOrder): number =>
	latestOf(one) - latestOf(other) || (one.orderId < other.orderId ? -1 : 1);

interface Facts {
	readonly sageOrders: ReadonlyMap<string, readonly TableRow[]>;
	readonly exceptions: ReadonlyMap<string, readonly TableRow[]>;
	readonly shipments: ReadonlyMap<string, readonly ShipmentRow[]>;
	/** When each order was last seen on Amazon; '' where nobody noted it. */
	readonly seenAt: ReadonlyMap<string, string>;
	/** Free units by stock code; what an order needs is taken off for those after it. */
	readonly free: Map<string, number>;
}

function factsOf({ settings, openOrders, sageOrders, openExceptions, shipments, holdings }: ShipRiskInput): Facts {
	const warehouse = sageText(settings.orders.warehouses.FBM.code);
	const free = new Map<string, number>();
	for (const row of holdings) {
		if (sageText(cell(row.warehouse_name)) !== warehouse) continue;
		const code = sageText(cell((row.product as TableRow | undefined)?.code ?? row['product.code']));
		free.set(code, (free.get(code) ?? 0) + Math.floor(Number(cell(row.free_stock_available)) || 0));
	}
	return {
		sageOrders: groupBy(sageOrders, (row) => cell(row.customer_document_no)),
		exceptions: groupBy(
			openExceptions.filter((row) => cell(row.kind) !== 'shipmentLate'),
			(row) => cell(row.recordId),
		),
		shipments: groupBy(shipments, ({ amazonOrderId }) => amazonOrderId),
		seenAt: new Map(openOrders.map(({ orderId, seenAt }) => [cell(orderId), cell(seenAt)])),
		free,
	};
}

function riskRow(order: ShippedOrder, facts: Facts, { settings, now }: ShipRiskInput): ShipRiskRow | undefined {
	const { orderId, shipBy } = order;
	const { state, why, sageOrderNo } = stateOf(orderId, facts, settings);
	if (state === 'despatched' && isToldSince(orderId, facts)) return undefined;
	const risk = riskOf(shipBy, state, now, settings.timeZone);
	if (!risk) return undefined;
	return { risk, amazonOrderId: orderId, shipBy, state, why, sageOrderNo, checkedAt: now, hoursLeft: hoursUntil(shipBy, now) ?? 0 };
}

/** All its packages were told to Amazon after the order was last seen: that Amazon waited for it then says nothing. */
function isToldSince(orderId: string, { shipments, seenAt }: Facts): boolean {
	const own = shipments.get(orderId) ?? [];
	const seen = instantOf(seenAt.get(orderId) ?? '') ?? Number.POSITIVE_INFINITY;
	const told = own
		.filter(({ status }) => status === 'confirmed' || status === 'elsewhere')
		.map(({ confirmedAt, checkedAt }) => instantOf(confirmedAt || checkedAt) ?? 0);
	return told.length > 0 && own.every(isFinal) && Math.max(...told) >= seen;
}

function riskOf(shipBy: string, state: ShipState, now: string, zone: string): ShipRiskRow['risk'] | undefined {
	const at = instantOf(shipBy);
	if (at !== undefined && at < Date.parse(now)) return 'late';
	const day = (instant: string) => DateTime.fromISO(instant, { zone }).toISODate();
	if (at !== undefined && day(shipBy) === day(now)) return 'today';
	return BLOCKED.includes(state) ? 'blocked' : undefined;
}

type State = Pick<ShipRiskRow, 'state' | 'why' | 'sageOrderNo'>;

function stateOf(orderId: string, facts: Facts, settings: BridgeSettings): State {
	const [first, ...others] = facts.sageOrders.get(orderId) ?? [];
	const said = (facts.exceptions.get(orderId) ?? []).map(({ message }) => cell(message)).join(' ');
	const notEntered = settings.routes.FBM === 'summary' ? 'Orders that the seller sends are not entered in Sage (routes.FBM).' : '';
	if (!first) return { state: 'notInSage', why: said || notEntered || 'The order import has not brought it yet.', sageOrderNo: '' };
	const sageOrderNo = cell(first.document_no);
	if (others.length > 0) return { state: 'twiceInSage', why: `Sage has it ${others.length + 1} times.`, sageOrderNo };
	if (stateInSage(first.document_status, first.cancelled_status, first.document_no) === 'cancelled')
		return { state: 'cancelledInSage', why: 'Cancel it on Amazon too, or enter it again.', sageOrderNo };
	if (isOnHold(first.document_status)) return { state: 'onHold', why: said || 'Take it off hold in Sage.', sageOrderNo };
	return { ...goodsOf(orderId, first, facts, said), sageOrderNo };
}

function goodsOf(orderId: string, order: TableRow, { free, shipments }: Facts, said: string): Pick<State, 'state' | 'why'> {
	const lines = openLines(order);
	if (lines.length === 0) {
		const open = (shipments.get(orderId) ?? []).find((row) => !isFinal(row));
		return { state: 'despatched', why: said || open?.message || 'The next run of the dispatch flow confirms it.' };
	}
	const short = lines.filter(({ code, missing }) => {
		const left = free.get(code) ?? 0;
		free.set(code, left - Math.min(left, missing));
		return missing > left;
	});
	if (short.length === 0) return { state: 'toDespatch', why: said };
	return {
		state: 'noStock',
		why: `${short.map(({ shown, missing }) => `${missing} of ${shown}`).join(', ')} not allocated and not free. ${said}`.trim(),
	};
}

interface OpenLine {
	readonly code: string;
	readonly shown: string;
	/** Units to be sent that are not allocated. */
	readonly missing: number;
}

/** Lines of stock items of which something is still to be despatched. */
export function openLines({ lines }: TableRow): OpenLine[] {
	const all = Array.isArray(lines) ? (lines as TableRow[]) : [];
	return all
		.filter((line) => /standard$/i.test(cell(line.line_type)))
		.flatMap((line) => {
			const open = unitsOf(line.line_quantity) - unitsOf(line.despatch_receipt_quantity);
			if (open <= 0) return [];
			return [{ code: sageText(cell(line.code)), shown: cell(line.code), missing: Math.max(0, open - unitsOf(line.allocated_quantity)) }];
		});
}

const unitsOf = (quantity: unknown): number => wholeUnits(cell(quantity)) ?? (Math.ceil(Number(cell(quantity))) || 0);

/** Stock codes of which Sage's free stock is needed. */
export const goodsNeeded = (sageOrders: readonly TableRow[]): string[] => [
	...new Set(
		sageOrders
			.flatMap(openLines)
			.filter(({ missing }) => missing > 0)
			.map(({ shown }) => shown),
	),
];

function lateException(row: ShipRiskRow, now: string, timeZone: string): ExceptionRecord {
	const message = `Amazon order ${row.amazonOrderId} is not confirmed as sent: ${WORDS[row.state]}${row.why === '' ? '' : ` (${row.why})`}.`;
	const remedy = 'Send it today and let Sage know, or cancel it in Seller Central with its reason: Amazon counts late shipments.';
	return packageException(
		'shipmentLate',
		{ recordId: row.amazonOrderId, message, remedy, shipBy: row.shipBy, holds: false },
		now,
		timeZone,
	);
}

const WORDS: Readonly<Record<ShipState, string>> = {
	notInSage: 'it is not in Sage',
	twiceInSage: 'it is in Sage more than once',
	cancelledInSage: 'it is cancelled in Sage',
	onHold: 'it is on hold in Sage',
	noStock: 'goods are missing',
	toDespatch: 'the warehouse has not despatched it',
	despatched: 'it is despatched in Sage, and Amazon does not know it yet',
};
