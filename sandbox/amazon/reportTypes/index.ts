import { ledgerDetail } from './ledgerDetail';
import { ledgerSummary } from './ledgerSummary';
import type { ReportType } from './reportType';
import { fbaReturns, fbmReturns, reimbursements } from './rowReports';
import { vatInvoices } from './vatInvoices';
import { vatTransactions } from './vatTransactions';

/** The reports that can be asked for, by their type. */
export const REPORT_TYPES: Readonly<Record<string, ReportType>> = {
	GET_LEDGER_DETAIL_VIEW_DATA: ledgerDetail,
	GET_LEDGER_SUMMARY_VIEW_DATA: ledgerSummary,
	GET_FBA_REIMBURSEMENTS_DATA: reimbursements,
	GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA: fbaReturns,
	GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE: fbmReturns,
	GET_VAT_TRANSACTION_DATA: vatTransactions,
	GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT: vatInvoices,
};
