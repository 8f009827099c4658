import type { SandboxParts } from '../../core/parts';
import { linesOf, PROGRESS, shownOrder } from '../books/orderState';
import { COLLECTION } from '../books/names';
import type { SopInvoiceRecord } from '../postings/sopInvoice';
import { sopSettings, type OrderRecord } from '../postings/salesOrder';
import { DOCUMENT_STATUSES } from '../shapes/salesOrder';
import type { Row } from '../shapes/shape';

type Rows = (parts: SandboxParts) => Row[];

/** Which documents a view shows; the ids of the types are not documented. */
const ORDER = 0;
const RETURN = 1;

const orders: Rows = (parts) => parts.store.all<OrderRecord>(COLLECTION.order).map(({ row }) => shownOrder(row));
const returns: Rows = (parts) => parts.store.all<OrderRecord>(COLLECTION.return).map(({ row }) => shownOrder(row));
const statusId = (document: Row): number => DOCUMENT_STATUSES.findIndex((name) => name === document.document_status);
const progressId = (word: unknown): number => PROGRESS.findIndex((each) => each === word);

/** Rows of `/lookup_sop_orders`, with a shorter customer's number than orders have. */
export const lookupOrderRows: Rows = (parts) =>
	orders(parts).map((order) => ({
		id: order.id,
		document_no: order.document_no,
		customer_id: order.customer_id,
		customer_document_no: String(order.customer_document_no ?? '').slice(0, 20),
		document_status_id: statusId(order),
	}));

/** Rows of `/sop_order_return_views`: orders and returns. */
export const orderReturnRows: Rows = (parts) => [
	...orders(parts).map((order) => viewOf(parts, order, ORDER)),
	...returns(parts).map((document) => viewOf(parts, document, RETURN)),
];

const HEADER = [
	'id',
	'document_no',
	'document_date',
	'customer_document_no',
	'currency_id',
	'exchange_rate',
	'subtotal_goods_value',
	'subtotal_charge_net_value',
	'subtotal_charge_tax_value',
	'subtotal_discount_value',
	'total_net_value',
	'total_tax_value',
	'total_gross_value',
	'settlement_discount_days',
	'settlement_discount_percent',
	'document_created_by',
	'requested_delivery_date',
	'promised_delivery_date',
	'use_invoice_address',
	'date_time_updated',
] as const;

function viewOf(parts: SandboxParts, document: Row, typeId: number): Row {
	return {
		...pick(document, HEADER),
		document_type_id: typeId,
		document_status_id: statusId(document),
		source_document_no: document.source_document_no,
		are_prices_tax_inclusive: sopSettings(parts).are_prices_tax_inclusive as boolean,
		despatch_receipt_status_id: progressId(document.despatch_receipt_status),
		invoice_credit_status_id: progressId(document.invoice_credit_status),
		cancelled_status_id: progressId(document.cancelled_status),
		...customerFields(parts, document),
		...addressFields(document),
	};
}

/** Rows of `/sop_order_line_views`. */
export const orderLineViewRows: Rows = (parts) =>
	orders(parts).flatMap((order) => linesOf(order).map((line) => lineView(parts, order, line, 'order')));

/** Rows of `/sop_return_line_views`. */
export const returnLineViewRows: Rows = (parts) =>
	returns(parts).flatMap((document) => linesOf(document).map((line) => lineView(parts, document, line, 'return')));

const LINE = [
	'despatch_receipt_quantity',
	'invoice_credit_quantity',
	'selling_unit_description',
	'selling_unit_price',
	'unit_discount_percent',
	'unit_discount_value',
	'cost_price',
	'requested_delivery_date',
	'promised_delivery_date',
	'date_time_updated',
] as const;

function lineView(parts: SandboxParts, document: Row, line: Row, kind: 'order' | 'return'): Row {
	const header = {
		...pick(document, ['document_no', 'document_date', 'customer_document_no', 'currency_id', 'date_time_updated']),
		document_status: document.document_status,
	};
	const own = {
		...pick(line, LINE),
		id: line.id,
		number: line.line_number,
		type: line.line_type,
		product_code: line.code,
		product_description: line.description,
		quantity: line.line_quantity,
	};
	const currency = parts.store.get(COLLECTION.currency, document.currency_id as number)!;
	return {
		[`sop_${kind}_id`]: document.id,
		...prefixed(`sop_${kind}_`, { ...header, currency_name: String(currency.name), currency_symbol: String(currency.symbol) }),
		...prefixed(`sop_${kind}_line_`, { ...own, total_value: line.line_total_value, line_tax_value: line.line_tax_value }),
		...(kind === 'order' && { sop_order_line_allocated_quantity: line.allocated_quantity, ...addressFields(document) }),
		customer_id: document.customer_id,
		...pick(customerFields(parts, document), ['customer_reference', 'customer_name']),
		...linkedFields(parts, line),
	};
}

