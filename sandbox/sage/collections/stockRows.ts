import type { SandboxParts } from '../../core/parts';
import { midnight } from '../books/calendar';
import { COLLECTION } from '../books/names';
import { binsOf, type BinRecord, type HoldingRecord, type MoveKind, type StockMove } from '../books/stock';
import type { Row } from '../shapes/shape';

type Rows = (parts: SandboxParts) => Row[];

/** Rows of `/warehouse_holdings`: the sums of their bins. */
export const holdingRows: Rows = (parts) =>
	parts.store.all<HoldingRecord>(COLLECTION.holding).map((holding) => {
		const bins = binsOf(parts, holding.id);
		const warehouse = parts.store.get(COLLECTION.warehouse, holding.warehouseId) as Row;
		return {
			...holdingRow(holding, bins, warehouse),
			product: parts.store.get(COLLECTION.product, holding.productId) as Row,
			warehouse,
			bin_holdings: bins.map(binRow),
		};
	});

/** Rows of `/bin_holdings`. */
export const binRows: Rows = (parts) =>
	parts.store.all<BinRecord>(COLLECTION.bin).map((bin) => {
		const holding = parts.store.get<HoldingRecord>(COLLECTION.holding, bin.holdingId)!;
		return {
			...binRow(bin),
			product: parts.store.get(COLLECTION.product, bin.productId) as Row,
			warehouse_holding: holdingRow(holding, binsOf(parts, holding.id), parts.store.get(COLLECTION.warehouse, holding.warehouseId) as Row),
		};
	});

/** Rows of `/product_warehouse_views`. */
export const productWarehouseRows: Rows = (parts) =>
	holdingRows(parts).map((holding) => ({
		product_id: holding.product_id,
		warehouse_holding_id: holding.id,
		warehouse_id: holding.warehouse_id,
		warehouse_name: holding.warehouse_name,
		use_for_sales_trading: (holding.warehouse as Row).use_for_sales_trading,
		free_stock_quantity: holding.free_stock_available,
	}));

/** Stored fields of products with their free stock over all warehouses. */
export const productRows: Rows = (parts) => {
	const free = new Map<number, number>();
	for (const bin of parts.store.all<BinRecord>(COLLECTION.bin))
		free.set(bin.productId, (free.get(bin.productId) ?? 0) + bin.inStock - bin.allocated);
	return (parts.store.all(COLLECTION.product) as Row[]).map((product) => ({
		...product,
		product_group: parts.store.get(COLLECTION.productGroup, product.product_group_id as number) as Row | undefined,
		free_stock_quantity: free.get(product.id as number) ?? 0,
	}));
};

/** Rows of `/product_views`: what the product has in all warehouses. */
export const productViewRows: Rows = (parts) =>
	productRows(parts).map((product) => {
		const bins = parts.store.all<BinRecord>(COLLECTION.bin).filter((bin) => bin.productId === product.id);
		const { confirmed_qty_in_stock, quantity_reserved, quantity_allocated_sop } = quantities(bins);
		return {
			id: product.id,
			code: product.code,
			name: product.name,
			allow_sales_order: product.allow_sales_order,
			product_group_costing_method_type: parts.store.get(COLLECTION.productGroup, product.product_group_id as number)
				?.costing_method as string,
			standard_cost: product.standard_cost ?? 0,
			average_buying_price: product.average_buying_price ?? 0,
			free_stock_quantity: product.free_stock_quantity,
			quantity_reserved,
			confirmed_quantity_in_stock: confirmed_qty_in_stock,
			unconfirmed_quantity_in_stock: 0,
			actual_quantity: confirmed_qty_in_stock,
			quantity_allocated_stock: 0,
			quantity_allocated_sop,
			quantity_allocated_bom: 0,
			quantity_on_pop_order: 0,
		};
	});

/** Positions in the lists of stock.json: groups 'Allocation', 'Goods Out', 'Goods In', 'On POP Order'; areas from 'Supplier' to 'BOM'. */
const GOODS_OUT = 1;
const GOODS_IN = 2;
const AREAS: Readonly<Record<MoveKind, number>> = { Despatch: 1, 'Transfer out': 2, 'Transfer in': 2, Stocktake: 2, 'Opening balance': 4 };
const KINDS = Object.keys(AREAS);

/** Rows of `/product_transaction_views`. Whether quantities out are negative is not documented; here all are positive, the group tells. */
export const productTransactionRows: Rows = (parts) =>
	parts.store.all<StockMove>(COLLECTION.stockMove).map((move) => ({
		id: move.id,
		product_id: move.productId,
		product_code: parts.store.get(COLLECTION.product, move.productId)?.code as string,
		product_group_id: 1,
		transaction_group_id: move.quantity < 0 ? GOODS_OUT : GOODS_IN,
		transaction_type_id: KINDS.indexOf(move.kind),
		transaction_type: move.kind,
		transaction_date: midnight(move.day),
		source_area_type_id: AREAS[move.kind],
		source_area_reference: move.sourceReference,
		source_area_name: move.sourceName.slice(0, 20),
		reference: move.reference,
		second_reference: move.secondReference,
		warehouse_name: parts.store.get(COLLECTION.warehouse, move.warehouseId)?.name as string,
		bin_name: move.binName,
		quantity: Math.abs(move.quantity),
		memo: move.memo,
		user_name: 'API',
		date_time_updated: move.movedAt,
	}));

function holdingRow(holding: HoldingRecord, bins: readonly BinRecord[], warehouse: Row): Row {
	return {
		id: holding.id,
		warehouse_id: holding.warehouseId,
		product_id: holding.productId,
		is_default_manufacturing_warehouse: false,
		reorder_level: holding.reorderLevel,
		minimum_level: holding.minimumLevel,
		maximum_level: holding.maximumLevel,
		...quantities(bins),
		quantity_on_order: 0,
		warehouse_name: warehouse.name,
		date_time_created: holding.createdAt,
		date_time_updated: holding.updatedAt,
	};
}

const binRow = (bin: BinRecord): Row => ({
	id: bin.id,
	warehouse_holding_id: bin.holdingId,
	product_id: bin.productId,
	name: bin.name,
	allocation_priority: bin.priority,
	...quantities([bin]),
	last_stocktake: bin.lastStocktake,
	date_time_created: bin.createdAt,
	date_time_updated: bin.updatedAt,
});

function quantities(bins: readonly BinRecord[]) {
	const sum = (name: 'inStock' | 'reserved' | 'allocated') => bins.reduce((total, bin) => total + bin[name], 0);
	const [inStock, reserved, allocated] = [sum('inStock'), sum('reserved'), sum('allocated')];
	return {
		quantity_reserved: reserved,
		confirmed_qty_in_stock: inStock,
		unconfirmed_qty_in_stock: 0,
		quantity_in_stock: inStock,
		quantity_in_stock_less_reserved: inStock - reserved,
		quantity_allocated_stock: 0,
		quantity_allocated_sop: allocated,
		quantity_allocated_bom: 0,
		quantity_allocated: allocated,
		free_stock_available: inStock - allocated,
		free_stock_available_less_reserved: inStock - allocated - reserved,
	};
}
