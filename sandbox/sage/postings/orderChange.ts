import type { SandboxParts } from '../../core/parts';
import { instant } from '../books/calendar';
import { takeNumber } from '../books/ledger';
import { COLLECTION } from '../books/names';
import { linesOf, quantityOf, shownOrder } from '../books/orderState';
import { totalsOf } from '../books/orderTax';
import { needCustomer } from '../books/traders';
import { refuse, Refusal } from '../refusal';
import type { Row } from '../shapes/shape';
import { checkWords, refuseUnsimulated, type Change } from './context';
import { changeAllocation, quantityToAllocate } from './orderAllocation';
import { checkFields, readOrderLine, workOut } from './orderLine';
import { checkAddress, NOT_KEPT, NOT_SIMULATED, numberedLine, ORDER_WORDS, sopSettings, termsOf, type OrderRecord } from './salesOrder';

/**
 * `PUT /sop_orders/{Id}`: header first, then line by line. As documented it is not atomic: when a line is refused, what came before it
 * stays, and the lines after it are not looked at. Sent back with `is_editing` false, the `lock_id` of a reading releases the lock.
 */
export const changeOrder: Change = (parts, id, body) => {
	const order = needOrder(parts, id);
	checkLock(order, body.lock_id as number | undefined);
	parts.store.transaction(() => changeHeader(parts, order, body));
	const given = (body.lines as Row[] | undefined) ?? [];
	given.forEach((line, index) => parts.store.transaction(() => changeLine(parts, id, line, `lines[${index}]`)));
	if (body.is_editing !== true) parts.store.update(COLLECTION.order, id, { lockId: undefined });
	return shownOrder(needOrder(parts, id).row);
};

/** `DELETE /sop_orders/{Id}`: only while nothing of it is despatched or invoiced. */
export function deleteOrder(parts: SandboxParts, id: number): void {
	const order = needOrder(parts, id);
	checkLock(order, undefined);
	for (const line of linesOf(order.row)) {
		checkDeletable(line, `The line ${String(line.line_number)}`);
		changeAllocation(parts, line, -quantityOf(line, 'allocated_quantity'), 'lines');
	}
	parts.store.delete(COLLECTION.order, id);
}

/** `$expand=is_to_lock`: nobody else can change the order until the lock comes back. */
export function lockOrder(parts: SandboxParts, id: number): Row {
	const order = needOrder(parts, id);
	checkLock(order, undefined);
	const lockId = takeNumber(parts, 'lock', 1);
	parts.store.update(COLLECTION.order, id, { lockId });
	return { lock_id: lockId };
}

export const needOrder = (parts: SandboxParts, id: number): OrderRecord => {
	const order = parts.store.get<OrderRecord>(COLLECTION.order, id);
	if (!order) throw new Refusal(404, 'Resource not found');
	return order;
};

/** How a lock of somebody else is reported is not documented. */
function checkLock(order: OrderRecord, lockId: number | undefined): void {
	if (lockId !== undefined && order.lockId === undefined) refuse("'lock_id': the sales order is not locked.");
	if (order.lockId !== undefined && lockId !== order.lockId)
		refuse(`The sales order ${String(order.row.document_no)} is locked by another user.`);
}

function changeHeader(parts: SandboxParts, order: OrderRecord, body: Row): void {
	refuseUnsimulated(body, [...NOT_SIMULATED.filter((name) => name !== 'is_editing'), 'customer_delivery_address_id']);
	checkWords(body, ORDER_WORDS);
	if (body.is_editing === true && order.lockId === undefined) refuse('The sandbox has no draft orders.');
	if (body.customer_id !== order.row.customer_id) refuse("'customer_id' of an order cannot be changed.");
	if (body.document_no !== undefined && body.document_no !== order.row.document_no) refuse("'document_no' of an order cannot be changed.");
	if (order.row.document_status === 'EnumDocumentStatusCancelled') refuse('The sales order is cancelled.');
	checkAddress(parts, body);
	const change = Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_KEPT.has(name)));
	const address = body.delivery_address as Row | undefined;
	const merged = address && { ...(order.row.delivery_address as Row | undefined), ...address, id: order.id };
	parts.store.update(COLLECTION.order, order.id, {
		row: { ...order.row, ...change, ...(merged && { delivery_address: merged }), ...stamp(parts) },
	});
}

