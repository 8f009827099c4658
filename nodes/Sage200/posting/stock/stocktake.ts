import type { LosslessNumber } from 'lossless-json';
import type { IDataObject } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { quantityNumber, writeJson } from '../../transport/losslessJson';
import { listAll, listEach } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { resolveCodes } from '../door/directory';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { shownRecord, type ShownRecord, type Write } from '../door/write';
import { allOf, anyOfBatches, equals } from '../../transport/filter';
import { tooLong } from '../door/lengths';
import { isText, lookUpKey } from '../door/key';

/**
 * Stocktakes set absolute counts: the only way of the API to change quantities. The order of their steps is read out of field
 * texts (stock.json), so every step is sent from one known status only, and an unknown status stops.
 */

/** Statuses in their order, letters only; `Requires Approval` is named by field texts, the others by the list of types. */
const STATUSES = ['selectingitems', 'sheetsprinted', 'enteringcounts', 'requiresapproval', 'complete'] as const;
export type StocktakeStatus = (typeof STATUSES)[number];

const statusOf = (stocktake: IDataObject): StocktakeStatus | undefined => {
	const letters = String(stocktake.stocktake_status ?? '')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
	return STATUSES.find((status) => letters.endsWith(status));
};
const place = (status: StocktakeStatus): number => STATUSES.indexOf(status);

/** A stocktake by name, or by id when no stocktake has that name. Throws when Sage cannot be read. */
export async function findStocktake(client: SageClient, name: string): Promise<Posting<number>> {
	const views = await listAll(client, '/stocktake_views', {
		filter: equals('stocktake_name', name),
		select: ['id', 'stocktake_name', 'warehouse_name'],
		orderBy: 'id asc',
	});
	if (views.length === 1) return done(Number(views[0].id));
	if (views.length > 1)
		return refused(
			'ambiguousCode',
			`Sage 200 has ${views.length} stocktakes named ${name}`,
			'Give the id of the stocktake, which Stocktake: Get Many shows.',
		);
	if (/^\d{1,15}$/.test(name)) return done(Number(name));
	return refused('notFoundInSage', `Sage 200 has no stocktake ${name}`, 'Look it up with Stocktake: Get Many.');
}

/** The stocktake with its items and count sheet. */
export const readStocktake = async (client: SageClient, id: number): Promise<IDataObject> =>
	await client.record(
		`/stocktakes/${id}`,
		'id',
		{ expand: ['stocktake_items', 'failed_stocktake_items', 'stocktake_count_sheet_items'] },
		id,
	);

export interface NewStocktake {
	readonly name: string;
	readonly warehouse: string;
	readonly stockCodes: readonly string[];
}

/** `POST /stocktakes` for the stock items in one warehouse; its name in the warehouse is the look-up key. */
export async function prepareStocktake(client: SageClient, cache: RunCache, wanted: NewStocktake): Promise<Posting<Write<ShownRecord>>> {
	const name = `Stocktake ${wanted.name}`;
	if (!wanted.name || wanted.stockCodes.length === 0)
		return refused('orderDataMissing', `${name}: a name and at least one stock code are needed`, 'Fill them in in this node.');
	const long = tooLong('name', wanted.name, 60);
	if (long) return refused('textTooLong', `${name}: ${long}`, 'Shorten the name.');
	const warehouses = await resolveCodes(client, cache, 'warehouses', [wanted.warehouse]);
	if (!warehouses.ok) return warehouses;
	const products = await resolveCodes(client, cache, 'products', wanted.stockCodes);
	if (!products.ok) return products;
	const warehouseId = warehouses.value.idOf(wanted.warehouse);
	const ids = wanted.stockCodes.map((code) => products.value.idOf(code));
	const filters = anyOfBatches('product_id', ids).map((batch) => allOf(equals('warehouse_id', warehouseId), batch));
	const holdings = await listEach(client, '/warehouse_holdings', { select: ['id', 'product_id'], orderBy: 'id asc' }, filters);
	const missing = wanted.stockCodes.filter((_, index) => !holdings.some((row) => Number(row.product_id) === ids[index]));
	if (missing.length > 0)
		return refused(
			'notFoundInSage',
			`${name}: ${missing.join(', ')} is not kept in warehouse ${wanted.warehouse}`,
			'Take it out of the list, or add the warehouse to the stock item in Sage 200.',
		);
	return done({
		name,
		key: lookUpKey('stocktakes', warehouseId, wanted.name),
		method: 'POST',
		path: '/stocktakes',
		body: {
			stocktake_name: wanted.name,
			warehouse_id: warehouseId,
			stocktake_type: 'By Stock Item',
			show_expected_quantities: true,
			stocktake_items: holdings.map(({ id }) => ({ warehouse_holding_id: id, is_selected: true })),
		},
		look: async () => {
			const filter = allOf(equals('warehouse_id', warehouseId), equals('stocktake_name', wanted.name));
			const views = await listAll(client, '/stocktake_views', { filter, select: ['id', 'stocktake_name'], orderBy: 'id asc' });
			return views.map((row) => shownRecord(`stocktake ${String(row.id)}`, row.id, row));
		},
	});
}

