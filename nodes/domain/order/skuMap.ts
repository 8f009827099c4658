import { textOf } from '../text/textOf';
import { groupBy } from '../lists/groupBy';
import { done, refused, type Result } from '../result';
import { folded, rowName, shown, tableRefusal, type TableFault, type TableRefusal } from '../settings/faults';
import { isSameInSage } from '../text/sageText';

export const SKU_MAP_TABLE = 'Seller SKU map';

/** One row of the client's SKU map, as a Data Table or a CSV file gives it: nothing of it is certain yet. */
export interface SkuMapRow {
	readonly sellerSku?: unknown;
	readonly stockCode?: unknown;
	/** So many units of the stock item are in one unit on Amazon; left out or empty means 1. */
	readonly factor?: unknown;
	/** Of the row in n8n's Data Table, so that a message can name it. */
	readonly id?: unknown;
}

/** A seller SKU with its stock item. */
export interface MappedSku {
	readonly sellerSku: string;
	readonly stockCode: string;
	readonly factor: number;
	/** How messages name the row. */
	readonly row: string;
}

/**
 * Reads the SKU map, or refuses (`skuMapUnusable`) with everything that is wrong at once: a blank SKU or code, a factor that is no whole
 * number, an SKU twice, SKUs or codes that differ only by case or blanks. `stockCodes` are Sage's; a code that is far from all of them is
 * no fault of the map as a whole, only orders with it wait.
 */
export function readSkuMap(rows: readonly SkuMapRow[], stockCodes: readonly string[]): Result<readonly MappedSku[], TableRefusal> {
	const faults: TableFault[] = [];
	const mapped = rows.flatMap((row, index) => {
		const name = rowName(index, row);
		const said = complaintsAbout(row);
		faults.push(...said.map((complaint) => fault(`${name}: ${complaint}`)));
		if (said.length > 0) return [];
		return [
			{
				sellerSku: row.sellerSku as string,
				stockCode: (row.stockCode as string).trimEnd(),
				factor: factorOf(row.factor) as number,
				row: name,
			},
		];
	});
	faults.push(...alikeSkus(mapped), ...nearStockCodes(mapped, stockCodes));
	return faults.length > 0 ? refused(tableRefusal('skuMapUnusable', SKU_MAP_TABLE, faults)) : done(mapped);
}

const fault = (message: string): TableFault => ({ message, owner: 'ecommerce' });

function complaintsAbout({ sellerSku, stockCode, factor }: SkuMapRow): string[] {
	const complaints: string[] = [];
	if (typeof sellerSku !== 'string' || sellerSku.trim() === '')
		complaints.push(`sellerSku is ${shown(sellerSku)}, should be an SKU of Amazon as text`);
	else if (sellerSku !== sellerSku.trim())
		complaints.push(`sellerSku ${shown(sellerSku)} differs from SKU ${shown(sellerSku.trim())} only by a blank`);
	if (typeof stockCode !== 'string' || stockCode.trim() === '')
		complaints.push(`stockCode is ${shown(stockCode)}, should be a stock code of Sage as text`);
	if (factorOf(factor) === undefined) complaints.push(`factor is ${shown(factor)}, should be a whole number above zero, or empty for 1`);
	return complaints;
}

function factorOf(factor: unknown): number | undefined {
	if (factor === undefined || factor === null || factor === '') return 1;
	return /^[1-9]\d{0,5}$/.test(textOf(factor)) ? Number(factor) : undefined;
}

/** Of SKUs that people would take for one, nobody could say which row was meant. */
function alikeSkus(mapped: readonly MappedSku[]): TableFault[] {
	const groups = [...groupBy(mapped, ({ sellerSku }) => folded(sellerSku)).values()].filter((group) => group.length > 1);
	return groups.flatMap(([first, ...others]) =>
		others.map(({ sellerSku, row }) =>
			fault(
				sellerSku === first.sellerSku
					? `SKU ${shown(sellerSku)} stands twice, in ${first.row} and ${row}`
					: `${row}: sellerSku ${shown(sellerSku)} differs from SKU ${shown(first.sellerSku)} of ${first.row} only by case or blanks`,
			),
		),
	);
}

/** Case and blanks at the end are nothing to Sage; blanks elsewhere make another code. */
function nearStockCodes(mapped: readonly MappedSku[], stockCodes: readonly string[]): TableFault[] {
	const byFold = groupBy(stockCodes, folded);
	return mapped.flatMap(({ stockCode, row }) => {
		const near = byFold.get(folded(stockCode)) ?? [];
		if (near.length === 0 || near.some((code) => isSameInSage(code, stockCode))) return [];
		return [fault(`${row}: stockCode ${shown(stockCode)} differs from stock item ${shown(near[0])} only by a blank`)];
	});
}
