import { shape } from './shape';

/**
 * Couriers, countries, cost centres, departments, licence and the signed-in user (general.json, financials.json, nominal.json, sop.json).
 */

export const COURIER = shape({
	id: 'int ro',
	name: 'text 60 required',
	website: 'text 2083',
	tracking_url: 'text 2083',
	is_default: 'flag',
	is_to_delete: 'flag',
	date_time_created: 'instant ro',
	date_time_updated: 'instant ro',
});

export const COUNTRY_CODE = shape({
	id: 'int',
	code: 'text 2',
	name: 'text 60',
	eu_member: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const COST_CENTRE = shape({
	id: 'int',
	code: 'text 3',
	name: 'text 60',
	contact_name: 'text 200',
	contact_details: 'text 235',
	contact_email_address: 'text 200',
	is_to_delete: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const DEPARTMENT = shape({
	id: 'int',
	code: 'text 3',
	name: 'text 60',
	contact_name: 'text 200',
	contact_details: 'text 235',
	contact_email_address: 'text 200',
	is_to_delete: 'flag',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});

export const LICENCE = shape({
	is_sales_enabled: 'flag',
	is_purchase_enabled: 'flag',
	is_nominal_enabled: 'flag',
	is_fixed_assets_enabled: 'flag',
	is_cash_book_enabled: 'flag',
	is_stock_enabled: 'flag',
	is_price_book_enabled: 'flag',
	is_invoicing_enabled: 'flag',
	is_sales_orders_enabled: 'flag',
	is_purchase_orders_enabled: 'flag',
	is_bill_of_materials_enabled: 'flag',
	is_additional_excel_reports_enabled: 'flag',
	is_project_accounting_enabled: 'flag',
	is_manufacturing_enabled: 'flag',
	is_business_intelligence_enabled: 'flag',
	is_scripting_enabled: 'flag',
});

export const CURRENT_USER = shape({
	id: 'int',
	logon_name: 'text 256',
	friendly_name: 'text 250',
	email_address: 'text 50',
	is_web_user: 'flag',
	last_logon_date_time: 'instant',
});

export const SOP_USER_PERMISSION = shape({
	id: 'int',
	user_number: 'int',
	user_name: 'text 20',
	view_profit_values: 'flag',
	view_price_calculations: 'flag',
	override_credit_holds: 'flag',
	override_prices_discounts: 'flag',
	override_fulfilment_method: 'flag',
	override_confirmation_method: 'flag',
	override_cost_price: 'flag',
	generate_purchase_orders: 'flag',
	rapid_order_warehouse_id: 'int',
	trade_order_warehouse_id: 'int',
	full_order_warehouse_id: 'int',
	invoice_warehouse_id: 'int',
	date_time_created: 'instant',
	date_time_updated: 'instant',
});
