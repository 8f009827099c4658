import type { SandboxParts } from '../../core/parts';
import { instant, midnight, today } from '../books/calendar';
import { takeNumber } from '../books/ledger';
import { need } from '../books/masters';
import { COLLECTION } from '../books/names';
import { binsOf, changeBin, moveStock, type BinRecord, type HoldingRecord } from '../books/stock';
import { openStocktakes, STATUSES, STOCKTAKE_TYPES, type SheetItem, type StocktakeRecord, type StocktakeStatus } from '../books/stocktake';
import { candidateRows, stocktakeRow } from '../collections/stocktakeRows';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import type { Change, Posting } from './context';

/** `POST /stocktake_new_items`: what can be counted; nothing is stored. */
export const stocktakeCandidates: Posting = (parts, body) => {
	const warehouse = need(parts, COLLECTION.warehouse, body.warehouse_id, 'warehouse_id');
	const type = typeFor(parts, warehouse.id, body.stocktake_type as string | undefined);
	return {
		warehouse_id: warehouse.id,
		warehouse_name: String(warehouse.name),
		stocktake_type: type,
		stocktake_items: candidateRows(parts, warehouse.id, type),
	};
};

/** `POST /stocktakes`: opens one for the selected items. What is in another open stocktake fails. */
export const newStocktake: Posting = (parts, body) => {
	const warehouse = need(parts, COLLECTION.warehouse, body.warehouse_id, 'warehouse_id');
	if (!body.stocktake_name) refuse("'stocktake_name' is required.");
	const type = typeFor(parts, warehouse.id, body.stocktake_type as string | undefined);
	const chosen = ((body.stocktake_items as Row[] | undefined) ?? [])
		.filter((item) => item.is_selected === true)
		.flatMap((item, index) => binsOfItem(parts, warehouse.id, type, item, index));
	if (chosen.length === 0) refuse('A stocktake needs at least one selected item.');
	const open = new Set(openStocktakes(parts).flatMap((each) => each.binIds));
	const failed = chosen
		.filter((bin) => open.has(bin.id))
		.map((bin) => ({ item_code: String(parts.store.get(COLLECTION.product, bin.productId)!.code), bin_name: bin.name }));
	const { stocktake_items: _items, ...row } = body;
	const stocktake = parts.store.insert(COLLECTION.stocktake, {
		row: { ...row, stocktake_date: midnight(today(parts.clock.now())) },
		warehouseId: warehouse.id,
		type,
		status: STATUSES[0],
		binIds: chosen.filter((bin) => !open.has(bin.id)).map((bin) => bin.id),
		failed,
		sheet: [],
	});
	return stocktakeRow(parts, stocktake as StocktakeRecord);
};

/** `PUT /stocktakes/{Id}`: fields, counts and, with `advance_status`, the next step. */
export const changeStocktake: Change = (parts, id, body) =>
	parts.store.transaction(() => {
		checkFields(parts, needStocktake(parts, id), body);
		for (const [index, item] of ((body.stocktake_count_sheet_items as Row[] | undefined) ?? []).entries()) {
			count(parts, id, item.id as number, item, `stocktake_count_sheet_items[${index}]`);
		}
		if (body.pre_fill_actual_with_expected === true) preFill(parts, id);
		if (body.advance_status === true) advance(parts, needStocktake(parts, id));
		return stocktakeRow(parts, needStocktake(parts, id));
	});

/** `PUT /stocktake_count_sheet_items/{Id}`: one count. */
export const changeSheetItem: Change = (parts, id, body) =>
	parts.store.transaction(() => {
		const stocktake = parts.store.all<StocktakeRecord>(COLLECTION.stocktake).find((each) => each.sheet.some((item) => item.id === id))!;
		count(parts, stocktake.id, id, body, 'The item');
		return (stocktakeRow(parts, needStocktake(parts, stocktake.id)).stocktake_count_sheet_items as Row[]).find((item) => item.id === id)!;
	});

/** `DELETE /stocktakes/{Id}`: not when it is complete. */
export function deleteStocktake(parts: SandboxParts, id: number): void {
	if (needStocktake(parts, id).status === 'Complete') refuse('A complete stocktake cannot be deleted.');
	parts.store.delete(COLLECTION.stocktake, id);
}

/**
 * `POST /stocktake_enter_values`, `..._view_adjustments`, `..._approve_complete`: show the sheet at their step and change nothing. The
 * descriptions give them no body; the id is read all the same, because nothing else says which stocktake is meant.
 */
export const showSheet =
	(...allowed: StocktakeStatus[]): Posting =>
	(parts, body) => {
		const stocktake = needStocktake(parts, body.id as number);
		if (!allowed.includes(stocktake.status)) refuse(`The stocktake is at '${stocktake.status}'.`);
		return stocktakeRow(parts, stocktake);
	};

const needStocktake = (parts: SandboxParts, id: number): StocktakeRecord => need<StocktakeRecord>(parts, COLLECTION.stocktake, id, 'id');

/** While others are open in the warehouse their type holds ("this value can't be changed"). */
function typeFor(parts: SandboxParts, warehouseId: number, given: string | undefined): string {
	if (given !== undefined && !STOCKTAKE_TYPES.some((type) => type === given)) refuse("'stocktake_type' is not one of /stocktake_types.");
	const other = openStocktakes(parts).find((each) => each.warehouseId === warehouseId)?.type;
	if (other !== undefined && given !== undefined && given !== other)
		refuse(`'stocktake_type': other stocktakes of the warehouse are '${other}'.`);
	return given ?? other ?? STOCKTAKE_TYPES[0];
}

