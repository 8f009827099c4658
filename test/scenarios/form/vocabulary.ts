/**
 * Everything that a scenario may say. A key, a column or a heading that is not in here is an error: a fact that nobody reads would make a
 * scenario pass for the wrong reason.
 */

/** Facts of the client and of the file, as `- key: value` under the title. */
export const FACT_KEYS = [
	// the file
	'settlement',
	'start',
	'end',
	'deposit',
	'total',
	'currency',
	'account type',
	'file',
	// the client
	'FBM route',
	'FBA route',
	'VAT calculation',
	'established in',
	'cut-over',
	'sales before cut-over',
	'opening balance',
	'first settlement',
	'supplier',
	'labels without an order',
	'labels by carrier',
	'closed period',
	'posting date',
	'fee rules from',
	'charges paid from',
	'orders in Sage',
] as const;

export type FactKey = (typeof FACT_KEYS)[number];

/** Columns of the tables by heading. */
export const TABLES = {
	Rows: ['row', 'amount', 'tax', 'order', 'sku', 'units', 'channel', 'marketplace', 'posted', 'item', 'adjustment'],
	'Orders in Sage': ['order', 'sku', 'what', 'units', 'net', 'tax', 'code', 'number', 'status'],
	'Credits in Sage': ['order', 'source', 'number', 'amount', 'date', 'reference'],
	'SKU map': ['sku', 'stock code', 'factor'],
	Products: ['sku', 'code', 'confirmed'],
	'Amazon orders': ['order', 'created', 'ship to', 'ship from', 'carrier', 'units'],
	'Order money': ['order', 'settlement', 'settled', 'refunded', 'credited', 'units'],
	'Order decisions': ['order', 'answer', 'vat', 'amount'],
	'Previous settlements': ['settlement', 'series', 'start', 'end', 'reserve', 'closing', 'status'],
	Series: ['series', 'account type', 'currency', 'clearing', 'first settlement', 'opening balance'],
	'Nominal map': ['row', 'nominal', 'cost centre', 'department', 'vat', 'nature', 'marketplace', 'series', 'from', 'until'],
	Periods: ['period', 'start', 'end', 'status'],
	Posts: ['document', 'date', 'account', 'amount', 'lines'],
	Held: [],
	Exceptions: ['kind', 'holds', 'order', 'amount', 'says'],
	Waiting: ['document', 'amount', 'vat'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;

/** Facts under `Posts`. */
export const RESULT_KEYS = ['boxes', 'clearing', 'series', 'provisional'] as const;

/** Roles of tax codes, as they are written in lines. */
export const ROLES = {
	standard: { role: 'standard', onReturn: true },
	reduced: { role: 'reduced', onReturn: true },
	zero: { role: 'zero', onReturn: true },
	exempt: { role: 'exempt', onReturn: true },
	'outside scope': { role: 'outsideScope', onReturn: false },
	'marketplace collected': { role: 'marketplaceCollected', onReturn: true },
} as const;

export type RoleName = keyof typeof ROLES;

/** Documents of Sage in accountants' words, with the side of VAT that they move and its sign. */
export const DOCUMENTS = {
	'sales invoice': { resource: 'sales_invoices', vat: 'output', sign: 1, clearing: 0 },
	'sales credit note': { resource: 'sales_credit_notes', vat: 'output', sign: -1, clearing: 0 },
	'sales receipt': { resource: 'sales_receipts', vat: 'none', sign: 0, clearing: 1 },
	'sales payment': { resource: 'sales_payments', vat: 'none', sign: 0, clearing: -1 },
	'bank payment': { resource: 'bank_payment', vat: 'input', sign: 1, clearing: -1 },
	'bank receipt': { resource: 'bank_receipt', vat: 'output', sign: 1, clearing: 1 },
	'transfer in': { resource: 'bank_transfer', vat: 'none', sign: 0, clearing: 1 },
	'transfer out': { resource: 'bank_transfer', vat: 'none', sign: 0, clearing: -1 },
	'purchase credit note': { resource: 'purchase_credit_notes', vat: 'input', sign: -1, clearing: 0 },
	'purchase receipt': { resource: 'purchase_receipts', vat: 'none', sign: 0, clearing: 1 },
} as const;

export type DocumentName = keyof typeof DOCUMENTS;