/** One counted stock item. */
export interface Count {
	readonly stockCode: string;
	/** Needed where the item has more than one bin on the sheet. */
	readonly bin?: string;
	/** What is there, at most five decimals. */
	readonly quantity: string;
	readonly narrative?: string;
}

/** One of `stocktake_count_sheet_items` as it is sent. */
interface CountedItem {
	readonly id: unknown;
	readonly actual_quantity_entered: true;
	readonly actual_quantity_in_stock: LosslessNumber;
	readonly discrepancy_narrative?: string;
}

const sheetOf = (stocktake: IDataObject): IDataObject[] =>
	Array.isArray(stocktake.stocktake_count_sheet_items) ? (stocktake.stocktake_count_sheet_items as IDataObject[]) : [];

/** `PUT /stocktakes/{Id}` with counts for items of its printed sheet; counted already when the sheet shows them. */
export async function prepareCounts(client: SageClient, id: number, counts: readonly Count[]): Promise<Posting<Write<ShownRecord>>> {
	// Without a count nothing is left to enter, and that would read as entered already.
	if (counts.length === 0) return refused('orderDataMissing', 'Counts has no entries', 'Give the counts in this node.');
	const stocktake = await readStocktake(client, id);
	const stop = unlessAt(stocktake, ['sheetsprinted', 'enteringcounts']);
	if (stop) return stop;
	const items = counts.map((count) => countedItem(stocktake, count));
	const failed = items.find((item) => !item.ok);
	if (failed) return failed;
	const counted = items.flatMap((item) => (item.ok ? item.value : []));
	const isCounted = (sheet: readonly IDataObject[]) => counted.every((item) => sheet.some((row) => showsCount(row, item)));
	return done(stateWrite(client, id, stocktake, 'Counts', { stocktake_count_sheet_items: counted }, (now) => isCounted(sheetOf(now))));
}

/** The line of the count sheet that a count is for, with the count. */
function countedItem(stocktake: IDataObject, { stockCode, bin, quantity, narrative }: Count): Posting<CountedItem> {
	if (!/^\d+(\.\d{1,5})?$/.test(String(quantity)))
		return refused(
			'orderDataMissing',
			`"${String(quantity)}" of ${stockCode} is no quantity with at most five decimals`,
			'Correct the counts in this node.',
		);
	const lines = sheetOf(stocktake).filter((row) => isText(row.item_code, stockCode) && (!bin || isText(row.bin_name, bin)));
	if (lines.length === 0)
		return refused(
			'notFoundInSage',
			`The count sheet of ${String(stocktake.stocktake_name)} has no item ${stockCode} ${bin ?? ''}`.trim(),
			'Look at the sheet with Stocktake: Get.',
		);
	if (lines.length > 1)
		return refused('ambiguousCode', `The count sheet has ${lines.length} lines for ${stockCode}`, 'Name the bin of the count.');
	return done({
		id: lines[0].id,
		actual_quantity_entered: true,
		actual_quantity_in_stock: quantityNumber(String(quantity)),
		...(narrative ? { discrepancy_narrative: narrative } : {}),
	});
}

const showsCount = (row: IDataObject, item: CountedItem): boolean =>
	row.id === item.id && row.actual_quantity_entered === true && sameNumber(row.actual_quantity_in_stock, item.actual_quantity_in_stock);

