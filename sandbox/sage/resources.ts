import type { SandboxParts } from '../core/sandbox';
import { periodRows } from './books/calendar';
import { COLLECTION } from './books/names';
import { bankEntryTypeRows, classificationRows, documentStatusRows, ledgerTypeRows, traderTypeRows } from './collections/enums';
import { despatchLineRows, despatchRows, receiptRows } from './collections/despatchRows';
import * as master from './collections/masterRows';
import { orderLineRows, orderRows } from './collections/orderRows';
import { bankPostedRows, nominalEnquiryRows, salesPostedRows } from './collections/postedRows';
import * as settingsRows from './collections/settingsRows';
import * as stockRows from './collections/stockRows';
import { salesAllocation } from './postings/allocation';
import { bankPayment, bankReceipt } from './postings/bankEntry';
import { bankTransfer } from './postings/bankTransfer';
import type { Change, Posting } from './postings/context';
import { changeReceipt, confirmDespatch } from './postings/despatch';
import { validateDate } from './postings/dateValidation';
import { changeOrder, deleteOrder, lockOrder } from './postings/orderChange';
import { salesPayment, salesReceipt } from './postings/salesCash';
import { salesCreditNote, salesInvoice } from './postings/salesDocument';
import { salesOrder } from './postings/salesOrder';
import { newBin, newHolding, stockTransfer } from './postings/stockTransfer';
import * as despatch from './shapes/despatch';
import * as ledgerSettings from './shapes/ledgerSettings';
import * as office from './shapes/office';
import * as posted from './shapes/posted';
import * as body from './shapes/postings';
import * as reference from './shapes/reference';
import { SALES_ORDER, SALES_ORDER_LINE } from './shapes/salesOrder';
import * as settings from './shapes/settings';
import { list, opened, type Row, type Shape } from './shapes/shape';
import * as stock from './shapes/stock';
import * as trade from './shapes/trade';

/** One path of the API. A new resource is a new entry here and, when it writes, one posting function. */
export interface Resource {
	/** Below the base, with `:parentId` for a record that it stands under. */
	readonly path: string;
	/** Description of the records that are read. */
	readonly shape: Shape;
	/** Rows of the collection; undefined when the parent does not exist. Left out: nothing can be read here. */
	readonly rows?: (parts: SandboxParts, parentId: number) => Row[] | undefined;
	/** Whether `/{Id}` gives one record. */
	readonly one?: boolean;
	readonly post?: { readonly body: Shape; readonly run: Posting };
	/** Whether `/{Id}` can be changed. */
	readonly put?: { readonly body: Shape; readonly run: Change };
	/** Whether `/{Id}` can be deleted. */
	readonly remove?: (parts: SandboxParts, id: number) => void;
	/** Words of `$expand` on one record that do something and add fields to the answer. */
	readonly special?: Readonly<Record<string, (parts: SandboxParts, id: number) => Row>>;
	/** The stamp by which new rows of the collection stay unseen for a while (see `visibleAfterSeconds`). */
	readonly lagsBy?: string;
	/** Answers the only record instead of a list. */
	readonly single?: boolean;
}

const posting = (path: string, given: Shape, answer: Shape, run: Posting): Resource => ({ path, shape: answer, post: { body: given, run } });

const below = (parent: string, rows: (parts: SandboxParts) => Row[], key: string) => (parts: SandboxParts, parentId: number) =>
	parts.store.get(parent, parentId) ? rows(parts).filter((row) => row[key] === parentId) : undefined;

/** Lines, items and locks are named by ids that the descriptions mark as read-only. */
const ORDER_CHANGE: Shape = { ...opened(SALES_ORDER, ['lock_id']), lines: list(opened(SALES_ORDER_LINE, ['id'])) };
const CONFIRM_DESPATCH: Shape = { ...despatch.CONFIRM_DESPATCH, items: list(opened(despatch.DESPATCH_ITEM, ['id'])) };

