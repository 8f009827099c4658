import { postingDay } from '../books/calendar';
import { need } from '../books/masters';
import { COLLECTION } from '../books/names';
import { findHolding, moveStock, openBin, openHolding, type BinRecord, type HoldingRecord } from '../books/stock';
import { holdingRows, binRows } from '../collections/stockRows';
import { refuse } from '../refusal';
import { positive, refuseUnsimulated, type Posting } from './context';

/** `POST /stock_transfers`: takes from one bin of the product and adds to another, with a row of history on each side. Answers nothing. */
export const stockTransfer: Posting = (parts, body) => {
	const productId = body.product_id as number;
	need(parts, COLLECTION.product, productId, 'product_id');
	const from = need<BinRecord>(parts, COLLECTION.bin, body.bin_holding_from_id, 'bin_holding_from_id');
	const to = need<BinRecord>(parts, COLLECTION.bin, body.bin_holding_to_id, 'bin_holding_to_id');
	if (from.id === to.id) refuse('A transfer needs two different bins.');
	if (from.productId !== productId || to.productId !== productId) refuse('Both bins must hold the product.');
	const quantity = positive(body.quantity, 'quantity');
	const text = {
		day: postingDay(body.date as string | undefined, parts.clock.now()),
		reference: (body.reference as string | undefined) ?? '',
		secondReference: (body.second_reference as string | undefined) ?? '',
	};
	moveStock(parts, from, -quantity, 'Transfer out', text);
	moveStock(parts, to, quantity, 'Transfer in', text);
	return {};
};

/** `POST /warehouse_holdings`: keeps a product in one more warehouse. */
export const newHolding: Posting = (parts, body) => {
	refuseUnsimulated(body, ['is_default_manufacturing_warehouse']);
	const product = need(parts, COLLECTION.product, body.product_id, 'product_id');
	const warehouse = need(parts, COLLECTION.warehouse, body.warehouse_id, 'warehouse_id');
	if (findHolding(parts, product.id, warehouse.id)) refuse('The product is in this warehouse already.');
	const holding = openHolding(parts, product.id, warehouse.id);
	const levels = { reorderLevel: body.reorder_level ?? 0, minimumLevel: body.minimum_level ?? 0, maximumLevel: body.maximum_level ?? 0 };
	parts.store.update(COLLECTION.holding, holding.id, levels);
	return holdingRows(parts).find((row) => row.id === holding.id)!;
};

/** `POST /bin_holdings`: one more bin for a product in a warehouse. */
export const newBin: Posting = (parts, body) => {
	const holding = need<HoldingRecord>(parts, COLLECTION.holding, body.warehouse_holding_id, 'warehouse_holding_id');
	if (holding.productId !== body.product_id) refuse("'product_id' is not the product of the warehouse holding.");
	if (!body.name) refuse("'name' is required.");
	const priority = (body.allocation_priority as number | undefined) ?? 9;
	if (priority < 1 || priority > 9) refuse("'allocation_priority' is between 1 and 9.");
	const bin = openBin(parts, holding, body.name as string, priority);
	return binRows(parts).find((row) => row.id === bin.id)!;
};