/** Moves a stocktake one status on: from selecting items (sheets are printed) or from entering counts (to approval, all items counted). */
export async function prepareAdvance(
	client: SageClient,
	id: number,
	from: 'selectingitems' | 'enteringcounts',
): Promise<Posting<Write<ShownRecord>>> {
	const stocktake = await readStocktake(client, id);
	const status = statusOf(stocktake);
	const stop = status !== undefined && place(status) > place(from) ? undefined : unlessAt(stocktake, [from]);
	if (stop) return stop;
	const open = sheetOf(stocktake).filter((row) => row.actual_quantity_entered !== true);
	if (status === 'enteringcounts' && open.length > 0)
		return refused(
			'orderDataMissing',
			`${String(stocktake.stocktake_name)}: ${open.map((row) => String(row.item_code)).join(', ')} is not counted`,
			'Enter the counts first.',
		);
	return done(stateWrite(client, id, stocktake, 'Advancing', { advance_status: true }, (now) => isPast(now, from)));
}

export interface Approval {
	readonly nominalCode: string;
	readonly narrative: string;
	/** Largest sum of all changes, in stock units. */
	readonly largestChange: number;
}

/** Approves a stocktake that waits for it: this changes the quantities. Refused when they would change by more than the limit. */
export async function prepareApproval(
	client: SageClient,
	cache: RunCache,
	id: number,
	{ nominalCode, narrative, largestChange }: Approval,
): Promise<Posting<Write<ShownRecord>>> {
	const nominals = await resolveCodes(client, cache, 'nominalCodes', nominalCode ? [nominalCode] : []);
	if (!nominals.ok) return nominals;
	const stocktake = await readStocktake(client, id);
	if (statusOf(stocktake) !== 'complete') {
		const stop = unlessAt(stocktake, ['requiresapproval']) ?? unlessWithin(stocktake, largestChange);
		if (stop) return stop;
	}
	const body = {
		...(nominalCode ? { stock_variance_nominal_code_id: nominals.value.idOf(nominalCode) } : {}),
		...(narrative ? { nominal_narrative: narrative } : {}),
		advance_status: true,
	};
	return done(stateWrite(client, id, stocktake, 'Approving', body, (now) => isPast(now, 'requiresapproval')));
}

const isPast = (stocktake: IDataObject, status: StocktakeStatus): boolean => {
	const now = statusOf(stocktake);
	return now !== undefined && place(now) > place(status);
};

function unlessAt(stocktake: IDataObject, allowed: readonly StocktakeStatus[]): Posting<never> | undefined {
	const status = statusOf(stocktake);
	if (status !== undefined && allowed.includes(status)) return undefined;
	return refused(
		'refusedBySage',
		`Stocktake ${String(stocktake.stocktake_name)} is at "${String(stocktake.stocktake_status)}", where this cannot be done`,
		'Look at the stocktake in Sage 200 and take the step that fits, there or with this node.',
	);
}

function unlessWithin(stocktake: IDataObject, largestChange: number): Posting<never> | undefined {
	const blind = sheetOf(stocktake).find((row) => row.recorded_quantity_in_stock === undefined || row.recorded_quantity_in_stock === null);
	if (blind)
		return refused(
			'refusedBySage',
			`Stocktake ${String(stocktake.stocktake_name)} does not show what is recorded, so that the change cannot be checked`,
			'Approve it in Sage 200.',
		);
	const change = sheetOf(stocktake).reduce((sum, row) => sum + difference(row), 0);
	if (change <= largestChange) return undefined;
	return refused(
		'refusedBySage',
		`Stocktake ${String(stocktake.stocktake_name)} would change ${change} units, the limit is ${largestChange}`,
		'Check the counts, then raise the limit in this node or approve it in Sage 200.',
	);
}

const difference = (row: IDataObject): number => Math.abs(Number(row.actual_quantity_in_stock) - Number(row.recorded_quantity_in_stock));

function stateWrite(
	client: SageClient,
	id: number,
	stocktake: IDataObject,
	what: string,
	body: object,
	holds: (stocktake: IDataObject) => boolean,
): Write<ShownRecord> {
	const label = `stocktake ${String(stocktake.stocktake_name)}`;
	return {
		name: `${what} of ${label}`,
		key: `stocktakes|${id}|${what}|${writeJson(body)}`,
		method: 'PUT',
		path: `/stocktakes/${id}`,
		body: { warehouse_id: stocktake.warehouse_id, ...body },
		look: async () => {
			const now = await readStocktake(client, id);
			return holds(now) ? [shownRecord(label, id, now)] : [];
		},
	};
}

const sameNumber = (seen: unknown, wanted: unknown): boolean => Number(seen) === Number(wanted);
