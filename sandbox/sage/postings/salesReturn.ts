import type { SandboxParts } from '../../core/parts';
import { instant, midnight, today } from '../books/calendar';
import { takeNumber } from '../books/ledger';
import { COLLECTION } from '../books/names';
import { linesOf, shownOrder } from '../books/orderState';
import { totalsOf } from '../books/orderTax';
import { needCustomer } from '../books/traders';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import type { Posting } from './context';
import { workOut } from './orderLine';
import { NOT_KEPT, numberedLine, sopSettings, type OrderRecord } from './salesOrder';

/**
 * Sales returns came with 2025 R1 and their fields are not published. The sandbox takes the fields of sales orders, as far as they are sent, and
 * leaves every other field aside without a word: what it accepts here proves nothing about the real one.
 */

/** Orders and returns are documents of one kind, listed together by `/sop_order_return_views`: a return has no id that an order has. */
const FIRST_RETURN_ID = 500_001;

/** `POST /sop_returns_new`: what a return for the customer begins with; nothing is stored. */
export const newReturn: Posting = (parts, body) => {
	const customer = needCustomer(parts, body.customer_id);
	return {
		customer_id: customer.id,
		currency_id: customer.currency_id,
		document_date: midnight(today(parts.clock.now())),
		use_invoice_address: true,
		lines: [],
	};
};

/** `POST /sop_returns`: what was sent, priced like an order. */
export const salesReturn: Posting = (parts, body) => {
	const customer = needCustomer(parts, body.customer_id);
	const given = linesOf(body);
	if (given.length === 0) refuse("A return needs at least one item in 'lines'.");
	const includesTax = sopSettings(parts).are_prices_tax_inclusive === true;
	const lines = given.map((line, index) => workOut(parts, withoutState(line), customer, includesTax, `lines[${index}]`));
	const now = instant(parts.clock.now());
	const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_KEPT.has(name)));
	const row: Row = {
		...kept,
		document_no: `R${String(takeNumber(parts, 'return', 1)).padStart(9, '0')}`,
		document_date: (body.document_date as string | undefined) ?? midnight(today(parts.clock.now())),
		document_status: 'EnumDocumentStatusLive',
		currency_id: customer.currency_id,
		...totalsOf(parts, lines, { includesTax, discountPercent: 0 }),
		date_time_created: now,
		date_time_updated: now,
	};
	const { id } = parts.store.insert(COLLECTION.return, { id: takeNumber(parts, 'returnId', FIRST_RETURN_ID), row });
	const numbered = {
		...row,
		id,
		lines: lines.map((line, index) => ({ ...numberedLine(parts, line, id, index + 1), sop_order_id: undefined })),
	};
	return shownOrder(parts.store.update(COLLECTION.return, id, { row: numbered }).row as Row);
};

/** Rows of `/sop_returns`. */
export const returnRows = (parts: SandboxParts): Row[] => parts.store.all<OrderRecord>(COLLECTION.return).map(({ row }) => shownOrder(row));

/** A line copied from an order brings the order's quantities with it. */
const withoutState = ({ allocated_quantity: _a, despatch_receipt_quantity: _d, invoice_credit_quantity: _i, ...line }: Row): Row => line;

/** Quotations and orders have a customer's number; returns are found by it too. */
export const lookupReturnRows = (parts: SandboxParts): Row[] =>
	returnRows(parts).map((row) => ({
		id: row.id,
		document_no: row.document_no,
		customer_id: row.customer_id,
		customer_document_no: String(row.customer_document_no ?? '').slice(0, 20),
		document_status_id: 0,
	}));
