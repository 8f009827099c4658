import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '../../nodes/AmazonSellerCentral/transport/catalogue';
import { DOCUMENTS } from './documents';
import type { Descriptions } from './specs';

/**
 * Operations that our nodes must have asked for with success, so that an empty recording proves nothing by passing. It lists them all: what the
 * nodes come to ask beyond it fails too, until it is added here.
 */
export const MUST_BE_COVERED: readonly string[] = [
	// Amazon
	'GET /orders/2026-01-01/orders',
	'GET /orders/2026-01-01/orders/{orderId}',
	'GET /reports/2021-06-30/reports',
	'GET /reports/2021-06-30/documents/{reportDocumentId}',
	'POST /reports/2021-06-30/reports',
	'GET /reports/2021-06-30/reports/{reportId}',
	'POST /orders/v0/orders/{orderId}/shipmentConfirmation',
	'POST /tokens/2021-03-01/restrictedDataToken',
	'POST /feeds/2021-06-30/documents',
	'POST /feeds/2021-06-30/feeds',
	'GET /feeds/2021-06-30/feeds',
	'GET /feeds/2021-06-30/feeds/{feedId}',
	'GET /feeds/2021-06-30/documents/{feedDocumentId}',
	'GET /listings/2021-08-01/items/{sellerId}',
	'GET /listings/2021-08-01/items/{sellerId}/{sku}',
	'PATCH /listings/2021-08-01/items/{sellerId}/{sku}',
	'GET /fba/inventory/v1/summaries',
	'GET /finances/2024-06-19/transactions',
	'GET /finances/2024-06-19/summary',
	'GET /finances/2024-06-19/balances',
	'GET /finances/transfers/2024-06-01/payouts',
	'GET /finances/transfers/2024-06-01/payouts/expected',
	'GET /sellers/v1/marketplaceParticipations',
	...DOCUMENTS,
	// Sage: who and what
	'GET /sites',
	'GET /sop_settings',
	'GET /customers',
	'GET /analysis_code_mappings',
	'GET /products',
	'GET /products/{Id}',
	'GET /product_views',
	'GET /nominal_codes',
	'GET /tax_codes',
	'GET /banks',
	'GET /suppliers',
	'GET /sop_additional_charges',
	// Sage: sales orders
	'POST /sop_orders',
	'GET /sop_orders',
	'GET /sop_orders/{Id}',
	'GET /sop_order_line_views',
	// Sage: postings and their read-back
	'POST /bank_payment',
	'POST /bank_receipt',
	'POST /bank_transfer',
	'POST /sales_receipts',
	'POST /sales_payments',
	'POST /sales_credit_notes',
	'POST /purchase_credit_notes',
	'POST /purchase_receipts',
	'POST /transaction_date_validation',
	'GET /ledger_types',
	'GET /bank_posted_transactions',
	'GET /sales_posted_transactions',
	'GET /purchase_posted_transactions',
	// Sage: changes of orders, the sales ledger and its allocations
	'POST /sop_orders_new',
	'PUT /sop_orders/{Id}',
	'DELETE /sop_orders/{Id}',
	'POST /sales_invoices',
	'POST /sales_allocations',
	// Sage: credits of orders, invoices of orders, the undo of purchases
	'GET /sop_order_return_views',
	'GET /sop_return_line_views',
	'GET /sop_order_return_invoice_credit_views',
	'GET /sop_orders/{sopOrderId}/sop_order_lines',
	'GET /sop_document_status_types',
	'GET /sop_trade_line_status_types',
	'GET /sales_historical_transactions',
	'GET /purchase_ledger_settings',
	'POST /purchase_invoices',
	'POST /purchase_payments',
	// Sage: stock, stocktakes, despatch
	'GET /warehouses',
	'GET /warehouse_holdings',
	'POST /warehouse_holdings',
	'GET /bin_holdings',
	'POST /stock_transfers',
	'GET /product_transaction_views',
	'GET /stocktake_views',
	'POST /stocktakes',
	'GET /stocktakes/{Id}',
	'PUT /stocktakes/{Id}',
	'GET /sop_order_despatch_line_views',
	'GET /sop_despatch_receipts',
	'PUT /sop_despatch_receipts/{Id}',
	'GET /couriers',
	// Sage: accounts, codes, periods, licence
	'GET /customers/{Id}',
	'POST /customers',
	'GET /customer_delivery_addresses',
	'GET /nominal_report_categories',
	'POST /nominal_codes',
	'GET /cost_centres',
	'GET /departments',
	'GET /nominal_transaction_enquiry_views',
	'GET /currencies',
	'GET /country_codes',
	'GET /financial_year_period_views',
	'GET /licence',
	'POST /nominal_codes_new',
	'GET /cash_book_settings',
	'GET /nominal_ledger_settings',
	'GET /sales_ledger_settings',
	'GET /stock_settings',
	'GET /system_settings',
];

export const missingCoverage = (covered: ReadonlySet<string>): string[] => MUST_BE_COVERED.filter((operation) => !covered.has(operation));

export const notListed = (covered: ReadonlySet<string>): string[] =>
	[...covered].filter((operation) => !MUST_BE_COVERED.includes(operation)).sort();

/** Names of Amazon's operations that the node's own table has and that were not asked for. */
export function uncoveredAmazon({ operations }: Descriptions, covered: ReadonlySet<string>): string[] {
	const isAsked = ({ name, version }: { name: string; version: string }) =>
		operations.some((each) => each.operationId === name && each.name.includes(`/${version}/`) && covered.has(each.name));
	return Object.values(OPERATIONS)
		.filter((each) => !isAsked(each))
		.map(({ name }) => name);
}

const SAGE_SOURCE = join(__dirname, '..', '..', 'nodes', 'Sage200');

/** First segments of Sage's paths that stand as a text of their own (`'sop_orders'`, `'/sop_orders'`) in the source of the node. */
export function addressesInSource({ operations }: Descriptions): string[] {
	const files = readdirSync(SAGE_SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
	const source = files.map((file) => readFileSync(join(SAGE_SOURCE, file), 'utf8')).join('\n');
	const texts = new Set([...source.matchAll(/['`]\/?([a-z_]+)(?=['`/?$])/g)].map(([, text]) => text));
	const segments = operations.filter(({ system }) => system === 'sage').map(({ name }) => name.split('/')[1]);
	return [...new Set(segments)].filter((segment) => texts.has(segment)).sort();
}

/** Addresses that stand in the source without being asked, each with the reason. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
	units: 'Named as what comes with a product; it is expanded, no operation asks it by itself.',
	current_user: 'Named among the addresses that belong to no module; no operation asks it.',
	...Object.fromEntries(
		[
			'sop_confirm_despatch',
			'stocktake_amend_items',
			'stocktake_approve_complete',
			'stocktake_count_sheet_items',
			'stocktake_enter_values',
			'stocktake_new_items',
			'stocktake_view_adjustments',
		].map((address) => [address, 'Known to the write policy, so that it is allowed or refused by name; no operation asks it.']),
	),
};
