import { COLLECTIONS, type RowRecord } from '../records';
import { FBA_PAUSE, type MadeReport, type ReportRequest, type ReportType } from './reportType';
import { writeTable } from './table';

const DAY = 24 * 3600_000;

const REIMBURSEMENT_COLUMNS = [
	'approval-date',
	'reimbursement-id',
	'case-id',
	'amazon-order-id',
	'reason',
	'sku',
	'fnsku',
	'asin',
	'product-name',
	'condition',
	'currency-unit',
	'amount-per-unit',
	'amount-total',
	'quantity-reimbursed-cash',
	'quantity-reimbursed-inventory',
	'quantity-reimbursed-total',
	'original-reimbursement-id',
	'original-reimbursement-type',
];
const FBA_RETURN_COLUMNS = [
	'return-date',
	'order-id',
	'sku',
	'asin',
	'fnsku',
	'product-name',
	'quantity',
	'fulfillment-center-id',
	'detailed-disposition',
	'reason',
	'status',
	'license-plate-number',
	'customer-comments',
];
/** Without the SAFE-T columns: their exact names are not known here, and the company has no such claim. */
const FBM_RETURN_COLUMNS = [
	'Order ID',
	'Order date',
	'Return request date',
	'Return request status',
	'Amazon RMA ID',
	'Merchant RMA ID',
	'Label type',
	'Label cost',
	'Currency code',
	'Return carrier',
	'Tracking ID',
	'Label to be paid by',
	'A-to-Z Claim',
	'Is prime',
	'ASIN',
	'Merchant SKU',
	'Item Name',
	'Return quantity',
	'Return Reason',
	'In policy',
	'Return type',
	'Resolution',
	'Invoice number',
	'Return delivery date',
	'Order Amount',
	'Order quantity',
	'Refunded Amount',
];

/** Rows of a collection that fall into the period, oldest first, as they are kept. */
function rowsOf({ store, start, end }: ReportRequest, collection: string, kind: string): Array<Record<string, string>> {
	return store
		.all<RowRecord>(collection)
		.filter((row) => row.kind === kind && Date.parse(row.at) >= start && Date.parse(row.at) <= end)
		.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
		.map(({ cells }) => cells);
}

function made(columns: readonly string[], rows: Array<Record<string, string>>, compression?: 'none'): MadeReport {
	return rows.length === 0
		? { outcome: 'noData' }
		: { outcome: 'document', text: writeTable(columns, rows), ...(compression ? { compression } : {}) };
}

/** This one comes without gzip: not every document is compressed. */
export const reimbursements: ReportType = {
	options: {},
	pause: FBA_PAUSE,
	make: (request) => made(REIMBURSEMENT_COLUMNS, rowsOf(request, COLLECTIONS.reimbursements, 'reimbursement'), 'none'),
};

export const fbaReturns: ReportType = {
	options: {},
	pause: FBA_PAUSE,
	make: (request) => made(FBA_RETURN_COLUMNS, rowsOf(request, COLLECTIONS.returns, 'fba')),
};

/** Takes up to 60 days at once. */
export const fbmReturns: ReportType = {
	options: {},
	make: (request) =>
		request.end - request.start > 60 * DAY
			? { outcome: 'fatal', text: 'The report covers 60 days at most. Ask for a shorter period.' }
			: made(FBM_RETURN_COLUMNS, rowsOf(request, COLLECTIONS.returns, 'fbm')),
};
