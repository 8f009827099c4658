import * as despatch from '../../sandbox/sage/shapes/despatch';
import * as ledgerSettings from '../../sandbox/sage/shapes/ledgerSettings';
import * as office from '../../sandbox/sage/shapes/office';
import * as orderViews from '../../sandbox/sage/shapes/orderViews';
import * as posted from '../../sandbox/sage/shapes/posted';
import * as postings from '../../sandbox/sage/shapes/postings';
import * as purchase from '../../sandbox/sage/shapes/purchase';
import * as reference from '../../sandbox/sage/shapes/reference';
import * as salesOrder from '../../sandbox/sage/shapes/salesOrder';
import * as settings from '../../sandbox/sage/shapes/settings';
import * as stock from '../../sandbox/sage/shapes/stock';
import * as stocktake from '../../sandbox/sage/shapes/stocktake';
import * as trade from '../../sandbox/sage/shapes/trade';
import type { Field, Shape } from '../../sandbox/sage/shapes/shape';
import { DEVIATIONS } from './deviations';
import { referredName, type NamedSchemas, type Schema } from './schema';
import { loadDescriptions } from './specs';

/** The simulated Sage's records and the schema of the description that each stands for. */
const RECORDS: ReadonlyArray<readonly [document: string, schema: string, shape: Shape]> = [
	['general', 'site', reference.SITE],
	['general', 'system_settings', settings.SYSTEM_SETTINGS],
	['general', 'transaction_date_validation_request', postings.DATE_TO_VALIDATE],
	['financials', 'tax_code', reference.TAX_CODE],
	['financials', 'currency', reference.CURRENCY],
	['nominal', 'nominal_code', reference.NOMINAL_CODE],
	['nominal', 'nominal_report_category', reference.NOMINAL_REPORT_CATEGORY],
	['nominal', 'lookup_nominal_code', reference.LOOKUP_NOMINAL_CODE],
	['financials', 'financial_year_period_view', reference.FINANCIAL_YEAR_PERIOD_VIEW],
	['nominal', 'nominal_transaction_enquiry_view', posted.NOMINAL_TRANSACTION_ENQUIRY_VIEW],
	['cash-book', 'bank', reference.BANK],
	['cash-book', 'lookup_bank', reference.LOOKUP_BANK],
	['cash-book', 'bank_payment', postings.BANK_ENTRY],
	['cash-book', 'bank_receipt', postings.BANK_ENTRY],
	['cash-book', 'bank_transfer', postings.BANK_TRANSFER],
	['cash-book', 'bank_posted_transaction', posted.BANK_POSTED_TRANSACTION],
	['cash-book', 'urn', postings.POSTED_URN],
	['sales', 'customer', trade.CUSTOMER],
	['sales', 'lookup_customer', trade.LOOKUP_CUSTOMER],
	['sales', 'sales_invoice', postings.SALES_INVOICE],
	['sales', 'sales_credit_note', postings.SALES_CREDIT_NOTE],
	['sales', 'sales_receipt', postings.SALES_RECEIPT],
	['sales', 'sales_payment', postings.SALES_PAYMENT],
	['sales', 'sales_allocation', postings.SALES_ALLOCATION],
	['sales', 'sales_posted_transaction', posted.SALES_POSTED_TRANSACTION],
	['sales', 'sales_historical_transaction', posted.SALES_HISTORICAL_TRANSACTION],
	['sales', 'customer_delivery_address', trade.CUSTOMER_DELIVERY_ADDRESS],
	['purchases', 'supplier', purchase.SUPPLIER],
	['purchases', 'lookup_supplier', purchase.LOOKUP_SUPPLIER],
	['purchases', 'purchase_invoice', purchase.PURCHASE_INVOICE],
	['purchases', 'purchase_credit_note', purchase.PURCHASE_CREDIT_NOTE],
	['purchases', 'purchase_payment', purchase.PURCHASE_CASH],
	['purchases', 'purchase_receipt', purchase.PURCHASE_CASH],
	['purchases', 'purchase_posted_transaction', purchase.PURCHASE_POSTED_TRANSACTION],
	['purchases', 'purchase_ledger_settings', ledgerSettings.PURCHASE_LEDGER_SETTINGS],
	['sop', 'sop_order', salesOrder.SALES_ORDER],
	['sop', 'sop_settings', settings.SOP_SETTINGS],
	['sop', 'sop_additional_charge', trade.SOP_ADDITIONAL_CHARGE],
	['sop', 'sop_confirm_despatch_adjustment', despatch.CONFIRM_DESPATCH],
	['sop', 'sop_despatch_receipt', despatch.DESPATCH_RECEIPT],
	['sop', 'sop_order_despatch_line_view', despatch.DESPATCH_LINE_VIEW],
	['sop', 'sop_order_despatch_view', despatch.DESPATCH_VIEW],
	['sop', 'lookup_sop_order', orderViews.LOOKUP_SALES_ORDER],
	['sop', 'sop_orders_new_request', orderViews.NEW_SALES_ORDER_REQUEST],
	['sop', 'sop_order_return_view', orderViews.ORDER_RETURN_VIEW],
	['sop', 'sop_order_line_view', orderViews.ORDER_LINE_VIEW],
	['sop', 'sop_return_line_view', orderViews.RETURN_LINE_VIEW],
	['sop', 'sop_order_return_invoice_credit_view', orderViews.INVOICE_CREDIT_VIEW],
	['sop', 'sop_order_return_line_invoice_credit_view', orderViews.LINE_INVOICE_CREDIT_VIEW],
	['sop', 'sop_user_permission', office.SOP_USER_PERMISSION],
	['general', 'courier', office.COURIER],
	['general', 'licence', office.LICENCE],
	['general', 'current_user', office.CURRENT_USER],
	['financials', 'country_code', office.COUNTRY_CODE],
	['nominal', 'cost_centre', office.COST_CENTRE],
	['nominal', 'department', office.DEPARTMENT],
	['stock', 'warehouse_holding', stock.WAREHOUSE_HOLDING],
	['stock', 'bin_holding', stock.BIN_HOLDING],
	['stock', 'stock_transfer', stock.STOCK_TRANSFER],
	['stock', 'stock_transfer_response', stock.STOCK_TRANSFER_ANSWER],
	['stock', 'product_transaction_view', stock.PRODUCT_TRANSACTION_VIEW],
	['stock', 'product_view', stock.PRODUCT_VIEW],
	['stock', 'product_warehouse_view', stock.PRODUCT_WAREHOUSE_VIEW],
	['stock', 'stocktake', stocktake.STOCKTAKE],
	['stock', 'stocktake_view', stocktake.STOCKTAKE_VIEW],
	['stock', 'product', trade.PRODUCT],
	['stock', 'lookup_product', trade.LOOKUP_PRODUCT],
	['stock', 'warehouse', trade.WAREHOUSE],
];

