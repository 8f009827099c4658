/** Operations that the tests must have exercised with success, so that an empty recording proves nothing by passing. */
export const MUST_BE_COVERED: readonly string[] = [
	// Amazon
	'GET /orders/2026-01-01/orders',
	'GET /orders/2026-01-01/orders/{orderId}',
	'GET /reports/2021-06-30/reports',
	'GET /reports/2021-06-30/documents/{reportDocumentId}',
	// Sage: who and what
	'GET /sites',
	'GET /sop_settings',
	'GET /customers',
	'GET /products',
	'GET /nominal_codes',
	'GET /tax_codes',
	'GET /banks',
	// Sage: sales orders
	'POST /sop_orders',
	'GET /sop_orders',
	'GET /sop_orders/{Id}',
	// Sage: postings and their read-back
	'POST /bank_payment',
	'POST /bank_receipt',
	'POST /bank_transfer',
	'POST /sales_receipts',
	'POST /sales_payments',
	'POST /sales_credit_notes',
	'POST /transaction_date_validation',
	'GET /bank_posted_transactions',
	'GET /sales_posted_transactions',
];

export const missingCoverage = (covered: ReadonlySet<string>): string[] => MUST_BE_COVERED.filter((operation) => !covered.has(operation));
