import { list, shape } from './shape';

/**
 * Bodies of ledger postings (cash-book.json, sales.json, general.json).
 */

export const BANK_ANALYSIS_ITEM = shape({
	code: 'text 8 required',
	cost_centre: 'text 3',
	department: 'text 3',
	narrative: 'text 6000',
	gross_value: 'decimal 2',
	goods_value: 'decimal 2',
	tax_code_id: 'int',
	tax_value: 'decimal 2',
	transaction_date: 'instant',
	reference: 'text 20',
});

export const BANK_CHARGE = shape({
	code: 'text 8 required',
	cost_centre: 'text 3',
	department: 'text 3',
	value: 'decimal 2',
});

export const BANK_ENTRY = shape({
	bank_id: 'int required',
	transaction_date: 'instant',
	reference: 'text 20',
	second_reference: 'text 20',
	tax_registration_number: 'text 30',
	tax_code_id: 'int',
	narrative: 'text 6000',
	exchange_rate: 'decimal 6',
	cheque_currency_id: 'int',
	cheque_exchange_rate: 'decimal 6',
	cheque_value: 'decimal 2',
	cheque_goods_value: 'decimal 2',
	cheque_tax_value: 'decimal 2',
	nominal_analysis_items: list(BANK_ANALYSIS_ITEM, 'required'),
	bank_charges: list(BANK_CHARGE),
});

export const BANK_TRANSFER = shape({
	bank_from_id: 'int required',
	bank_to_id: 'int required',
	narrative: 'text 6000',
	reference: 'text 20',
	second_reference: 'text 20',
	transaction_date: 'instant',
	payment_value: 'decimal 2 required',
	receipt_value: 'decimal 2',
	exchange_rate: 'decimal 6',
	commission_value: 'decimal 2',
	commission_code: 'text 8',
	commission_cost_centre: 'text 3',
	commission_department: 'text 3',
	commission_payer: 'text 20',
	payment_to_base_exchange_rate: 'decimal 6',
	receipt_to_base_exchange_rate: 'decimal 6',
	exchange_difference_code: 'text 8',
	exchange_difference_cost_centre: 'text 3',
	exchange_difference_department: 'text 3',
});

export const TAX_ANALYSIS_ITEM = shape({
	id: 'int required',
	goods_amount: 'decimal 2',
	discount_amount: 'decimal 2',
	tax_amount: 'decimal 2',
	tax_discount_amount: 'decimal 2',
});

export const NOMINAL_ANALYSIS_ITEM = shape({
	code: 'text 8 required',
	cost_centre: 'text 3',
	department: 'text 3',
	narrative: 'text 6000',
	value: 'decimal 2',
	transaction_analysis_code: 'text 20',
});

export const SALES_INVOICE = shape({
	customer_id: 'int required',
	transaction_date: 'instant',
	due_date: 'instant',
	exchange_rate: 'decimal 6',
	reference: 'text 20',
	second_reference: 'text 20',
	settled_immediately: 'flag',
	document_goods_value: 'decimal 2',
	document_tax_value: 'decimal 2',
	document_discount_value: 'decimal 2',
	document_tax_discount_value: 'decimal 2',
	discount_percent: 'decimal 2',
	discount_days: 'int',
	is_eu_trader: 'flag ro',
	triangular_transaction: 'flag',
	tax_analysis_items: list(TAX_ANALYSIS_ITEM),
	nominal_analysis_items: list(NOMINAL_ANALYSIS_ITEM),
});

export const SALES_CREDIT_NOTE = shape({
	customer_id: 'int required',
	transaction_date: 'instant',
	exchange_rate: 'decimal 6',
	reference: 'text 20',
	second_reference: 'text 20',
	settled_immediately: 'flag',
	document_goods_value: 'decimal 2',
	document_tax_value: 'decimal 2',
	document_discount_value: 'decimal 2',
	document_tax_discount_value: 'decimal 2',
	discount_percent: 'decimal 2',
	discount_days: 'int',
	is_eu_trader: 'flag ro',
	triangular_transaction: 'flag',
	tax_analysis_items: list(TAX_ANALYSIS_ITEM),
	nominal_analysis_items: list(NOMINAL_ANALYSIS_ITEM),
});

export const SALES_RECEIPT = shape({
	customer_id: 'int required',
	bank_id: 'int required',
	cheque_currency_id: 'int',
	cheque_value: 'decimal 2 required',
	customer_cheque_value: 'decimal 2',
	transaction_date: 'instant',
	exchange_rate: 'decimal 6',
	bank_exchange_rate: 'decimal 6',
	cheque_exchange_rate: 'decimal 6',
	settlement_discount_value: 'decimal 2',
	reference: 'text 20',
	second_reference: 'text 20',
	nominal_analysis_items: list(NOMINAL_ANALYSIS_ITEM),
});

export const SALES_PAYMENT = shape({
	customer_id: 'int required',
	bank_id: 'int required',
	cheque_currency_id: 'int',
	cheque_value: 'decimal 2 required',
	customer_cheque_value: 'decimal 2',
	transaction_date: 'instant',
	exchange_rate: 'decimal 2',
	bank_exchange_rate: 'decimal 6',
	cheque_exchange_rate: 'decimal 6',
	settlement_discount_value: 'decimal 2',
	reference: 'text 20',
	second_reference: 'text 20',
	nominal_analysis_items: list(NOMINAL_ANALYSIS_ITEM),
});

export const ALLOCATION_LINE = shape({
	posted_tran_id: 'int required',
	value_to_allocate: 'decimal 2 required',
});

export const SALES_ALLOCATION = shape({
	customer_id: 'int required',
	allocation_date: 'instant',
	allocation_lines: list(ALLOCATION_LINE, 'required'),
});

export const DATE_TO_VALIDATE = shape({
	date: 'instant',
	ledger_type: 'text 30',
});

export const DATE_VALIDATION = shape({
	classification: 'text 20',
	message: 'text',
});

export const POSTED_URN = shape({
	urn: 'text 20',
});
