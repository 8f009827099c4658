import type { AmazonOrder } from '../order/amazonOrder.types';
import { channelOf } from '../order/skip';
import { groupBy } from '../lists/groupBy';
import { isOrderId } from '../reference/reference';
import { cell, type TableRow } from '../text/tableRow';
import { byOrder, cancellationAsked, cancelled, imported, inSage, onAmazon, withExceptions, type TrailRow } from '../trail/trail';
import { isInSage, recordOf, saysSomething } from './refusals';
import type { ExceptionRow, Item, RunInput } from './run.types';

/** What became of the exceptions in this run. */
interface Changed {
	readonly exceptions: readonly ExceptionRow[];
	readonly solved: readonly string[];
}

/**
 * Columns of *Order trail* that a run gives: of the order import what Amazon says of each order and its number in Sage; of every flow which exceptions stand open of the
 * orders that it looked at or said something of.
 */
export function trailAfter(run: RunInput, changed: Changed): TrailRow[] {
	const ofImport =
		run.flow === 'orders' ? [...run.seen.filter(saysSomething).flatMap(seenRow), ...run.results.flatMap((item) => sageRow(run, item))] : [];
	return byOrder([...ofImport, ...exceptionRowsOf(run, changed, ofImport), ...cancellationRows(run, changed)]);
}

/** Orders of which *Order money* has other amounts or credits after this run. */
export const settledOrders = (keys: ReadonlyArray<{ readonly key: string }>): string[] => [
	...new Set(keys.map(({ key }) => cell(key).split('|')[0] ?? '').filter(isOrderId)),
];

const objectOf = (value: unknown): Item => (typeof value === 'object' && value !== null ? (value as Item) : {});

function seenRow(order: Item): TrailRow[] {
	const orderId = cell(order.orderId);
	if (orderId === '') return [];
	const [sales, fulfillment] = [objectOf(order.salesChannel), objectOf(order.fulfillment)];
	return [
		onAmazon(orderId, {
			marketplace: cell(sales.marketplaceName) || cell(sales.marketplaceId),
			channel: channelOf(order as unknown as AmazonOrder) ?? '',
			purchasedAt: cell(order.createdTime),
			shipBy: cell(objectOf(fulfillment.shipByWindow).latestDateTime),
			amazonStatus: cell(fulfillment.fulfillmentStatus),
		}),
	];
}

function sageRow(run: RunInput, item: Item): TrailRow[] {
	const [orderId, documentNo] = [recordOf(run, item), cell(item.documentNo)];
	if (!isInSage(item) || orderId === '' || documentNo === '') return [];
	return [item.outcome === 'posted' ? imported(orderId, documentNo, run.now) : inSage(orderId, documentNo)];
}

function exceptionRowsOf(run: RunInput, { exceptions, solved }: Changed, ofImport: readonly TrailRow[]): TrailRow[] {
	const before = new Map(run.known.filter((row) => isOfOrder(row) && isOpen(row)).map((row) => [cell(row.key), cell(row.recordId)]));
	const after = new Map(before);
	for (const key of solved) after.delete(key);
	const written = exceptions.filter(isOfOrder);
	for (const row of written) {
		if (isOpen(row)) after.set(row.key, row.recordId);
		else after.delete(row.key);
	}
	const changed = new Set([...missingIn(after, before), ...missingIn(before, after)]);
	const kindsOf = groupBy([...after], ([, orderId]) => orderId);
	const orders = new Set([...ofImport, ...written.map(({ recordId }) => ({ orderId: recordId }))].map(({ orderId }) => orderId));
	return [...new Set([...orders, ...changed])].map((orderId) =>
		withExceptions(
			orderId,
			(kindsOf.get(orderId) ?? []).map(([key]) => kindOf(key)),
			changed.has(orderId) ? run.now : undefined,
		),
	);
}

/** Noted once, when it is first seen: a later run that finds it again leaves the times as they are. */
function cancellationRows({ flow, deleted = [], known, now }: RunInput, { exceptions }: Changed): TrailRow[] {
	if (flow !== 'orders') return [];
	const before = new Set(known.map(({ key }) => cell(key)));
	const first = (kind: string) => exceptions.filter((row) => row.kind === kind && !before.has(row.key)).map(({ recordId }) => recordId);
	return [
		...first('buyerAskedToCancel').map((orderId) => cancellationAsked(orderId, now)),
		...first('cancelledOnAmazon').map((orderId) => cancelled(orderId, 'waits for a person', now)),
		...deleted.filter(isInSage).map((item) => cancelled(cell(item.deleted), `Sage order ${cell(item.documentNo)} deleted`, now)),
	];
}

type Row = TableRow | ExceptionRow;

/** A package's exception is of its order. */
const isOfOrder = (row: Row): boolean => ['order', 'package'].includes(cell(row.recordType)) && cell(row.recordId) !== '';
const isOpen = (row: Row): boolean => cell(row.status).toLowerCase() === 'open';
/** A key begins with its kind. */
const kindOf = (key: string): string => key.split('|')[0] ?? '';
/** Orders of the keys that the other one does not have. */
const missingIn = (keys: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
	[...keys].filter(([key]) => !other.has(key)).map(([, orderId]) => orderId);
