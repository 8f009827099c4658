import { list, shape } from './shape';

/**
 * Stocktakes (stock.json). Their nominal code as a linked record and traceable numbers are left out.
 */

export const STOCKTAKE_ITEM = shape({
	stocktake_item_id: 'int ro',
	warehouse_holding_id: 'int ro',
	bin_name: 'text 20 ro',
	item_code: 'text 30 ro',
	item_name: 'text 60 ro',
	stock_unit_name: 'text 20 ro',
	traceable_type: 'text 50 ro',
	product_group_id: 'int ro',
	product_group_code: 'text 20 ro',
	allows_negative_stock: 'flag ro',
	quantity_in_stock: 'decimal 2 ro',
	value_of_stock: 'decimal 2 ro',
	average_buying_price: 'decimal 2 ro',
	stocktake_cycle_period: 'int ro',
	last_stocktake: 'instant ro',
	date_of_last_sale: 'instant ro',
	is_selected: 'flag',
});

export const FAILED_STOCKTAKE_ITEM = shape({
	item_code: 'text 30 ro',
	bin_name: 'text 20 ro',
});

export const STOCKTAKE_COUNT_SHEET_ITEM = shape({
	id: 'int ro',
	stocktake_id: 'int ro',
	bin_item_id: 'int ro',
	bin_name: 'text 20 ro',
	item_code: 'text 30 ro',
	item_name: 'text 60 ro',
	stock_unit_name: 'text 20 ro',
	include_nos_on_count_sheets: 'flag ro',
	traceable_type: 'text 50 ro',
	costing_method_type: 'text 20 ro',
	standard_cost: 'decimal 5 ro',
	average_buying_price: 'decimal 5 ro',
	recorded_quantity_in_stock: 'decimal 5 ro',
	has_negative_quantity_in_stock: 'flag ro',
	quantity_on_pop_order: 'decimal 5 ro',
	quantity_allocated: 'decimal 5 ro',
	actual_quantity_entered: 'flag',
	actual_quantity_in_stock: 'decimal 5',
	discrepancy_status: 'text 50 ro',
	discrepancy_narrative: 'text 6000',
	allows_negative_stock: 'flag ro',
});

export const STOCKTAKE = shape({
	id: 'int ro',
	stocktake_name: 'text 60',
	warehouse_id: 'int required',
	warehouse_name: 'text 20 ro',
	stocktake_date: 'instant',
	stocktake_type: 'text 50',
	stocktake_status: 'text 50 ro',
	exclude_inactive_stock: 'flag',
	show_expected_quantities: 'flag',
	stock_variance_nominal_code_id: 'int',
	nominal_narrative: 'text 6000',
	can_modify_stocktake_type: 'flag ro',
	advance_status: 'flag',
	pre_fill_actual_with_expected: 'flag',
	stocktake_items: list(STOCKTAKE_ITEM),
	failed_stocktake_items: list(FAILED_STOCKTAKE_ITEM, 'ro'),
	stocktake_count_sheet_items: list(STOCKTAKE_COUNT_SHEET_ITEM),
});

export const STOCKTAKE_VIEW = shape({
	id: 'int',
	stocktake_name: 'text 60',
	warehouse_id: 'int',
	warehouse_name: 'text 20',
	stocktake_date: 'instant',
	stocktake_type_id: 'int',
	stocktake_status_id: 'int',
	date_time_updated: 'instant',
});
