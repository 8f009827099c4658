import { groupBy } from '../lists/groupBy';
import type { ExceptionRecord } from '../exceptions/exception';
import { instantOf, cell, type TableRow } from '../text/tableRow';
import type { AmazonFailure, DespatchContext, PackageToConfirm } from './despatch.types';
import { notesOf } from './notes';
import { shippedOrderOf } from './order';
import { itemsOfLines } from './orderLineItems';
import { orderPackages } from './orderPackages';
import { isFinal, type ShipmentRow } from './shipments';

export interface DespatchPlanInput extends Omit<DespatchContext, 'itemOfLine'> {
	/** Orders that were looked at, with all their lines of despatch. */
	readonly orderIds: readonly string[];
	/** Those of which Amazon was asked. */
	readonly askedOrderIds: readonly string[];
	readonly lines: readonly TableRow[];
	readonly sageOrders: readonly TableRow[];
	/** What Amazon answered: orders, and failed items with `error` and `details`. */
	readonly amazonOrders: ReadonlyArray<Readonly<Record<string, unknown>>>;
	readonly shipments: readonly ShipmentRow[];
}

export interface DespatchPlan {
	/** Rows of *Shipments* that are new or have changed. */
	readonly rows: readonly ShipmentRow[];
	/** Most urgent latest ship time first. */
	readonly packages: readonly PackageToConfirm[];
	readonly exceptions: readonly ExceptionRecord[];
	/** Orders of which everything was judged: their exceptions that are not among these are over. */
	readonly judged: readonly string[];
}

/** What is to be confirmed now, what waits, and what people are told, for all orders of a run. */
export function planDespatches(input: DespatchPlanInput): DespatchPlan {
	const notes = groupBy(notesOf(input), ({ orderId }) => orderId);
	const rows = groupBy(input.shipments, ({ amazonOrderId }) => amazonOrderId);
	const answers = new Map(input.amazonOrders.flatMap((given) => shippedOrderOf(given) ?? []).map((order) => [order.orderId, order]));
	const asked = new Set(input.askedOrderIds);
	const context = { ...input, itemOfLine: itemsOfLines(input.sageOrders, input.settings) };
	const decided = input.orderIds.map((orderId) => {
		const order = answers.get(orderId);
		const failure = order || !asked.has(orderId) ? undefined : failureOf(orderId, input.amazonOrders);
		return orderPackages({ orderId, notes: notes.get(orderId) ?? [], rows: rows.get(orderId) ?? [], order, failure }, context);
	});
	const isDry = input.settings.mode === 'dryRun';
	const packages = isDry ? [] : decided.flatMap((one) => one.packages).sort(byUrgency);
	return {
		rows: changedRows(
			decided.flatMap((one) => one.rows).map(isDry ? shownOnly : asIs),
			input.shipments,
			new Set(packages.map(({ key }) => key)),
		),
		packages,
		exceptions: decided.flatMap((one) => one.exceptions),
		judged: input.orderIds.filter((orderId) => (asked.has(orderId) ? answers.has(orderId) : (rows.get(orderId) ?? []).every(isFinal))),
	};
}

const asIs = (row: ShipmentRow): ShipmentRow => row;

/** In the mode *Dry run* nothing is sent: the row says what would be. */
const shownOnly = (row: ShipmentRow): ShipmentRow =>
	row.status === 'due' ? { ...row, message: 'Dry run: it would be confirmed now.' } : row;

const byUrgency = (one: PackageToConfirm, other: PackageToConfirm): number => latest(one) - latest(other) || (one.key < other.key ? -1 : 1);
const latest = ({ shipBy }: PackageToConfirm): number => instantOf(shipBy) ?? Number.MAX_SAFE_INTEGER;

/** A row that would be written as it stands is not written, unless its package is `sending`. */
function changedRows(rows: readonly ShipmentRow[], before: readonly ShipmentRow[], sending: ReadonlySet<string>): ShipmentRow[] {
	const known = new Map(before.map((row) => [row.key, JSON.stringify({ ...row, checkedAt: '' })]));
	const seen = new Map(before.map((row) => [row.key, row.checkedAt]));
	const isOld = (row: ShipmentRow) => Date.parse(row.checkedAt) - (Date.parse(seen.get(row.key) ?? '') || 0) > 24 * 3_600_000;
	return rows.filter((row) => sending.has(row.key) || known.get(row.key) !== JSON.stringify({ ...row, checkedAt: '' }) || isOld(row));
}

/** Reasons of Amazon Seller Central's node for which asking again changes nothing. */
const LASTING: readonly string[] = ['notFound', 'invalidRequest'];

/** Why Amazon gave no order: by the failed item that names it, else for a reason that nobody knows and that may go by. */
function failureOf(orderId: string, answers: DespatchPlanInput['amazonOrders']): AmazonFailure {
	const own = answers.find(({ error, details }) => error !== undefined && cell(recordIn(details).orderId) === orderId);
	const { message, reason } = (own?.details ?? {}) as Readonly<Record<string, unknown>>;
	return { message: cell(message) || 'Amazon gave no answer about it.', passes: !LASTING.includes(cell(reason)) };
}

const recordIn = (details: unknown): Readonly<Record<string, unknown>> =>
	((details as { record?: unknown } | undefined)?.record ?? {}) as Readonly<Record<string, unknown>>;