/** Records that the simulated API takes in; of the others nobody asks whether a field is read-only or required. */
const WRITTEN = new Set([
	'transaction_date_validation_request',
	'bank_payment',
	'bank_receipt',
	'bank_transfer',
	'sales_invoice',
	'sales_credit_note',
	'sales_receipt',
	'sales_payment',
	'sales_allocation',
	'sop_order',
	'sop_confirm_despatch_adjustment',
	'sop_despatch_receipt',
	'sop_orders_new_request',
	'courier',
	'customer',
	'nominal_code',
	'customer_delivery_address',
	'supplier',
	'purchase_invoice',
	'purchase_credit_note',
	'purchase_payment',
	'purchase_receipt',
	'warehouse_holding',
	'bin_holding',
	'stock_transfer',
	'stocktake',
]);

/** Required by the description, but by the field's own text only for some types of line or one setting; the sandbox checks that apart. */
const CONDITIONAL = new Set([
	'document_no',
	'lines.product_id',
	'lines.warehouse_id',
	'lines.code',
	'lines.description',
	'lines.line_quantity',
]);

/** Fields whose described length is too short for the values that the descriptions write out. */
const WITHOUT_LENGTH = new Set(
	DEVIATIONS.filter((each) => each.rule === 'maxLength').map((each) => `${each.schema}:${each.field.replaceAll('[]', '')}`),
);

const { schemas } = loadDescriptions();

it.each(RECORDS)('%s: %s is described in the sandbox field by field as in the description', (document, name, shape) => {
	const local = schemas.get(`sage200/${document}.json`)!;
	expect(local[name]).toBeDefined();
	expect(differences(shape, local[name], local, name)).toEqual([]);
});

/** Each field of the shape that the schema lacks or describes otherwise. Fields that only the schema has are not simulated. */
function differences(shape: Shape, schema: Schema, local: NamedSchemas, root: string, path = ''): string[] {
	const written = WRITTEN.has(root);
	return Object.entries(shape).flatMap(([name, field]) => {
		const described = WITHOUT_LENGTH.has(`${root}:${path}${name}`)
			? { ...schema.properties?.[name], maxLength: field.max }
			: schema.properties?.[name];
		if (!described) return [`${path}${name}: not in the description`];
		const required = schema.required?.includes(name) && !CONDITIONAL.has(path + name);
		// A linked record is read-only in the sandbox even where the description forgot to say so.
		const readOnly = field.kind === 'link' || described.readOnly;
		const expected = marksOf(described, written && readOnly, written && required);
		const given = marksOfField(field, written);
		const own = expected === given ? [] : [`${path}${name}: ${given}, but described as ${expected}`];
		const child = field.kind === 'object' || field.kind === 'list' ? recordOf(described, local) : undefined;
		return child ? [...own, ...differences(field.shape!(), child, local, root, `${path}${name}.`)] : own;
	});
}

function recordOf(schema: Schema, local: NamedSchemas): Schema {
	if (schema.items) return recordOf(schema.items, local);
	return schema.$ref ? local[referredName(schema.$ref)] : schema;
}

/** In the words of the sandbox's shapes: `text 20 ro required`. */
function marksOf(schema: Schema, readOnly = false, required = false): string {
	const places = /^decimal (\d)dp$/.exec(schema.format ?? '')?.[1];
	const kinds: Record<string, string> = {
		integer: 'int',
		boolean: 'flag',
		array: 'list',
		object: 'object',
		number: `decimal ${places ?? ''}`,
	};
	const text = schema.format === 'date-time' ? 'instant' : `text ${schema.maxLength ?? ''}`;
	const kind = schema.$ref ? 'object' : schema.type === 'string' ? text : kinds[String(schema.type)];
	return [kind.trim(), readOnly && 'ro', required && 'required'].filter(Boolean).join(' ');
}

function marksOfField(field: Field, written: boolean): string {
	const kind = field.kind === 'link' ? 'object' : field.kind === 'decimal' ? `decimal ${field.places}` : `${field.kind} ${field.max ?? ''}`;
	return [kind.trim(), written && field.readOnly && 'ro', written && field.required && 'required'].filter(Boolean).join(' ');
}
