import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { behaviourOf } from '../books/behaviour';
import { instant, midnight, today } from '../books/calendar';
import { takeNumber } from '../books/ledger';
import { need, needTaxCode } from '../books/masters';
import { COLLECTION } from '../books/names';
import { linesOf, shownOrder } from '../books/orderState';
import { totalsOf, type Terms } from '../books/orderTax';
import { needCustomer } from '../books/traders';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { checkWords, refuseUnsimulated, type Posting, type Words } from './context';
import { creditOf, needPricePermission } from './creditHold';
import { changeAllocation, quantityToAllocate } from './orderAllocation';
import { readOrderLine } from './orderLine';
import { checkDates, checkMandatoryCodes, LINE_CLASS, ORDER_CLASS, withoutCodes } from './siteRules';

/** `lockId` is there while somebody edits the order. */
export type OrderRecord = StoredRecord & { row: Row; lockId?: number };

/** Drafts, payments with order and discounts that a request gives do not exist in the sandbox. */
export const NOT_SIMULATED = [
	'is_editing',
	'recalculate_prices',
	'apply_available_document_discount_percent',
	'exchange_rate',
	'is_triangulated',
	'document_discount_percent',
	'quotation_expiry_date',
	'payment_with_order',
	'payment_type',
	'invoice_payment_with_order_immediately',
	'payment_value',
	'payment_reference',
	'payment_method_id',
	'settlement_discount_days',
	'settlement_discount_percent',
];
/** A (first) to Z. */
export const ORDER_WORDS: Words = { order_priority: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] };
/** Flags that steer one request and are not kept. */
export const NOT_KEPT = new Set(['is_to_sequence_lines', 'override_on_hold', 'suppress_warnings', 'is_editing', 'lock_id', 'lines']);

/** `POST /sop_orders`: stores the order with its totals and answers all of it. Posts to no ledger. */
export const salesOrder: Posting = (parts, body) => {
	refuseUnsimulated(body, NOT_SIMULATED);
	checkWords(body, ORDER_WORDS);
	if (body.customer_type !== undefined && body.customer_type !== 'EnumCustomerTypeCredit') refuse('The sandbox has credit customers only.');
	const customer = needCustomer(parts, body.customer_id);
	if (customer.on_hold && body.override_on_hold !== true) refuse(`The customer ${customer.reference} is on hold.`);
	const settings = sopSettings(parts);
	needPricePermission(parts, (body.lines as Row[] | undefined) ?? []);
	checkDates(parts, body);
	checkMandatoryCodes(parts, body, ORDER_CLASS);
	const lines = readLines(parts, body, customer.id, settings.are_prices_tax_inclusive === true);
	const discountPercent = (body.document_discount_percent as number | undefined) ?? behaviourOf(parts).customerDiscountPercent;
	const totals = totalsOf(parts, lines, termsOf(parts, { document_discount_percent: discountPercent }));
	const credit = creditOf(parts, customer, totals.total_gross_value as number, body.override_on_hold === true);
	const now = parts.clock.now();
	const kept = keptOf(body, settings);
	const address = storedAddress(parts, body);
	const row: Row = {
		...kept,
		...address,
		document_discount_percent: discountPercent,
		document_no: documentNo(parts, body, settings),
		customer_type: 'EnumCustomerTypeCredit',
		document_date: (body.document_date as string | undefined) ?? midnight(today(now)),
		...credit,
		is_draft: false,
		currency_id: customer.currency_id,
		use_invoice_address: address ? false : (body.use_invoice_address ?? body.delivery_address === undefined),
		...totals,
		date_time_created: instant(now),
		date_time_updated: instant(now),
	};
	const order = parts.store.insert(COLLECTION.order, { row });
	const stored = numbered(parts, row, lines, order.id);
	const isHeld = credit.document_status !== 'EnumDocumentStatusLive'; // then Sage allocates nothing
	const allocated = linesOf(stored).map((line, index) =>
		isHeld ? line : changeAllocation(parts, line, quantityToAllocate(parts, line, lines[index], settings), `lines[${index}]`),
	);
	return shownOrder(parts.store.update(COLLECTION.order, order.id, { row: { ...stored, lines: allocated } }).row as Row);
};

const keptOf = (body: Row, settings: StoredRecord): Row =>
	withoutCodes(
		Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_KEPT.has(name))),
		settings.amend_header_analysis_codes !== false,
	);

export const sopSettings = (parts: Pick<SandboxParts, 'store'>): StoredRecord =>
	parts.store.get(COLLECTION.sopSettings, 1) ?? refuse('The company has no SOP settings.');

