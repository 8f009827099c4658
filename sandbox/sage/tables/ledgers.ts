import { COLLECTION } from '../books/names';
import * as master from '../collections/masterRows';
import { bankPostedRows, nominalEnquiryRows } from '../collections/postedRows';
import { purchasePostedRows, salesHistoricalRows, salesPostedRows } from '../collections/traderRows';
import { salesAllocation } from '../postings/allocation';
import { bankPayment, bankReceipt } from '../postings/bankEntry';
import { bankTransfer } from '../postings/bankTransfer';
import { proposes } from '../postings/kept';
import { CUSTOMERS, deleteAddress, DELIVERY_ADDRESSES, NOMINAL_CODES, SUPPLIERS } from '../postings/masterData';
import { purchasePayment, purchaseReceipt, salesPayment, salesReceipt } from '../postings/traderCash';
import { purchaseCreditNote, purchaseInvoice, salesCreditNote, salesInvoice } from '../postings/traderDocument';
import { below, keeping, posting, reading, readingEach, type Resource } from '../resource';
import * as posted from '../shapes/posted';
import * as body from '../shapes/postings';
import * as purchase from '../shapes/purchase';
import * as reference from '../shapes/reference';
import { shape } from '../shapes/shape';
import * as trade from '../shapes/trade';

/** Asked with an empty object. */
const NOTHING = shape({});

/** Accounts, their ledgers and the cash book. */
export const LEDGERS: readonly Resource[] = [
	keeping('nominal_codes', reference.NOMINAL_CODE, NOMINAL_CODES),
	posting('nominal_codes_new', NOTHING, reference.NOMINAL_CODE, proposes(NOMINAL_CODES)),
	readingEach('nominal_report_categories', reference.NOMINAL_REPORT_CATEGORY, master.reportCategoryRows),
	reading('lookup_nominal_codes', reference.LOOKUP_NOMINAL_CODE, master.lookupNominalRows),
	readingEach('nominal_transaction_enquiry_views', posted.NOMINAL_TRANSACTION_ENQUIRY_VIEW, nominalEnquiryRows),
	reading(
		'nominal_codes/:parentId/nominal_transaction_enquiry_views',
		posted.NOMINAL_TRANSACTION_ENQUIRY_VIEW,
		below(COLLECTION.nominalCode, nominalEnquiryRows, 'nominal_code_id'),
	),

	readingEach('banks', reference.BANK, master.bankRows),
	reading('lookup_banks', reference.LOOKUP_BANK, master.lookupBankRows),
	readingEach('bank_posted_transactions', posted.BANK_POSTED_TRANSACTION, bankPostedRows),
	reading('banks/:parentId/bank_posted_transactions', posted.BANK_POSTED_TRANSACTION, below(COLLECTION.bank, bankPostedRows, 'bank_id')),
	posting('bank_payment', body.BANK_ENTRY, body.POSTED_URN, bankPayment),
	posting('bank_receipt', body.BANK_ENTRY, body.POSTED_URN, bankReceipt),
	posting('bank_transfer', body.BANK_TRANSFER, body.BANK_TRANSFER, bankTransfer),

	keeping('customers', trade.CUSTOMER, CUSTOMERS),
	posting('customers_new', NOTHING, trade.CUSTOMER, proposes(CUSTOMERS)),
	reading('lookup_customers', trade.LOOKUP_CUSTOMER, master.lookupCustomerRows),
	{ ...keeping('customer_delivery_addresses', trade.CUSTOMER_DELIVERY_ADDRESS, DELIVERY_ADDRESSES), remove: deleteAddress },
	reading(
		'customers/:parentId/customer_delivery_addresses',
		trade.CUSTOMER_DELIVERY_ADDRESS,
		below(COLLECTION.customer, master.deliveryAddressRows, 'customer_id'),
	),
	readingEach('sales_posted_transactions', posted.SALES_POSTED_TRANSACTION, salesPostedRows),
	reading(
		'customers/:parentId/sales_posted_transactions',
		posted.SALES_POSTED_TRANSACTION,
		below(COLLECTION.customer, salesPostedRows, 'customer_id'),
	),
	readingEach('sales_historical_transactions', posted.SALES_HISTORICAL_TRANSACTION, salesHistoricalRows),
	posting('sales_invoices', body.SALES_INVOICE, body.POSTED_URN, salesInvoice),
	posting('sales_credit_notes', body.SALES_CREDIT_NOTE, body.POSTED_URN, salesCreditNote),
	posting('sales_receipts', body.SALES_RECEIPT, body.POSTED_URN, salesReceipt),
	posting('sales_payments', body.SALES_PAYMENT, body.POSTED_URN, salesPayment),
	posting('sales_allocations', body.SALES_ALLOCATION, body.SALES_ALLOCATION, salesAllocation),

	keeping('suppliers', purchase.SUPPLIER, SUPPLIERS),
	posting('suppliers_new', NOTHING, purchase.SUPPLIER, proposes(SUPPLIERS)),
	reading('lookup_suppliers', purchase.LOOKUP_SUPPLIER, master.lookupSupplierRows),
	readingEach('purchase_posted_transactions', purchase.PURCHASE_POSTED_TRANSACTION, purchasePostedRows),
	reading(
		'suppliers/:parentId/purchase_posted_transactions',
		purchase.PURCHASE_POSTED_TRANSACTION,
		below(COLLECTION.supplier, purchasePostedRows, 'supplier_id'),
	),
	posting('purchase_invoices', purchase.PURCHASE_INVOICE, body.POSTED_URN, purchaseInvoice),
	posting('purchase_credit_notes', purchase.PURCHASE_CREDIT_NOTE, body.POSTED_URN, purchaseCreditNote),
	posting('purchase_payments', purchase.PURCHASE_CASH, body.POSTED_URN, purchasePayment),
	posting('purchase_receipts', purchase.PURCHASE_CASH, body.POSTED_URN, purchaseReceipt),
];
