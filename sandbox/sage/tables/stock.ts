import { COLLECTION } from '../books/names';
import * as master from '../collections/masterRows';
import * as rows from '../collections/stockRows';
import { sheetItemRows, stocktakeRows, stocktakeViewRows } from '../collections/stocktakeRows';
import { newBin, newHolding, stockTransfer } from '../postings/stockTransfer';
import { changeSheetItem, changeStocktake, deleteStocktake, newStocktake, showSheet, stocktakeCandidates } from '../postings/stocktake';
import { below, posting, reading, readingEach, type Resource } from '../resource';
import { list, opened, shape, type Shape } from '../shapes/shape';
import * as stock from '../shapes/stock';
import * as stocktake from '../shapes/stocktake';
import * as trade from '../shapes/trade';

/** Items and sheets are named by ids that the descriptions mark as read-only. */
const STOCKTAKE: Shape = {
	...stocktake.STOCKTAKE,
	stocktake_items: list(opened(stocktake.STOCKTAKE_ITEM, ['warehouse_holding_id', 'bin_name'])),
	stocktake_count_sheet_items: list(opened(stocktake.STOCKTAKE_COUNT_SHEET_ITEM, ['id'])),
};
const WHICH = shape({ id: 'int required' });

/** Products, warehouses, stock and stocktakes. */
export const STOCK: readonly Resource[] = [
	readingEach('products', trade.PRODUCT, rows.productRows),
	reading('lookup_products', trade.LOOKUP_PRODUCT, master.lookupProductRows),
	reading('product_views', stock.PRODUCT_VIEW, rows.productViewRows),
	readingEach('warehouses', trade.WAREHOUSE, master.warehouseRows),

	{
		...readingEach('warehouse_holdings', stock.WAREHOUSE_HOLDING, rows.holdingRows),
		post: { body: stock.WAREHOUSE_HOLDING, run: newHolding },
	},
	reading('products/:parentId/warehouse_holdings', stock.WAREHOUSE_HOLDING, below(COLLECTION.product, rows.holdingRows, 'product_id')),
	reading(
		'warehouses/:parentId/warehouse_holdings',
		stock.WAREHOUSE_HOLDING,
		below(COLLECTION.warehouse, rows.holdingRows, 'warehouse_id'),
	),
	{ ...readingEach('bin_holdings', stock.BIN_HOLDING, rows.binRows), post: { body: stock.BIN_HOLDING, run: newBin } },
	reading('products/:parentId/bin_holdings', stock.BIN_HOLDING, below(COLLECTION.product, rows.binRows, 'product_id')),
	reading('warehouse_holdings/:parentId/bin_holdings', stock.BIN_HOLDING, below(COLLECTION.holding, rows.binRows, 'warehouse_holding_id')),
	reading('product_warehouse_views', stock.PRODUCT_WAREHOUSE_VIEW, rows.productWarehouseRows),
	{ ...reading('product_transaction_views', stock.PRODUCT_TRANSACTION_VIEW, rows.productTransactionRows), lagsBy: 'date_time_updated' },
	posting('stock_transfers', stock.STOCK_TRANSFER, stock.STOCK_TRANSFER_ANSWER, stockTransfer),

	{
		...readingEach('stocktakes', stocktake.STOCKTAKE, stocktakeRows),
		post: { body: STOCKTAKE, run: newStocktake },
		put: { body: STOCKTAKE, run: changeStocktake },
		remove: deleteStocktake,
	},
	reading('stocktake_views', stocktake.STOCKTAKE_VIEW, stocktakeViewRows),
	posting('stocktake_new_items', stocktake.STOCKTAKE, stocktake.STOCKTAKE, stocktakeCandidates),
	posting('stocktake_enter_values', WHICH, stocktake.STOCKTAKE, showSheet('Sheets printed', 'Entering counts')),
	posting('stocktake_view_adjustments', WHICH, stocktake.STOCKTAKE, showSheet('Entering counts', 'Requires Approval', 'Complete')),
	posting('stocktake_approve_complete', WHICH, stocktake.STOCKTAKE, showSheet('Requires Approval', 'Complete')),
	{
		...readingEach('stocktake_count_sheet_items', stocktake.STOCKTAKE_COUNT_SHEET_ITEM, sheetItemRows),
		isUnlisted: true,
		put: { body: stocktake.STOCKTAKE_COUNT_SHEET_ITEM, run: changeSheetItem },
	},
];
