import { link, list, object, shape } from './shape';

/**
 * Master data of the ledgers (general.json, financials.json, cash-book.json, nominal.json).
 */

export const SITE = shape({
	company_id: 'int',
	company_name: 'text 100',
	site_id: 'text 36',
	site_name: 'text 100',
	site_short_name: 'text 50',
});

export const TAX_CODE = shape({
	id: 'int',
	code: 'int',
	name: 'text 60',
	tax_rate: 'decimal 2',
	terms: 'text 54',
	terms_description: 'text 60',
	is_notional_acquisition_tax: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const CURRENCY = shape({
	id: 'int',
	symbol: 'text 4',
	name: 'text 30',
	core_currency_rate: 'decimal 6',
	euro_currency_rate: 'decimal 6',
	is_base_currency: 'flag',
	is_euro_currency: 'flag',
	use_for_new_accounts: 'flag',
	exchange_rate_type: 'text 20',
	exchange_rate_amendability_type: 'text 50',
	currency_iso_code_id: 'int',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const BANK = shape({
	id: 'int',
	code: 'text 8',
	description: 'text 60',
	sort_code: 'text 10',
	account_no: 'text 20',
	bank_name: 'text 60',
	account_type: 'text 20',
	account_status_type: 'text 20',
	balance: 'decimal 2',
	balance_in_base: 'decimal 2',
	overdraft_limit: 'decimal 2',
	account_name: 'text 50',
	iban: 'text 40',
	bic: 'text 11',
	statement_balance: 'decimal 2',
	statement_date: 'instant',
	account_currency_id: 'int',
	bank_account_nominal_reference: 'text 8',
	bank_account_nominal_cost_centre: 'text 3',
	bank_account_nominal_department: 'text 3',
	bank_charges_nominal_reference: 'text 8',
	bank_charges_nominal_cost_centre: 'text 3',
	bank_charges_nominal_department: 'text 3',
	exchange_diff_nominal_reference: 'text 8',
	exchange_diff_nominal_cost_centre: 'text 3',
	exchange_diff_nominal_department: 'text 3',
	account_currency: link(() => CURRENCY),
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const LOOKUP_BANK = shape({
	id: 'int',
	code: 'text 8',
	description: 'text 60',
	account_status_type: 'text 20',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const NOMINAL_CODE = shape({
	id: 'int ro',
	name: 'text 60',
	reference: 'text 8 required',
	cost_centre_id: 'int',
	cost_centre_code: 'text 3 ro',
	department_id: 'int',
	department_code: 'text 3 ro',
	nominal_account_type: 'text 20',
	account_status_type: 'text 20',
	report_category_id: 'int required',
	sofa_category_id: 'int',
	display_balances_in_selection_list: 'flag',
	balance_year_to_date: 'decimal 2 ro',
	debit_balance_year_to_date: 'decimal 2 ro',
	credit_balance_year_to_date: 'decimal 2 ro',
	brought_forward_balance: 'decimal 2 ro',
	allow_manual_journal_entries: 'flag',
	use_batch_postings: 'flag',
	periods_to_keep_transactions: 'int',
	consolidated_nominal_code_id: 'int ro',
	consolidated_nominal_account_number: 'text 8',
	consolidated_nominal_cost_centre: 'text 3',
	consolidated_nominal_department: 'text 3',
	'analysis_code_1..20': 'text 60',
	date_time_created: 'instant ro',
	date_time_updated: 'instant ro',
});

export const NOMINAL_REPORT_CATEGORY = shape({
	id: 'int',
	account_report_type: 'text 20',
	code: 'text 4',
	description: 'text 60',
	account_report_category_type: 'text 20',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const LOOKUP_NOMINAL_CODE = shape({
	id: 'int',
	name: 'text 60',
	reference: 'text 8',
	cost_centre_code: 'text 3',
	department_code: 'text 3',
	nominal_account_type_id: 'int',
	account_status_type_id: 'int',
	display_balances_in_selection_list: 'flag',
	balance_year_to_date: 'decimal 2',
	brought_forward_balance: 'decimal 2',
});

export const FINANCIAL_YEAR_PERIOD_VIEW = shape({
	financial_year_id: 'int',
	financial_year_start_date: 'instant',
	financial_year_end_date: 'instant',
	year_relative_to_current_year: 'int',
	number_of_periods_in_year: 'int',
	accounting_period_id: 'int',
	period_number: 'int',
	period_start_date: 'instant',
	period_end_date: 'instant',
});

export const ENUM_VALUE = shape({
	id: 'int',
	description: 'text 30',
	value: 'text 30',
});

/** An analysis code of the company and its values. */
export const ANALYSIS_CODE = shape({
	id: 'int ro',
	name: 'text 60',
	allow_overtype: 'flag',
	allow_new_on_entry: 'flag',
	values: list(shape({ id: 'int ro', analysis_code_id: 'int', value: 'text 60', is_default: 'flag' })),
});

/** Where an analysis code is used: of which kind of record, and in which of its twenty places. */
export const ANALYSIS_CODE_MAPPING = shape({
	id: 'int ro',
	class_name: 'text 255 ro',
	friendly_class_name: 'text 255 ro',
	property_name: 'text 255 ro',
	friendly_property_name: 'text 255 ro',
	is_mandatory: 'flag ro',
	is_read_only: 'flag ro',
	slot: 'int ro',
	analysis_code: object(ANALYSIS_CODE),
	date_time_created: 'instant ro',
	date_time_updated: 'instant ro',
});