function binsOfItem(parts: SandboxParts, warehouseId: number, type: string, item: Row, index: number): BinRecord[] {
	const path = `stocktake_items[${index}]`;
	const holding = need<HoldingRecord>(parts, COLLECTION.holding, item.warehouse_holding_id, `${path}.warehouse_holding_id`);
	if (holding.warehouseId !== warehouseId) refuse(`'${path}' is in another warehouse.`);
	const bins = binsOf(parts, holding.id);
	if (type === 'By Stock Item') return bins;
	const bin = bins.find((each) => each.name === item.bin_name);
	return bin ? [bin] : refuse(`'${path}.bin_name' is no bin of the product.`);
}

function checkFields(parts: SandboxParts, stocktake: StocktakeRecord, body: Row): void {
	if (stocktake.status === 'Complete') refuse('The stocktake is complete.');
	if (body.warehouse_id !== stocktake.warehouseId) refuse("'warehouse_id' cannot be changed.");
	if (body.stocktake_type !== undefined && body.stocktake_type !== stocktake.type) refuse("'stocktake_type' cannot be changed.");
	const forApproval = body.stock_variance_nominal_code_id !== undefined || body.nominal_narrative !== undefined;
	if (forApproval && stocktake.status !== 'Requires Approval') refuse("Nominal code and narrative can be set at 'Requires Approval' only.");
	if (body.stock_variance_nominal_code_id !== undefined)
		need(parts, COLLECTION.nominalCode, body.stock_variance_nominal_code_id, 'stock_variance_nominal_code_id');
	if (body.stocktake_items !== undefined) refuse("The sandbox does not simulate a change of 'stocktake_items'.");
	const { advance_status: _advance, pre_fill_actual_with_expected: _fill, stocktake_count_sheet_items: _sheet, ...kept } = body;
	parts.store.update(COLLECTION.stocktake, stocktake.id, { row: { ...stocktake.row, ...kept } });
}

/** Writes a count down; the first one moves printed sheets to entering. */
function count(parts: SandboxParts, id: number, itemId: number, given: Row, path: string): void {
	const stocktake = needStocktake(parts, id);
	if (stocktake.status !== 'Sheets printed' && stocktake.status !== 'Entering counts')
		refuse(`Counts cannot be entered at '${stocktake.status}'.`);
	const index = stocktake.sheet.findIndex((item) => item.id === itemId);
	if (index < 0) refuse(`${path}: there is no such item on the sheet.`);
	const entered = given.actual_quantity_entered === true;
	const actual = entered
		? ((given.actual_quantity_in_stock as number | undefined) ?? refuse(`${path} needs actual_quantity_in_stock.`))
		: undefined;
	if (actual !== undefined && actual < 0) refuse(`${path}: the company does not allow negative counts.`);
	const item = { ...stocktake.sheet[index], actual, narrative: given.discrepancy_narrative as string | undefined };
	parts.store.update(COLLECTION.stocktake, id, { sheet: stocktake.sheet.with(index, item), status: 'Entering counts' });
}

function preFill(parts: SandboxParts, id: number): void {
	const stocktake = needStocktake(parts, id);
	if (stocktake.status !== 'Entering counts' && stocktake.status !== 'Sheets printed')
		refuse(`Counts cannot be pre-filled at '${stocktake.status}'.`);
	parts.store.update(COLLECTION.stocktake, id, {
		sheet: stocktake.sheet.map((item) => ({ ...item, actual: item.actual ?? item.recorded })),
		status: 'Entering counts',
	});
}

function advance(parts: SandboxParts, stocktake: StocktakeRecord): void {
	if (stocktake.status === 'Entering counts' && stocktake.sheet.some((item) => item.actual === undefined))
		refuse('Not every item of the sheet is counted.');
	if (stocktake.status === 'Requires Approval') complete(parts, stocktake);
	const status = STATUSES[STATUSES.indexOf(stocktake.status) + 1];
	parts.store.update(COLLECTION.stocktake, stocktake.id, {
		status,
		...(status === 'Sheets printed' && { sheet: printSheet(parts, stocktake) }),
	});
}

const printSheet = (parts: SandboxParts, stocktake: StocktakeRecord): SheetItem[] =>
	stocktake.binIds.map((binId) => ({
		id: takeNumber(parts, 'sheetItem', 1),
		binId,
		recorded: parts.store.get<BinRecord>(COLLECTION.bin, binId)!.inStock,
	}));

/** The count is absolute: what was sold since the sheet was printed is put back, as it would be by a late count. */
function complete(parts: SandboxParts, stocktake: StocktakeRecord): void {
	const now = instant(parts.clock.now());
	for (const item of stocktake.sheet) {
		const bin = parts.store.get<BinRecord>(COLLECTION.bin, item.binId)!;
		const difference = item.actual! - bin.inStock;
		if (difference !== 0)
			moveStock(parts, bin, difference, 'Stocktake', {
				reference: String(stocktake.row.stocktake_name).slice(0, 20),
				memo: (item.narrative ?? '').slice(0, 1000),
			});
		changeBin(parts, parts.store.get<BinRecord>(COLLECTION.bin, bin.id)!, { lastStocktake: now });
	}
}
