/**
 * Report types that the flows use, for picking (report type values of Amazon's documentation). Any other type can be given by its name.
 * Settlement reports are not among those that can be requested: Amazon makes them by itself.
 */
export interface KnownReport {
	readonly type: string;
	readonly name: string;
	readonly requestable: boolean;
}

const known = (name: string, type: string, requestable = true): KnownReport => ({ name, type, requestable });

export const KNOWN_REPORTS: readonly KnownReport[] = Object.freeze([
	known('All Listings', 'GET_MERCHANT_LISTINGS_ALL_DATA'),
	known('FBA Customer Returns', 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA'),
	known('FBA Inventory Ledger, Detail', 'GET_LEDGER_DETAIL_VIEW_DATA'),
	known('FBA Inventory Ledger, Summary', 'GET_LEDGER_SUMMARY_VIEW_DATA'),
	known('FBA Manage Inventory', 'GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA'),
	known('FBA Reimbursements', 'GET_FBA_REIMBURSEMENTS_DATA'),
	known('FBA Removal Order Detail', 'GET_FBA_FULFILLMENT_REMOVAL_ORDER_DETAIL_DATA'),
	known('FBA Removal Shipment Detail', 'GET_FBA_FULFILLMENT_REMOVAL_SHIPMENT_DETAIL_DATA'),
	known('FBM Returns by Return Date', 'GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE'),
	known('FBM Returns by Return Date, XML', 'GET_XML_RETURNS_DATA_BY_RETURN_DATE'),
	known('Settlement, Flat File V2', 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2', false),
	known('VAT Calculation', 'SC_VAT_TAX_REPORT'),
	known('VAT Invoice Data', 'GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT'),
	known('VAT Transactions', 'GET_VAT_TRANSACTION_DATA'),
]);

/** A type that createReport answers with a misleading 429, for ever. */
export const isNeverRequested = (reportType: string): boolean => /^GET_(V2_)?SETTLEMENT_REPORT/.test(reportType);
