import type { SandboxParts } from '../../core/parts';
import type { DespatchLineRecord, DespatchRecord } from '../books/despatch';
import { COLLECTION } from '../books/names';
import { linesOf, quantityOf, shownOrder } from '../books/orderState';
import { findHolding } from '../books/stock';
import type { OrderRecord } from '../postings/salesOrder';
import { DOCUMENT_STATUSES } from '../shapes/salesOrder';
import type { Row } from '../shapes/shape';

type Rows = (parts: SandboxParts) => Row[];

/** Positions in `/order_return_line_types`. */
export const LINE_TYPES = ['EnumLineTypeStandard', 'EnumLineTypeFreeText', 'EnumLineTypeCharge', 'EnumLineTypeComment'] as const;

/** Rows of `/sop_despatch_receipts`. */
export const receiptRows: Rows = (parts) =>
	parts.store.all<DespatchRecord>(COLLECTION.despatch).map((note) => {
		const courier = courierOf(parts, note);
		return {
			id: note.id,
			despatch_no: note.despatchNo,
			despatched_by: note.userName,
			despatch_date: note.despatchedAt,
			courier_id: note.courierId ?? undefined,
			courier_name: courier?.name,
			consignment_no: note.consignmentNo,
			weight: note.weight,
			pieces: note.pieces,
			notes: note.notes,
			courier,
			date_time_created: note.createdAt,
			date_time_updated: note.updatedAt,
		};
	});

/** Rows of `/sop_order_despatch_views`: one per note. An order with a note cannot be deleted. */
export const despatchRows: Rows = (parts) =>
	parts.store.all<DespatchRecord>(COLLECTION.despatch).map((note) => {
		const row = orderOf(parts, note.orderId);
		const statusId = DOCUMENT_STATUSES.findIndex((name) => name === row.document_status);
		return {
			...noteFields(parts, note),
			sop_despatch_courier_id: note.courierId ?? undefined,
			...orderFields(parts, row),
			sop_order_document_status_id: statusId,
		};
	});

/** Rows of `/sop_order_despatch_line_views`, newest first as documented. A later edit of the note moves their stamp (not documented). */
export const despatchLineRows: Rows = (parts) =>
	parts.store
		.all<DespatchLineRecord>(COLLECTION.despatchLine)
		.map((line) => despatchLineRow(parts, line))
		.reverse();

function despatchLineRow(parts: SandboxParts, despatched: DespatchLineRecord): Row {
	const note = parts.store.get<DespatchRecord>(COLLECTION.despatch, despatched.despatchId)!;
	const row = orderOf(parts, despatched.orderId);
	const line = linesOf(row).find((each) => each.id === despatched.lineId)!;
	const product = parts.store.get(COLLECTION.product, line.product_id as number)!;
	return {
		sop_despatch_line_id: despatched.id,
		sop_despatch_line_quantity: despatched.quantity,
		sop_despatch_line_is_invoiced: despatched.invoiced >= despatched.quantity,
		...noteFields(parts, note),
		sop_order_line_id: despatched.lineId,
		sop_order_line_type_id: LINE_TYPES.findIndex((name) => name === line.line_type),
		sop_order_line_item_code: line.code,
		sop_order_line_item_description: String(line.description).slice(0, 60),
		sop_order_line_print_sequence_number: line.line_number,
		sop_order_line_quantity: line.line_quantity,
		sop_order_line_despatch_quantity: quantityOf(line, 'despatch_receipt_quantity'),
		...orderFields(parts, row),
		sop_order_document_status_type: row.document_status,
		product_id: product.id,
		product_code: String(product.code),
		product_name: String(product.name),
		warehouse_holding_id: findHolding(parts, product.id, line.warehouse_id as number)?.id,
		warehouse_id: line.warehouse_id,
		warehouse_name: parts.store.get(COLLECTION.warehouse, line.warehouse_id as number)?.name as string,
		sys_courier_tracking_url: courierOf(parts, note)?.tracking_url,
		date_time_updated: note.updatedAt,
	};
}

const orderOf = (parts: SandboxParts, id: number): Row => shownOrder(parts.store.get<OrderRecord>(COLLECTION.order, id)!.row);

const courierOf = (parts: SandboxParts, note: DespatchRecord): Row | undefined =>
	note.courierId ? (parts.store.get(COLLECTION.courier, note.courierId) as Row | undefined) : undefined;

/** The views show weight with three decimals, the note keeps four. */
const noteFields = (parts: SandboxParts, note: DespatchRecord): Row => ({
	sop_despatch_id: note.id,
	sop_despatch_document_no: note.despatchNo,
	sop_despatch_date: note.despatchedAt,
	sop_despatch_user_name: note.userName,
	sop_despatch_courier_name: courierOf(parts, note)?.name,
	sop_despatch_consignment_no: note.consignmentNo,
	sop_despatch_pieces: note.pieces,
	sop_despatch_weight: Math.round((note.weight ?? 0) / 10),
	sop_despatch_notes: note.notes,
});

function orderFields(parts: SandboxParts, order: Row): Row {
	const customer = parts.store.get(COLLECTION.customer, order.customer_id as number)!;
	return {
		sop_order_id: order.id,
		sop_order_document_no: order.document_no,
		sop_order_document_date: order.document_date,
		sop_order_customer_document_no: order.customer_document_no,
		customer_id: customer.id,
		customer_reference: customer.reference as string,
		customer_name: customer.name as string,
	};
}
