import type { BridgeSettings } from '../settings/settings.types';
import { cell, type TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';
import { readOrder } from './readOrder';
import { stateInSage } from './sageState';
import { skipReason } from './skip';

/**
 * The table *Open orders*: one row per order of Amazon that the seller sends and that is neither sent nor cancelled, as it was last seen. The stock flow takes its units off, the list of ship
 * risks its times, so that neither has to search for what the import has seen. No buyer data and no amounts.
 */
export const OPEN_ORDER_COLUMNS = [
	'orderId',
	'waitsFor',
	'amazonStatus',
	'shipBy',
	'createdTime',
	'lastUpdatedTime',
	'seenAt',
	'order',
] as const;

/**
 * `payment`: pending, its amounts are not final. `import`: it stands and Sage does not have it. `despatch`: Sage has it, or the settings keep it from Sage, so that its units are Sage's own
 * figure.
 */
export type WaitsFor = 'payment' | 'import' | 'despatch';

export type OpenOrderRow = Readonly<Record<Exclude<(typeof OPEN_ORDER_COLUMNS)[number], 'waitsFor'>, string>> & {
	readonly waitsFor: WaitsFor;
};

export interface OpenOrders {
	readonly rows: readonly OpenOrderRow[];
	/** Orders that are sent or cancelled: their rows go. */
	readonly gone: readonly string[];
}

const PENDING = ['PENDING', 'PENDING_AVAILABILITY'];
const OVER = ['SHIPPED', 'CANCELLED', 'UNFULFILLABLE'];

/** What the table is to show of orders that were seen at an instant; `sageOrders` are those that Sage has of them. */
export function openOrdersAfter(
	orders: readonly TableRow[],
	sageOrders: readonly TableRow[],
	settings: BridgeSettings,
	seenAt: string,
): OpenOrders {
	const entered = enteredIn(sageOrders);
	const sent = orders.filter((order) => cell(order.orderId) !== '' && objectOf(order.fulfillment).fulfilledBy !== 'AMAZON');
	const isOver = (order: TableRow) => OVER.includes(statusOf(order)) || leftAlone(order, settings) === 'cancelled';
	return {
		rows: sent.filter((order) => !isOver(order)).map((order) => rowOf(order, entered, settings, seenAt)),
		gone: sent.filter(isOver).map(({ orderId }) => cell(orderId)),
	};
}

/** Orders that Sage has whole. One that is half-made or cancelled there takes nothing off its free stock for certain. */
export const enteredIn = (sageOrders: readonly TableRow[]): Set<string> =>
	new Set(
		sageOrders
			.filter((row) => stateInSage(row.document_status, row.cancelled_status, row.document_no) === 'live')
			.map((row) => textOf(row.customer_document_no).trim()),
	);

/** The orders of rows of the table, as Amazon's nodes give orders. One that cannot be read is its id alone. */
export const ordersOf = (rows: readonly TableRow[]): Array<TableRow & { readonly orderId: string }> =>
	rows.filter((row) => cell(row.orderId) !== '').map((row) => ({ ...readOrderCell(row), orderId: cell(row.orderId) }));

/** Rows whose units are not Sage's figure yet. */
export const isReserved = ({ waitsFor }: TableRow): boolean => cell(waitsFor) !== 'despatch';

const objectOf = (value: unknown): TableRow =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TableRow) : {};
const statusOf = (order: TableRow): string => cell(objectOf(order.fulfillment).fulfillmentStatus);

function readOrderCell(row: TableRow): TableRow {
	try {
		return objectOf(JSON.parse(cell(row.order)));
	} catch {
		return {};
	}
}

/** Why the import does not enter it; undefined where it does, or where the order cannot be read. */
function leftAlone(order: TableRow, settings: BridgeSettings): ReturnType<typeof skipReason> {
	const read = readOrder({ ...order, orderId: cell(order.orderId) });
	return read.ok ? skipReason(read.value, settings) : undefined;
}

function rowOf(order: TableRow, entered: ReadonlySet<string>, settings: BridgeSettings, seenAt: string): OpenOrderRow {
	const orderId = cell(order.orderId);
	return {
		orderId,
		waitsFor: waitsFor(order, entered.has(orderId), settings),
		amazonStatus: statusOf(order),
		shipBy: cell(objectOf(objectOf(order.fulfillment).shipByWindow).latestDateTime),
		createdTime: cell(order.createdTime),
		lastUpdatedTime: cell(order.lastUpdatedTime),
		seenAt,
		order: JSON.stringify(briefly(order)),
	};
}

function waitsFor(order: TableRow, isInSage: boolean, settings: BridgeSettings): WaitsFor {
	if (PENDING.includes(statusOf(order))) return 'payment';
	return isInSage || leftAlone(order, settings) !== undefined ? 'despatch' : 'import';
}

/** What stock and ship risks need of an order, in Amazon's own form. */
const briefly = ({ orderId, createdTime, programs, salesChannel, fulfillment, orderItems }: TableRow): TableRow => {
	const { fulfillmentStatus, fulfilledBy, shipByWindow } = objectOf(fulfillment);
	return {
		orderId,
		createdTime,
		programs,
		salesChannel,
		fulfillment: { fulfillmentStatus, fulfilledBy, shipByWindow },
		orderItems: Array.isArray(orderItems) ? orderItems.map((item) => itemBriefly(objectOf(item))) : orderItems,
	};
};

function itemBriefly({ orderItemId, quantityOrdered, measurement, product, cancellation, fulfillment }: TableRow): TableRow {
	const { quantityFulfilled, quantityUnfulfilled } = objectOf(fulfillment);
	return {
		orderItemId,
		quantityOrdered,
		measurement,
		product: { sellerSku: objectOf(product).sellerSku },
		...(objectOf(cancellation).cancellationExecution !== undefined && { cancellation: { cancellationExecution: {} } }),
		fulfillment: { quantityFulfilled, quantityUnfulfilled },
	};
}
