import { shape } from './shape';

/**
 * Settings of the ledgers and of stock (cash-book.json, sales.json, purchases.json, nominal.json, stock.json), without their child lists.
 */

export const CASH_BOOK_SETTINGS = shape({
	id: 'int',
	default_bank_account_id: 'int',
});

export const SALES_LEDGER_SETTINGS = shape({
	id: 'int',
	copy_statements_for_head_offices: 'flag',
	allow_batch_processing: 'flag',
	auto_generate_account_numbers: 'flag',
	next_account_number: 'int',
	allow_additional_trans_analysis: 'flag',
	use_card_processing: 'flag',
	use_transaction_date_for_allocation: 'flag',
	early_settlement_discount_days: 'int',
	early_settlement_discount_percent: 'decimal 2',
	keep_transactions_for: 'int',
	archive_transaction_after_keeping: 'flag',
	maximum_enquiry_transactions_to_display: 'int',
	show_outstanding_transactions: 'flag',
	tax_recovery_period: 'int',
	default_tax_code_id: 'int',
	default_terms_agreed: 'flag',
	no_of_reporting_periods: 'int',
	default_payment_terms_basis: 'text 20',
	default_payment_terms_days: 'int',
	use_account_periods_as_trading_periods: 'flag',
	revalue_foreign_entries: 'flag',
	statement_terms: 'text 20',
	statement_ageing_terms: 'text 20',
	charge_interest_on_finance_charges: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const PURCHASE_LEDGER_SETTINGS = shape({
	id: 'int',
	electronic_bank_payments: 'flag',
	allow_batch_processing: 'flag',
	auto_generate_account_numbers: 'flag',
	next_account_number: 'int',
	allow_additional_trans_analysis: 'flag',
	use_transaction_date_for_allocation: 'flag',
	early_settlement_discount_days: 'int',
	early_settlement_discount_percent: 'decimal 2',
	keep_transactions_for: 'int',
	archive_transaction_after_keeping: 'flag',
	maximum_enquiry_transactions_to_display: 'int',
	show_outstanding_transactions: 'flag',
	max_cheque_value: 'decimal 2',
	default_tax_code_id: 'int',
	default_terms_agreed: 'flag',
	no_of_reporting_periods: 'int',
	default_payment_terms_basis: 'text 20',
	default_payment_terms_days: 'int',
	use_account_periods_as_trading_periods: 'flag',
	revalue_foreign_entries: 'flag',
	use_invoice_authorisation: 'flag',
	authorisation_threshold_value: 'decimal 2',
	all_accounts_use_same_payment_method: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const NOMINAL_LEDGER_SETTINGS = shape({
	id: 'int',
	allow_additional_trans_analysis: 'flag',
	is_consolidation_enabled: 'flag',
	keep_nominal_transactions: 'flag',
	months_to_keep_transactions: 'int',
	use_expanded_budgets: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const STOCK_SETTINGS = shape({
	id: 'int',
	use_multiple_locations: 'flag',
	use_search_categories: 'flag',
	integrate_stock_management_with_nominal: 'flag',
	generate_cos_for_sop: 'flag',
	allow_negative_stocktake: 'flag',
	allow_negative_stocktake_with_purchase_order: 'flag',
	profit_percent_of_revenue: 'flag',
	record_numbers_on_goods_received: 'flag',
	allocate_individual_items: 'flag',
	allow_fulfilment_from_stock: 'flag',
	allow_fulfilment_from_supplier_via_stock: 'flag',
	allow_fulfilment_from_supplier_direct_to_customer: 'flag',
	use_landed_costs: 'flag',
	landed_costs_nominal_code_id: 'int',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});