/** How the money of an order is worked out; its discount stays what it was when it was entered. */
export const termsOf = (parts: SandboxParts, order: Row): Terms => ({
	includesTax: sopSettings(parts).are_prices_tax_inclusive === true,
	discountPercent: (order.document_discount_percent as number | undefined) ?? 0,
});

function readLines(parts: SandboxParts, body: Row, customerId: number, pricesIncludeTax: boolean): Row[] {
	const customer = needCustomer(parts, customerId);
	checkAddress(parts, body);
	const given = (body.lines as Row[] | undefined) ?? [];
	if (given.length === 0) refuse("An order needs at least one item in 'lines'.");
	const mayAmend = sopSettings(parts).amend_analysis_codes !== false;
	return given.map((line, index) => {
		if (line.line_type === 'EnumLineTypeStandard') checkMandatoryCodes(parts, line, LINE_CLASS);
		return readOrderLine(parts, withoutCodes(line, mayAmend), customer, pricesIncludeTax, `lines[${index}]`);
	});
}

/** `customer_delivery_address_id` copies a stored address of the customer into the order. */
function storedAddress(parts: SandboxParts, body: Row): Row | undefined {
	if (body.customer_delivery_address_id === undefined) return undefined;
	const stored = need<StoredRecord & Row>(
		parts,
		COLLECTION.deliveryAddress,
		body.customer_delivery_address_id,
		'customer_delivery_address_id',
	);
	if (stored.customer_id !== body.customer_id) refuse("'customer_delivery_address_id' is an address of another customer.");
	const same = [
		'postal_name',
		'address_1',
		'address_2',
		'address_3',
		'address_4',
		'city',
		'county',
		'postcode',
		'contact',
		'tax_number',
		'tax_code_id',
		'country_code_id',
	];
	const given = Object.fromEntries(same.filter((name) => stored[name] !== undefined).map((name) => [name, stored[name]]));
	return { delivery_address: { ...given, telephone_number: stored.telephone, fax_number: stored.fax, email_address: stored.email } };
}

export function checkAddress(parts: SandboxParts, body: Row): void {
	const address = body.delivery_address as Row | undefined;
	if (address?.country_code_id !== undefined) need(parts, COLLECTION.country, address.country_code_id, 'delivery_address.country_code_id');
	if (address?.tax_code_id !== undefined) needTaxCode(parts, address.tax_code_id, 'delivery_address.tax_code_id');
}

/** Ten digits, counted up. Where numbers are not given automatically the client's number is needed and must be new. */
function documentNo(parts: SandboxParts, body: Row, settings: StoredRecord): string {
	if (settings.auto_generate_order_return_numbers === true) return String(takeNumber(parts, 'order', 1)).padStart(10, '0');
	const given = body.document_no as string | undefined;
	if (!given) return refuse("'document_no' is required because numbers are not generated automatically.");
	if (parts.store.all<OrderRecord>(COLLECTION.order).some((order) => order.row.document_no === given))
		refuse(`The order number ${given} is in use.`);
	return given;
}

/** Ids of the order, its address and its lines. */
function numbered(parts: SandboxParts, row: Row, lines: readonly Row[], id: number): Row {
	const address = row.delivery_address as Row | undefined;
	return {
		...row,
		id,
		...(address && { delivery_address: { ...address, id } }),
		lines: lines.map((line, index) => numberedLine(parts, line, id, index + 1)),
	};
}

/** A worked-out line as it is kept. */
export function numberedLine(parts: SandboxParts, line: Row, orderId: number, lineNumber: number): Row {
	const now = instant(parts.clock.now());
	const { to_allocate_quantity: _once, ...kept } = line;
	return {
		...kept,
		id: takeNumber(parts, 'orderLine', 1),
		sop_order_id: orderId,
		line_number: lineNumber,
		date_time_created: now,
		date_time_updated: now,
	};
}

/** `POST /sop_orders_new`: what an order for the customer begins with; nothing is stored. */
export const newSalesOrder: Posting = (parts, body) => {
	const customer = needCustomer(parts, body.customer_id);
	return {
		customer_id: customer.id,
		document_no: '',
		customer_type: 'EnumCustomerTypeCredit',
		document_date: midnight(today(parts.clock.now())),
		document_status: 'EnumDocumentStatusLive',
		is_draft: false,
		currency_id: customer.currency_id,
		use_invoice_address: true,
		lines: [],
	};
};
