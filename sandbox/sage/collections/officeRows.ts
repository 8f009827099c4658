import type { SandboxParts } from '../../core/parts';
import { behaviourOf } from '../books/behaviour';
import type { Row } from '../shapes/shape';

/** Who is signed in: the one user of the sandbox. */
export const currentUserRows = (parts: SandboxParts): Row[] => [
	{
		id: 1,
		logon_name: 'api@harbour.example',
		friendly_name: 'Integration',
		email_address: 'api@harbour.example',
		is_web_user: true,
		last_logon_date_time: new Date(parts.clock.now()).toISOString(),
	},
];

/** What the user may do in sales orders. */
export const userPermissionRows = (parts: SandboxParts): Row[] => {
	const lacked = behaviourOf(parts).lackedPermissions.map((name) => [name, false] as const);
	return [{ ...PERMISSIONS, ...Object.fromEntries(lacked) }];
};

const PERMISSIONS: Row = {
	id: 1,
	user_number: 1,
	user_name: 'API',
	view_profit_values: true,
	view_price_calculations: true,
	override_credit_holds: true,
	override_prices_discounts: true,
	override_fulfilment_method: false,
	override_confirmation_method: false,
	override_cost_price: false,
	generate_purchase_orders: false,
};

/** Modules that the simulated company has. */
export const licenceRows = (): Row[] => [
	{
		is_sales_enabled: true,
		is_purchase_enabled: true,
		is_nominal_enabled: true,
		is_fixed_assets_enabled: false,
		is_cash_book_enabled: true,
		is_stock_enabled: true,
		is_price_book_enabled: false,
		is_invoicing_enabled: false,
		is_sales_orders_enabled: true,
		is_purchase_orders_enabled: false,
		is_bill_of_materials_enabled: false,
		is_additional_excel_reports_enabled: false,
		is_project_accounting_enabled: false,
		is_manufacturing_enabled: false,
		is_business_intelligence_enabled: false,
		is_scripting_enabled: false,
	},
];