function linkedFields(parts: SandboxParts, line: Row): Row {
	const [product, warehouse, taxCode] = (['product', 'warehouse', 'taxCode'] as const).map((name, index) => {
		const id = [line.product_id, line.warehouse_id, line.tax_code_id][index] as number | undefined;
		return id === undefined ? undefined : (parts.store.get(COLLECTION[name], id) as Row);
	});
	return {
		...(product && { product_id: product.id, product_code: product.code, product_name: product.name }),
		...(warehouse && { warehouse_id: warehouse.id, warehouse_name: warehouse.name }),
		...(taxCode && { tax_code_id: taxCode.id, tax_code_code: taxCode.code, tax_code_name: taxCode.name, tax_code_rate: taxCode.tax_rate }),
	};
}

/** Rows of `/sop_order_return_invoice_credit_views`: which invoice or credit note came of which order or return. */
export const invoiceCreditRows: Rows = (parts) =>
	parts.store.all<SopInvoiceRecord>(COLLECTION.sopInvoice).map((invoice) => {
		const collection = invoice.kind === 'Invoice' ? COLLECTION.order : COLLECTION.return;
		const document = shownOrder(parts.store.get<OrderRecord>(collection, invoice.orderId)!.row);
		const totals = ['total_net_value', 'total_tax_value', 'total_gross_value'] as const;
		return {
			...prefixed('sop_order_return_', pick(document, ['document_no', 'document_date', 'customer_document_no', ...totals])),
			sop_order_return_id: document.id,
			sop_order_return_document_type_id: invoice.kind === 'Invoice' ? ORDER : RETURN,
			sop_order_return_document_status_id: statusId(document),
			...customerFields(parts, document),
			sop_invoice_credit_id: invoice.id,
			sop_invoice_credit_document_no: invoice.documentNo,
			// The stored words are not documented.
			sop_invoice_credit_type_id: invoice.kind,
			sop_invoice_credit_document_date: `${invoice.day}T00:00:00Z`,
			sop_invoice_credit_document_status_id: 'Posted',
			sop_invoice_credit_total_net_value: invoice.net,
			sop_invoice_credit_total_tax_value: invoice.tax,
			sop_invoice_credit_total_gross_value: invoice.net + invoice.tax,
		};
	});

/** Rows of `/sop_order_return_line_invoice_credit_views`. */
export const lineInvoiceCreditRows: Rows = (parts) =>
	parts.store.all<SopInvoiceRecord>(COLLECTION.sopInvoice).flatMap((invoice) =>
		invoice.lines.map((line) => ({
			sop_invoice_credit_id: invoice.id,
			sop_order_return_line_id: line.lineId,
			sop_invoice_credit_document_no: invoice.documentNo,
			sop_invoice_credit_type_id: invoice.kind === 'Invoice' ? ORDER : RETURN,
			sop_invoice_credit_document_date: `${invoice.day}T00:00:00Z`,
			sop_invoice_credit_line_invoice_credit_quantity: line.quantity,
		})),
	);

function customerFields(parts: SandboxParts, document: Row): Row {
	const customer = parts.store.get(COLLECTION.customer, document.customer_id as number) as Row;
	return {
		customer_id: customer.id,
		customer_reference: customer.reference,
		customer_name: customer.name,
		customer_short_name: customer.short_name,
	};
}

/** The views' names of address fields, each of at most 60 characters. */
const ADDRESS: Readonly<Record<string, string>> = {
	postal_name: 'postal_name',
	address_1: 'address_1',
	address_2: 'address_2',
	address_3: 'address_3',
	address_4: 'address_4',
	city: 'city',
	county: 'county',
	postcode: 'post_code',
	country: 'country',
	contact: 'contact',
	telephone_number: 'telephone',
	fax_number: 'fax',
	email_address: 'email',
};

function addressFields(document: Row): Row {
	const address = (document.delivery_address ?? {}) as Row;
	const given = Object.entries(ADDRESS).filter(([name]) => address[name] !== undefined);
	return Object.fromEntries(given.map(([name, shown]) => [`sop_delivery_addr_${shown}`, String(address[name]).slice(0, 60)]));
}

const pick = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]]));
const prefixed = (prefix: string, row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [prefix + name, value]));