function changeLine(parts: SandboxParts, orderId: number, given: Row, path: string): void {
	const { row } = needOrder(parts, orderId);
	checkFields(given, path);
	const lines = linesOf(row);
	if (given.id === undefined) return store(parts, row, [...lines, addedLine(parts, row, given, path)]);
	const index = lines.findIndex((line) => line.id === given.id);
	if (index < 0) refuse(`'${path}.id' ${String(given.id)} is no line of the order.`);
	if (given.is_to_delete === true) return removeLine(parts, row, index, given, path);
	if (given.create_cancelled_line === true) refuse(`'${path}.create_cancelled_line' needs 'is_to_delete'.`);
	store(parts, row, lines.with(index, changedLine(parts, row, lines[index], given, path)));
}

function addedLine(parts: SandboxParts, order: Row, given: Row, path: string): Row {
	const settings = sopSettings(parts);
	const line = readOrderLine(parts, given, needCustomer(parts, order.customer_id), settings.are_prices_tax_inclusive === true, path);
	const last = Math.max(0, ...linesOf(order).map((each) => each.line_number as number));
	const numbered = numberedLine(parts, line, order.id as number, last + 1);
	return changeAllocation(parts, numbered, quantityToAllocate(parts, numbered, given, settings), path);
}

function changedLine(parts: SandboxParts, order: Row, line: Row, given: Row, path: string): Row {
	for (const name of ['line_type', 'product_id'] as const) {
		if (given[name] !== undefined && given[name] !== line[name]) refuse(`'${path}.${name}' of a line cannot be changed.`);
	}
	const movesWarehouse = given.warehouse_id !== undefined && given.warehouse_id !== line.warehouse_id;
	if (movesWarehouse && quantityOf(line, 'allocated_quantity') > 0)
		refuse(`'${path}.warehouse_id' cannot be changed while stock is allocated.`);
	const { to_allocate_quantity: toAllocate, is_to_delete: _no, create_cancelled_line: _none, ...change } = given;
	const includesTax = sopSettings(parts).are_prices_tax_inclusive === true;
	const worked = workOut(parts, { ...line, ...change }, needCustomer(parts, order.customer_id), includesTax, path);
	const taken = quantityOf(line, 'allocated_quantity') + quantityOf(line, 'despatch_receipt_quantity');
	if (quantityOf(worked, 'line_quantity') < Math.max(taken, quantityOf(line, 'invoice_credit_quantity'))) {
		refuse(`'${path}.line_quantity' is less than is allocated, despatched or invoiced.`);
	}
	return changeAllocation(parts, { ...worked, ...stamp(parts) }, (toAllocate as number | undefined) ?? 0, path);
}

/** With `create_cancelled_line` the order remembers that something was cancelled; an order with nothing left is cancelled. */
function removeLine(parts: SandboxParts, order: Row, index: number, given: Row, path: string): void {
	const lines = linesOf(order);
	const line = lines[index];
	checkDeletable(line, `'${path}'`);
	changeAllocation(parts, line, -quantityOf(line, 'allocated_quantity'), path);
	const left = lines.toSpliced(index, 1);
	if (given.create_cancelled_line !== true) {
		if (left.length === 0) refuse('The last line of an order can only be cancelled.');
		return store(parts, order, left);
	}
	const isCancelled = left.every((each) => each.line_type === 'EnumLineTypeComment');
	const status = isCancelled
		? { cancelled_status: 'Fully', document_status: 'EnumDocumentStatusCancelled' }
		: { cancelled_status: 'Partially' };
	store(parts, { ...order, ...status }, left);
}

function checkDeletable(line: Row, what: string): void {
	if (quantityOf(line, 'despatch_receipt_quantity') > 0) refuse(`${what} cannot be deleted: it is despatched.`);
	if (quantityOf(line, 'invoice_credit_quantity') > 0) refuse(`${what} cannot be deleted: it is invoiced.`);
}

const store = (parts: SandboxParts, order: Row, lines: Row[]): void =>
	void parts.store.update(COLLECTION.order, order.id as number, {
		row: { ...order, ...totalsOf(parts, lines, termsOf(parts, order)), lines, ...stamp(parts) },
	});

const stamp = (parts: SandboxParts): Row => ({ date_time_updated: instant(parts.clock.now()) });
