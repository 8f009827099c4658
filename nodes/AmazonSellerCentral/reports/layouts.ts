import type { Column, ReportLayout } from '../../domain/report/layout';

/**
 * Columns of the reports whose rows become items. Headings: Amazon's report documentation, and for the ledger what its files say (English as
 * downloaded, as documented, and Spanish). Headings that are not listed still come out, as text.
 */

const text = (key: string, ...headings: string[]): Column => ({ key, headings: [key, ...headings], kind: 'text' });
const typed = (kind: Column['kind'], ...columns: Column[]): Column[] => columns.map((column) => ({ ...column, kind }));
const required = (...columns: Column[]): Column[] => columns.map((column) => ({ ...column, required: true }));

/** Event types of the ledger. Each needs a report of its own: a list of them gives an empty report. */
export const EVENT_TYPES = ['Adjustments', 'CustomerReturns', 'Receipts', 'Shipments', 'VendorReturns', 'WhseTransfers'] as const;

const DISPOSITION: Column = { ...text('disposition', 'Disposition', 'Estado'), words: { VENDIBLE: 'SELLABLE' } };

const LEDGER_DETAIL: ReportLayout = {
	// In the order of the file: a translated heading is told by its place.
	columns: [
		...required(...typed('monthFirst', text('date', 'Date', 'Fecha'))),
		...required(text('fnsku'), text('asin'), text('msku')),
		text('title', 'Title', 'Título'),
		...required({ ...text('eventType', 'Event Type', 'Tipo de evento'), words: { Envíos: 'Shipments' } }),
		text('referenceId', 'Reference ID', 'ID de referencia'),
		...required(...typed('integer', text('quantity', 'Quantity', 'Cantidad'))),
		text('fulfillmentCenter', 'Fulfillment Center', 'Centro logístico'),
		...required(DISPOSITION),
		text('reason', 'Reason', 'reason-code', 'Motivo'),
		text('country', 'Country', 'País'),
		...typed(
			'integer',
			text('reconciledQuantity', 'Reconciled Quantity', 'Cantidad conciliada'),
			text('unreconciledQuantity', 'Unreconciled Quantity', 'Cantidad sin conciliar'),
		),
		...typed('time', text('dateTime', 'Date and Time', 'Fecha y hora')),
	],
	anchors: ['fnsku', 'asin', 'msku'],
};

const SUMMARY_COUNTS = [
	'Starting Warehouse Balance',
	'In Transit Between Warehouses',
	'Receipts',
	'Customer Shipments',
	'Customer Returns',
	'Vendor Returns',
	'Warehouse Transfer In/Out',
	'Found',
	'Lost',
	'Damaged',
	'Disposed',
	'Other Events',
	'Ending Warehouse Balance',
	'Unknown Events',
];

const LEDGER_SUMMARY: ReportLayout = {
	columns: [
		...required(...typed('monthFirst', text('date', 'Date', 'Fecha'))),
		...required(text('fnsku'), text('asin'), text('msku')),
		text('title', 'Title', 'Título'),
		DISPOSITION,
		...required(
			...typed('integer', text('startingWarehouseBalance', SUMMARY_COUNTS[0]), text('endingWarehouseBalance', SUMMARY_COUNTS[12])),
		),
	],
	patterns: [{ heading: new RegExp(`^(${SUMMARY_COUNTS.join('|')})$`, 'i'), kind: 'integer' }],
};

const REIMBURSEMENTS: ReportLayout = {
	columns: required(text('reimbursementId', 'reimbursement-id'), text('sku')),
	patterns: [
		{ heading: /^approval-date$/i, kind: 'time' },
		{ heading: /^amount-/i, kind: 'decimal' },
		{ heading: /^quantity-/i, kind: 'integer' },
	],
};

const FBA_RETURNS: ReportLayout = {
	columns: required(text('orderId', 'order-id'), text('sku'), ...typed('integer', text('quantity'))),
	patterns: [{ heading: /^return-date$/i, kind: 'time' }],
};

const FBM_RETURNS: ReportLayout = {
	columns: required(
		text('orderId', 'Order ID'),
		text('merchantSku', 'Merchant SKU'),
		...typed('integer', text('returnQuantity', 'Return quantity')),
	),
	patterns: [
		{ heading: /^(label cost|order amount|refunded amount)$/i, kind: 'decimal' },
		{ heading: /^order quantity$/i, kind: 'integer' },
		{ heading: /date$/i, kind: 'time' },
	],
};

const VAT_TRANSACTIONS: ReportLayout = {
	// Older files say PROGRAM, and Amazon misspells the city of departure.
	columns: [
		...required(text('transactionType', 'TRANSACTION_TYPE'), text('transactionEventId', 'TRANSACTION_EVENT_ID')),
		text('programType', 'PROGRAM_TYPE', 'PROGRAM'),
		text('departureCity', 'DEPATURE_CITY', 'DEPARTURE_CITY'),
	],
	patterns: [
		{ heading: /_DATE$/i, kind: 'dayFirst' },
		{
			heading: /(_AMT_VAT_EXCL|_VAT_AMT|_AMT_VAT_INCL|_RATE_PERCENT|^VAT_INV_CONVERTED_AMT|^VAT_INV_EXCHANGE_RATE|^COST_PRICE_OF_ITEMS)$/i,
			kind: 'decimal',
		},
		{ heading: /^QTY$/i, kind: 'integer' },
	],
};

const VAT_INVOICE_DATA: ReportLayout = {
	columns: required(text('orderId', 'order-id'), text('transactionType', 'transaction-type')),
	patterns: [
		{ heading: /-(amount|rate)$/i, kind: 'decimal' },
		{ heading: /^quantity-purchased$/i, kind: 'integer' },
		{ heading: /^(order|shipment)-date$/i, kind: 'time' },
	],
};

/** Reports whose rows the node gives out as items, with their columns. */
export const LAYOUTS = Object.freeze({
	GET_LEDGER_DETAIL_VIEW_DATA: LEDGER_DETAIL,
	GET_LEDGER_SUMMARY_VIEW_DATA: LEDGER_SUMMARY,
	GET_FBA_REIMBURSEMENTS_DATA: REIMBURSEMENTS,
	GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA: FBA_RETURNS,
	GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE: FBM_RETURNS,
	GET_VAT_TRANSACTION_DATA: VAT_TRANSACTIONS,
	GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT: VAT_INVOICE_DATA,
}) satisfies Readonly<Record<string, ReportLayout>>;

export type RowReport = keyof typeof LAYOUTS;
