import type { SandboxParts } from '../../core/parts';
import { instant, postingDay } from '../books/calendar';
import { takeNumber } from '../books/ledger';
import type { DespatchLineRecord, DespatchRecord } from '../books/despatch';
import { need } from '../books/masters';
import { COLLECTION } from '../books/names';
import { isStandard, linesOf, outstandingOf, quantityOf } from '../books/orderState';
import { issueAllocated } from '../books/stock';
import { receiptRows } from '../collections/despatchRows';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { positive, refuseUnsimulated, type Change, type Posting } from './context';
import { changeAllocation, holdingOfLine } from './orderAllocation';
import { needOrder } from './orderChange';
import { sopSettings, type OrderRecord } from './salesOrder';

/** Quantities are kept in the fifth decimal. */
const UNIT = 100_000;

/** `POST /sop_confirm_despatch`: despatches allocated goods of one order as one note, with its tracking. */
export const confirmDespatch: Posting = (parts, body) => {
	const order = parts.store.get<OrderRecord>(COLLECTION.order, body.sop_order_return_id as number);
	if (!order) return refuse(`'sop_order_return_id' ${String(body.sop_order_return_id)} does not exist.`);
	if (body.confirmation_intent_type !== undefined && body.confirmation_intent_type !== 'ConfirmOnDespatch')
		refuse('The sandbox has no services to confirm.');
	const items = (body.items as Row[] | undefined) ?? [];
	if (items.length === 0) refuse("A despatch needs at least one item in 'items'.");
	const tracking = trackingOf(parts, body, order.id);
	postingDay(body.despatch_receipt_date as string | undefined, parts.clock.now()); // stock moves on it
	despatch(parts, order, items, (body.despatch_receipt_date as string | undefined) ?? instant(parts.clock.now()), tracking);
	return body;
};

/** Takes what is allocated of an order's lines out of stock. Refuses what is not allocated. */
export function despatch(
	parts: SandboxParts,
	order: OrderRecord,
	items: readonly Row[],
	despatchedAt: string,
	tracking: Row,
): DespatchRecord {
	const now = instant(parts.clock.now());
	const note = parts.store.insert(COLLECTION.despatch, {
		despatchNo: String(takeNumber(parts, 'despatch', 1)).padStart(10, '0'),
		orderId: order.id,
		despatchedAt,
		userName: 'API',
		...trackingFields(tracking),
		createdAt: now,
		updatedAt: now,
	});
	items.forEach((item, index) => despatchLine(parts, note, item, `items[${index}]`));
	return note;
}

function despatchLine(parts: SandboxParts, note: DespatchRecord, item: Row, path: string): void {
	refuseUnsimulated(item, ['bin_items', 'traceable_adjustment_items']);
	const { row } = needOrder(parts, note.orderId);
	const lines = linesOf(row);
	const index = lines.findIndex((each) => each.id === item.id);
	if (index < 0) refuse(`'${path}.id' ${String(item.id)} is no line of the order.`);
	const line = lines[index];
	if (!isStandard(line)) refuse(`'${path}.id': only lines of stock items are despatched.`);
	const quantity = positive(item.quantity, `${path}.quantity`);
	if (quantity > outstandingOf(line)) refuse(`'${path}.quantity' is more than is left to despatch.`);
	if (quantity > quantityOf(line, 'allocated_quantity')) refuse(`'${path}.quantity' is more than is allocated and available for despatch.`);
	takeOut(parts, note, row, line, quantity, path);
	const changed = {
		...line,
		allocated_quantity: quantityOf(line, 'allocated_quantity') - quantity,
		despatch_receipt_quantity: quantityOf(line, 'despatch_receipt_quantity') + quantity,
		date_time_updated: note.createdAt,
	};
	parts.store.update(COLLECTION.order, note.orderId, {
		row: { ...row, lines: lines.with(index, changed), date_time_updated: note.createdAt },
	});
	parts.store.insert(COLLECTION.despatchLine, {
		despatchId: note.id,
		orderId: note.orderId,
		lineId: line.id as number,
		quantity,
		invoiced: 0,
	});
}

/** By `update_stock_on_despatch` stock falls now, or else when the invoice is posted: then it stays set aside until that. */
function takeOut(parts: SandboxParts, note: DespatchRecord, order: Row, line: Row, quantity: number, path: string): void {
	if (sopSettings(parts).update_stock_on_despatch !== true) return;
	const customer = parts.store.get(COLLECTION.customer, order.customer_id as number)!;
	issueAllocated(parts, holdingOfLine(parts, line, path), quantity, {
		day: note.despatchedAt.slice(0, 10),
		reference: String(order.document_no),
		secondReference: note.despatchNo,
		sourceReference: String(customer.reference),
		sourceName: String(customer.name),
	});
}

