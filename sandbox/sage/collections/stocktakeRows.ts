import type { SandboxParts } from '../../core/parts';
import { COLLECTION } from '../books/names';
import { binsOf, type BinRecord, type HoldingRecord } from '../books/stock';
import { openStocktakes, STATUSES, STOCKTAKE_TYPES, type SheetItem, type StocktakeRecord } from '../books/stocktake';
import type { Row } from '../shapes/shape';

/** Rows of `/stocktakes`. */
export const stocktakeRows = (parts: SandboxParts): Row[] =>
	parts.store.all<StocktakeRecord>(COLLECTION.stocktake).map((each) => stocktakeRow(parts, each));

export function stocktakeRow(parts: SandboxParts, stocktake: StocktakeRecord): Row {
	const isSelecting = stocktake.status === STATUSES[0];
	return {
		...stocktake.row,
		id: stocktake.id,
		warehouse_name: parts.store.get(COLLECTION.warehouse, stocktake.warehouseId)!.name as string,
		stocktake_type: stocktake.type,
		stocktake_status: stocktake.status,
		can_modify_stocktake_type: false,
		...(isSelecting
			? {
					stocktake_items: stocktake.binIds.map((binId) =>
						itemRow(parts, parts.store.get<BinRecord>(COLLECTION.bin, binId)!, stocktake.type, true),
					),
					failed_stocktake_items: stocktake.failed,
				}
			: { stocktake_count_sheet_items: stocktake.sheet.map((item) => sheetRow(parts, stocktake, item)) }),
	};
}

/** What can be counted in a warehouse: items, or their bins, that are in no open stocktake. */
export function candidateRows(parts: SandboxParts, warehouseId: number, type: string): Row[] {
	const open = new Set(openStocktakes(parts).flatMap((each) => each.binIds));
	return parts.store
		.all<HoldingRecord>(COLLECTION.holding)
		.filter((holding) => holding.warehouseId === warehouseId)
		.flatMap((holding) => binsOf(parts, holding.id).slice(0, type === 'By Bin' ? undefined : 1))
		.filter((bin) => !open.has(bin.id))
		.map((bin) => itemRow(parts, bin, type, false));
}

/** Rows of `/stocktake_views`. */
export const stocktakeViewRows = (parts: SandboxParts): Row[] =>
	parts.store.all<StocktakeRecord>(COLLECTION.stocktake).map((stocktake) => ({
		id: stocktake.id,
		stocktake_name: stocktake.row.stocktake_name,
		warehouse_id: stocktake.warehouseId,
		warehouse_name: parts.store.get(COLLECTION.warehouse, stocktake.warehouseId)!.name as string,
		stocktake_date: stocktake.row.stocktake_date,
		stocktake_type_id: STOCKTAKE_TYPES.findIndex((type) => type === stocktake.type),
		// 'No stocktake' is the first of the types.
		stocktake_status_id: STATUSES.indexOf(stocktake.status) + 1,
		date_time_updated: stocktake.row.stocktake_date,
	}));

/** Rows behind `/stocktake_count_sheet_items/{Id}`. */
export const sheetItemRows = (parts: SandboxParts): Row[] =>
	stocktakeRows(parts).flatMap((stocktake) => (stocktake.stocktake_count_sheet_items as Row[] | undefined) ?? []);

/** Quantities of this list have two decimals. */
function itemRow(parts: SandboxParts, bin: BinRecord, type: string, isSelected: boolean): Row {
	const product = parts.store.get(COLLECTION.product, bin.productId)!;
	const bins = type === 'By Bin' ? [bin] : binsOf(parts, bin.holdingId);
	return {
		warehouse_holding_id: bin.holdingId,
		...(type === 'By Bin' && { bin_name: bin.name }),
		item_code: product.code as string,
		item_name: product.name as string,
		product_group_id: 1,
		allows_negative_stock: false,
		quantity_in_stock: Math.round(bins.reduce((sum, each) => sum + each.inStock, 0) / 1000),
		last_stocktake: bin.lastStocktake,
		is_selected: isSelected,
	};
}

function sheetRow(parts: SandboxParts, stocktake: StocktakeRecord, item: SheetItem): Row {
	const bin = parts.store.get<BinRecord>(COLLECTION.bin, item.binId)!;
	const product = parts.store.get(COLLECTION.product, bin.productId)!;
	const isEntered = item.actual !== undefined;
	return {
		id: item.id,
		stocktake_id: stocktake.id,
		bin_item_id: bin.id,
		bin_name: bin.name,
		item_code: product.code as string,
		item_name: product.name as string,
		include_nos_on_count_sheets: false,
		...(stocktake.row.show_expected_quantities === true && { recorded_quantity_in_stock: item.recorded }),
		has_negative_quantity_in_stock: false,
		quantity_on_pop_order: 0,
		quantity_allocated: bin.allocated,
		actual_quantity_entered: isEntered,
		...(isEntered && { actual_quantity_in_stock: item.actual, discrepancy_status: discrepancy(stocktake, item) }),
		discrepancy_narrative: item.narrative,
		allows_negative_stock: false,
	};
}

/** The words of `/discrepancy_status_types`. */
function discrepancy(stocktake: StocktakeRecord, item: SheetItem): string {
	if (item.actual === item.recorded) return 'No Discrepancy';
	return stocktake.status === 'Complete' ? 'Discrepancy Resolved' : 'Discrepancy Found';
}
