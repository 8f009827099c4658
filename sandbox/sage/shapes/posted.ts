import { link, list, narrowed, shape } from './shape';
import { BANK, CURRENCY } from './reference';
import { CUSTOMER } from './trade';

/**
 * What is read back after a posting (cash-book.json, sales.json, nominal.json).
 */

export const POSTED_TAX_ITEM = shape({
	id: 'int',
	code: 'int',
	name: 'text 60',
	entry_type: 'text 20',
	goods_amount: 'decimal 2',
	tax_amount: 'decimal 2',
	tax_discount_amount: 'decimal 2',
});

export const POSTED_NOMINAL_ITEM = shape({
	code: 'text 8',
	cost_centre: 'text 3',
	department: 'text 3',
	name: 'text 60',
	location: 'text 30',
	reference: 'text 20',
	narrative: 'text 6000',
	value: 'decimal 2',
	base_value: 'decimal 2',
	transaction_analysis_code: 'text 20',
	source: 'text 30',
});

export const POSTED_TRADE_ITEM = shape({
	account_number: 'text',
	account_name: 'text 60',
	trading_entry_type: 'text 30',
	entry_type_string: 'text 30',
	reference: 'text 20',
	gross_value: 'decimal 2',
	tax_value: 'decimal 2',
	transaction_date: 'instant',
	urn: 'int',
});

export const BANK_POSTED_TRANSACTION = shape({
	id: 'int',
	bank_id: 'int',
	bank_transaction_type: 'text 30',
	entry_description: 'text 6000',
	reference: 'text 20',
	second_reference: 'text 20',
	transaction_date: 'instant',
	posted_date: 'instant',
	cheque_value: 'decimal 2',
	cheque_discount_value: 'decimal 2',
	cheque_to_account_currency_rate: 'decimal 6',
	bank_cheque_to_base_currency_rate: 'decimal 6',
	cheque_currency_id: 'int',
	last_statement_date: 'instant',
	statement_page_number: 'int',
	source: 'text 30',
	urn: 'int',
	user_name: 'text 20',
	tax_analysis_items: list(POSTED_TAX_ITEM),
	nominal_analysis_items: list(POSTED_NOMINAL_ITEM),
	trade_items: list(POSTED_TRADE_ITEM),
	bank: link(() => BANK),
	cheque_currency: link(() => CURRENCY),
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const POSTED_BANK_ITEM = shape({
	bank_code: 'text',
	name: 'text 60',
	bank_entry_type: 'text 30',
	reference: 'text 20',
	cheque_value: 'decimal 2',
	statement_date: 'instant',
	statement_page_number: 'int',
	urn: 'int',
});

export const ALLOCATION_SESSION_ITEM = shape({
	user_name: 'text',
	ledger_type: 'text 30',
	urn: 'int',
	allocation_date: 'instant',
	trader_transaction_type: 'text 30',
	reference: 'text 20',
	value: 'decimal 2',
	allocation_value: 'decimal 2',
});

export const SALES_POSTED_TRANSACTION = shape({
	id: 'int',
	customer_id: 'int',
	trader_transaction_type: 'text 30',
	reference: 'text 20',
	second_reference: 'text 20',
	queried: 'text 1',
	transaction_date: 'instant',
	posted_date: 'instant',
	due_date: 'instant',
	full_settlement_date: 'instant',
	document_goods_value: 'decimal 2',
	document_gross_value: 'decimal 2',
	document_tax_value: 'decimal 2',
	document_discount_value: 'decimal 2',
	discount_percent: 'decimal 2',
	document_tax_discount_value: 'decimal 2',
	document_allocated_value: 'decimal 2',
	document_outstanding_value: 'decimal 2',
	base_goods_value: 'decimal 2',
	base_gross_value: 'decimal 2',
	base_tax_value: 'decimal 2',
	base_discount_value: 'decimal 2',
	base_tax_discount_value: 'decimal 2',
	base_allocated_value: 'decimal 2',
	control_value_in_base_currency: 'decimal 2',
	exchange_rate: 'decimal 6',
	settled_immediately: 'flag',
	discount_days: 'int',
	urn: 'int',
	user_name: 'text 20',
	tax_analysis_items: list(POSTED_TAX_ITEM),
	nominal_analysis_items: list(POSTED_NOMINAL_ITEM),
	bank_items: list(POSTED_BANK_ITEM),
	allocation_session_items: list(ALLOCATION_SESSION_ITEM),
	customer: link(() => CUSTOMER),
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

/** What the sales ledger archived: the same without allocations. */
export const SALES_HISTORICAL_TRANSACTION = narrowed(SALES_POSTED_TRANSACTION, (name) => name === 'allocation_session_items');

export const NOMINAL_TRANSACTION_ENQUIRY_VIEW = shape({
	id: 'int',
	nominal_code_id: 'int',
	transaction_date: 'instant',
	period_number: 'int',
	reference: 'text 20',
	narrative: 'text 6000',
	transaction_analysis_code: 'text 20',
	debit: 'decimal 2',
	credit: 'decimal 2',
	user_name: 'text 20',
	source: 'text 30',
	urn: 'int',
	accounting_period_id: 'int',
	financial_year_id: 'int',
	financial_year_start_date: 'instant',
	year_relative_to_current_year: 'int',
	nominal_analysis_items: list(POSTED_NOMINAL_ITEM),
	bank_items: list(POSTED_BANK_ITEM),
	tax_analysis_items: list(POSTED_TAX_ITEM),
	trade_items: list(POSTED_TRADE_ITEM),
});