/** `PUT /sop_despatch_receipts/{Id}`: courier, consignment number, weight, pieces and notes can still change. */
export const changeReceipt: Change = (parts, id, body) => parts.store.transaction(() => changeTracking(parts, id, body));

/** The same within what is under way already. */
export function changeTracking(parts: SandboxParts, id: number, body: Row): Row {
	const note = need<DespatchRecord>(parts, COLLECTION.despatch, id, 'id');
	checkCourier(parts, body, 'courier_id');
	const given = Object.entries(trackingFields(body)).filter(([, value]) => value !== undefined);
	parts.store.update(COLLECTION.despatch, note.id, { ...Object.fromEntries(given), updatedAt: instant(parts.clock.now()) });
	return receiptRows(parts).find((row) => row.id === id)!;
}

/** Whole units of stock items by their code; left out, all that is left to despatch. */
export interface KeyedDespatch {
	readonly items?: ReadonlyArray<{ readonly code: string; readonly units: number }>;
}

/** Allocates and despatches goods of an order, as a person would in Sage's own window: all of them, or what is keyed. */
export function despatchKeyed(parts: SandboxParts, id: number, { items: keyed, ...tracking }: Row & KeyedDespatch): DespatchRecord {
	const order = needOrder(parts, id);
	checkCourier(parts, tracking, 'courier_id');
	const unitsOf = (line: Row): number => {
		if (!isStandard(line)) return 0;
		const one = keyed?.find(({ code }) => code === line.code);
		return keyed ? (one?.units ?? 0) * UNIT : outstandingOf(line);
	};
	const lines = linesOf(order.row).map((line, index) => {
		const missing = Math.max(0, unitsOf(line) - quantityOf(line, 'allocated_quantity'));
		return changeAllocation(parts, line, missing, `lines[${index}]`);
	});
	const changed = parts.store.update(COLLECTION.order, id, { row: { ...order.row, lines } }) as OrderRecord;
	const items = lines.filter((line) => unitsOf(line) > 0).map((line) => ({ id: line.id, quantity: unitsOf(line) }));
	if (items.length === 0) refuse('Nothing of the order is left to despatch.');
	return despatch(parts, changed, items, instant(parts.clock.now()), tracking);
}

/** Takes units of a note back into stock, as a person may until it is invoiced; a line without units goes. */
export function takeBack(parts: SandboxParts, despatchId: number, units: number): void {
	const note = need<DespatchRecord>(parts, COLLECTION.despatch, despatchId, 'id');
	const line = parts.store.all<DespatchLineRecord>(COLLECTION.despatchLine).find((each) => each.despatchId === note.id);
	if (!line || line.invoiced > 0) return refuse('The despatch is invoiced, or there is none.');
	const left = line.quantity - units * UNIT;
	if (left < 0) refuse('More than was despatched.');
	const { row } = needOrder(parts, note.orderId);
	const lines = linesOf(row).map((each) =>
		each.id === line.lineId ? { ...each, despatch_receipt_quantity: quantityOf(each, 'despatch_receipt_quantity') - units * UNIT } : each,
	);
	parts.store.update(COLLECTION.order, note.orderId, { row: { ...row, lines } });
	parts.store.update(COLLECTION.despatch, note.id, { updatedAt: instant(parts.clock.now()) });
	if (left === 0) parts.store.delete(COLLECTION.despatchLine, line.id);
	else parts.store.update(COLLECTION.despatchLine, line.id, { quantity: left });
}

function trackingOf(parts: SandboxParts, body: Row, orderId: number): Row {
	const given = (body.tracking_items as Row[] | undefined) ?? [];
	if (given.length > 1) refuse('One order has one set of tracking information.');
	const tracking = given[0] ?? {};
	if (tracking.sop_order_return_id !== undefined && tracking.sop_order_return_id !== orderId)
		refuse("'tracking_items[0].sop_order_return_id' is another order.");
	checkCourier(parts, tracking, 'tracking_items[0].courier_id');
	return { consignment_no: '', weight: 0, pieces: 0, notes: '', ...tracking };
}

function checkCourier(parts: SandboxParts, tracking: Row, path: string): void {
	refuseUnsimulated(tracking, ['sop_incoterm_id', 'sop_export_reason_id']);
	if (tracking.courier_id !== undefined) need(parts, COLLECTION.courier, tracking.courier_id, path);
}

const trackingFields = (tracking: Row) => ({
	courierId: tracking.courier_id as number,
	consignmentNo: tracking.consignment_no as string,
	weight: tracking.weight as number,
	pieces: tracking.pieces as number,
	notes: tracking.notes as string,
});