/** Does not need X-Site and X-Company. */
export const SITES: Resource = { path: 'sites', shape: reference.SITE, rows: master.siteRows };

export const RESOURCES: readonly Resource[] = [
	// Settings answer a list of one.
	{ path: 'sop_settings', shape: settings.SOP_SETTINGS, rows: master.sopSettingsRows },
	{ path: 'system_settings', shape: settings.SYSTEM_SETTINGS, rows: settingsRows.systemSettingsRows },
	{ path: 'cash_book_settings', shape: ledgerSettings.CASH_BOOK_SETTINGS, rows: settingsRows.cashBookSettingsRows },
	{ path: 'sales_ledger_settings', shape: ledgerSettings.SALES_LEDGER_SETTINGS, rows: settingsRows.salesLedgerSettingsRows },
	{ path: 'nominal_ledger_settings', shape: ledgerSettings.NOMINAL_LEDGER_SETTINGS, rows: settingsRows.nominalLedgerSettingsRows },
	{ path: 'stock_settings', shape: ledgerSettings.STOCK_SETTINGS, rows: settingsRows.stockSettingsRows },

	{ path: 'tax_codes', shape: reference.TAX_CODE, rows: master.taxCodeRows, one: true },
	{ path: 'currencies', shape: reference.CURRENCY, rows: master.currencyRows, one: true },
	{ path: 'nominal_codes', shape: reference.NOMINAL_CODE, rows: master.nominalCodeRows, one: true },
	{ path: 'lookup_nominal_codes', shape: reference.LOOKUP_NOMINAL_CODE, rows: master.lookupNominalRows },
	{ path: 'banks', shape: reference.BANK, rows: master.bankRows, one: true },
	{ path: 'lookup_banks', shape: reference.LOOKUP_BANK, rows: master.lookupBankRows },
	{ path: 'financial_year_period_views', shape: reference.FINANCIAL_YEAR_PERIOD_VIEW, rows: (parts) => periodRows(parts.clock.now()) },

	{ path: 'customers', shape: trade.CUSTOMER, rows: master.customerRows, one: true },
	{ path: 'lookup_customers', shape: trade.LOOKUP_CUSTOMER, rows: master.lookupCustomerRows },
	{ path: 'products', shape: trade.PRODUCT, rows: stockRows.productRows, one: true },
	{ path: 'lookup_products', shape: trade.LOOKUP_PRODUCT, rows: master.lookupProductRows },
	{ path: 'warehouses', shape: trade.WAREHOUSE, rows: master.warehouseRows, one: true },
	{ path: 'sop_additional_charges', shape: trade.SOP_ADDITIONAL_CHARGE, rows: master.chargeRows, one: true },

	{ path: 'warehouse_holdings', shape: stock.WAREHOUSE_HOLDING, rows: stockRows.holdingRows, one: true, post: { body: stock.WAREHOUSE_HOLDING, run: newHolding } },
	{ path: 'products/:parentId/warehouse_holdings', shape: stock.WAREHOUSE_HOLDING, rows: below(COLLECTION.product, stockRows.holdingRows, 'product_id') },
	{ path: 'warehouses/:parentId/warehouse_holdings', shape: stock.WAREHOUSE_HOLDING, rows: below(COLLECTION.warehouse, stockRows.holdingRows, 'warehouse_id') },
	{ path: 'bin_holdings', shape: stock.BIN_HOLDING, rows: stockRows.binRows, one: true, post: { body: stock.BIN_HOLDING, run: newBin } },
	{ path: 'products/:parentId/bin_holdings', shape: stock.BIN_HOLDING, rows: below(COLLECTION.product, stockRows.binRows, 'product_id') },
	{ path: 'warehouse_holdings/:parentId/bin_holdings', shape: stock.BIN_HOLDING, rows: below(COLLECTION.holding, stockRows.binRows, 'warehouse_holding_id') },
	{ path: 'product_warehouse_views', shape: stock.PRODUCT_WAREHOUSE_VIEW, rows: stockRows.productWarehouseRows },
	{ path: 'product_views', shape: stock.PRODUCT_VIEW, rows: stockRows.productViewRows },
	{ path: 'product_transaction_views', shape: stock.PRODUCT_TRANSACTION_VIEW, rows: stockRows.productTransactionRows, lagsBy: 'date_time_updated' },
	posting('stock_transfers', stock.STOCK_TRANSFER, stock.STOCK_TRANSFER_ANSWER, stockTransfer),

	{ path: 'couriers', shape: office.COURIER, rows: master.courierRows, one: true },
	{ path: 'sop_despatch_receipts', shape: despatch.DESPATCH_RECEIPT, rows: receiptRows, one: true, put: { body: despatch.DESPATCH_RECEIPT, run: changeReceipt } },
	{ path: 'sop_order_despatch_views', shape: despatch.DESPATCH_VIEW, rows: despatchRows },
	{ path: 'sop_order_despatch_line_views', shape: despatch.DESPATCH_LINE_VIEW, rows: despatchLineRows },
	posting('sop_confirm_despatch', CONFIRM_DESPATCH, CONFIRM_DESPATCH, confirmDespatch),

	{ path: 'ledger_types', shape: reference.ENUM_VALUE, rows: ledgerTypeRows },
	{ path: 'sop_document_status_types', shape: reference.ENUM_VALUE, rows: documentStatusRows },
	{ path: 'transaction_date_validation_classifications', shape: reference.ENUM_VALUE, rows: classificationRows },
	{ path: 'trader_transaction_types', shape: reference.ENUM_VALUE, rows: traderTypeRows },
	{ path: 'bank_entry_types', shape: reference.ENUM_VALUE, rows: bankEntryTypeRows },

	{
		path: 'sop_orders', shape: SALES_ORDER, rows: orderRows, one: true, lagsBy: 'date_time_created', special: { is_to_lock: lockOrder },
		post: { body: SALES_ORDER, run: salesOrder }, put: { body: ORDER_CHANGE, run: changeOrder }, remove: deleteOrder,
	},
	{ path: 'sop_orders/:parentId/sop_order_lines', shape: SALES_ORDER_LINE, rows: orderLineRows },
	{ path: 'customers/:parentId/sop_orders', shape: SALES_ORDER, rows: below(COLLECTION.customer, orderRows, 'customer_id') },

	{ path: 'bank_posted_transactions', shape: posted.BANK_POSTED_TRANSACTION, rows: bankPostedRows, one: true },
	{ path: 'banks/:parentId/bank_posted_transactions', shape: posted.BANK_POSTED_TRANSACTION, rows: below(COLLECTION.bank, bankPostedRows, 'bank_id') },
	{ path: 'sales_posted_transactions', shape: posted.SALES_POSTED_TRANSACTION, rows: salesPostedRows, one: true },
	{ path: 'nominal_transaction_enquiry_views', shape: posted.NOMINAL_TRANSACTION_ENQUIRY_VIEW, rows: nominalEnquiryRows },

	posting('bank_payment', body.BANK_ENTRY, body.POSTED_URN, bankPayment),
	posting('bank_receipt', body.BANK_ENTRY, body.POSTED_URN, bankReceipt),
	posting('bank_transfer', body.BANK_TRANSFER, body.BANK_TRANSFER, bankTransfer),
	posting('sales_invoices', body.SALES_INVOICE, body.POSTED_URN, salesInvoice),
	posting('sales_credit_notes', body.SALES_CREDIT_NOTE, body.POSTED_URN, salesCreditNote),
	posting('sales_receipts', body.SALES_RECEIPT, body.POSTED_URN, salesReceipt),
	posting('sales_payments', body.SALES_PAYMENT, body.POSTED_URN, salesPayment),
	posting('sales_allocations', body.SALES_ALLOCATION, body.SALES_ALLOCATION, salesAllocation),
	posting('transaction_date_validation', body.DATE_TO_VALIDATE, body.DATE_VALIDATION, validateDate),
];
