import type { SandboxParts } from '../../core/parts';
import { midnight } from '../books/calendar';
import type { TraderEntry } from '../books/ledger';
import { COLLECTION } from '../books/names';
import { linesOf } from '../books/orderState';
import type { TaxCodeRecord, TraderRecord } from '../books/masters';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { needOrder } from './orderChange';
import type { OrderRecord } from './salesOrder';
import { salesReturn } from './salesReturn';
import { salesCreditNote } from './traderDocument';

/** What people key into Sage's own windows about money that goes back, in every release, with the Amazon order id or without it. */

export interface KeyedReturn {
	/** Whether the customer's number of the order is copied. */
	readonly withOrderId?: boolean;
	/** Whether Sage knows which order it came of. */
	readonly fromOrder?: boolean;
}

/** A sales return of the priced lines of an order. */
export function keyReturn(parts: SandboxParts, orderId: number, { withOrderId = true, fromOrder = true }: KeyedReturn = {}): Row {
	const { row } = needOrder(parts, orderId);
	const lines = linesOf(row).map(({ id: _id, line_number: _number, sop_order_id: _order, ...line }) => line);
	const body = { customer_id: row.customer_id, ...(withOrderId ? { customer_document_no: row.customer_document_no } : {}), lines };
	const keyed = salesReturn(parts, body);
	const stored = parts.store.get<OrderRecord>(COLLECTION.return, keyed.id as number)!;
	const source = fromOrder ? { source_document_no: row.document_no } : {};
	return parts.store.update(COLLECTION.return, stored.id, { row: { ...stored.row, ...source } }).row as Row;
}

/** Cancels all of a return. */
export function cancelReturn(parts: SandboxParts, returnId: number): void {
	const { row } = parts.store.get<OrderRecord>(COLLECTION.return, returnId) ?? refuse('There is no such return.');
	const cancelled = { document_status: 'EnumDocumentStatusCancelled', cancelled_status: 'Fully' };
	parts.store.update(COLLECTION.return, returnId, { row: { ...row, ...cancelled } });
}

export interface KeyedCreditNote {
	readonly customerReference: string;
	readonly reference: string;
	readonly secondReference?: string;
	/** Pence. */
	readonly net: number;
	readonly tax: number;
	readonly taxCode: number;
	readonly nominalCode: string;
	/** `YYYY-MM-DD`. */
	readonly day: string;
}

/** A credit note of the sales ledger, as `POST /sales_credit_notes` books it; gives its URN. */
export function keyCreditNote(parts: SandboxParts, keyed: KeyedCreditNote): number {
	const customer = parts.store.all<TraderRecord>(COLLECTION.customer).find(({ reference }) => reference === keyed.customerReference);
	const taxCode = parts.store.all<TaxCodeRecord>(COLLECTION.taxCode).find(({ code }) => code === keyed.taxCode);
	if (!customer || !taxCode) return refuse('There is no such customer or tax code.');
	const { net, tax } = keyed;
	const answer = salesCreditNote(parts, {
		customer_id: customer.id,
		transaction_date: midnight(keyed.day),
		reference: keyed.reference,
		second_reference: keyed.secondReference ?? '',
		document_goods_value: net,
		document_tax_value: tax,
		tax_analysis_items: [{ id: taxCode.id, goods_amount: net, tax_amount: tax }],
		nominal_analysis_items: [{ code: keyed.nominalCode, value: net }],
	});
	return Number(answer.urn);
}

/** Moves a settled transaction of the sales ledger into its history. */
export function archiveEntry(parts: SandboxParts, urn: number): void {
	const entry = parts.store.all<TraderEntry>(COLLECTION.customerEntry).find((each) => each.urn === urn);
	if (!entry) return refuse('There is no such transaction.');
	parts.store.update(COLLECTION.customerEntry, entry.id, { isArchived: true });
}
