import { textOf } from '../text/textOf';
import { groupBy } from '../lists/groupBy';
import { done, refused, type Result } from '../result';
import { folded, rowName, shown, tableRefusal, type TableFault, type TableRefusal } from '../settings/faults';
import { isSameInSage } from '../text/sageText';
import { complaintsAboutKits, shareOf, WHOLE_PRICE, type ReadRow } from './kits';

export const SKU_MAP_TABLE = 'Seller SKU map';

/** One row of the client's SKU map, as a Data Table or a CSV file gives it: nothing of it is certain yet. */
export interface SkuMapRow {
	readonly sellerSku?: unknown;
	readonly stockCode?: unknown;
	/** So many units of the stock item are in one unit on Amazon; left out or empty means 1. */
	readonly factor?: unknown;
	/** Rows of a kit: per cent of the price that falls to this stock item. */
	readonly priceShare?: unknown;
	/** Of the row in n8n's Data Table, so that a message can name it. */
	readonly id?: unknown;
}

/** A seller SKU with its stock item, or one of the stock items of a kit: then the SKU has an entry for each. */
export interface MappedSku {
	readonly sellerSku: string;
	readonly stockCode: string;
	readonly factor: number;
	/** What of the SKU's price falls to this stock item, in hundredths of a per cent; those of an SKU make 10000. */
	readonly priceShare: number;
	/** How messages name the row. */
	readonly row: string;
}

/**
 * Reads the SKU map, or refuses (`skuMapUnusable`) with everything that is wrong at once: a blank SKU or code, a factor that is no whole
 * number, a kit (several rows of one SKU) whose price shares do not make 100 per cent, SKUs or codes that differ only by case or blanks. `stockCodes` are Sage's; a code that is far from all of them is
 * no fault of the map as a whole, only orders with it wait.
 */
export function readSkuMap(rows: readonly SkuMapRow[], stockCodes: readonly string[]): Result<readonly MappedSku[], TableRefusal> {
	const faults: TableFault[] = [];
	const read = rows.flatMap((row, index): ReadRow[] => {
		const name = rowName(index, row);
		const said = complaintsAbout(row);
		faults.push(...said.map((complaint) => fault(`${name}: ${complaint}`)));
		if (said.length > 0) return [];
		return [
			{
				sellerSku: row.sellerSku as string,
				stockCode: (row.stockCode as string).trimEnd(),
				factor: factorOf(row.factor) as number,
				share: isEmpty(row.priceShare) ? undefined : shareOf(row.priceShare),
				row: name,
			},
		];
	});
	faults.push(...alikeSkus(read), ...complaintsAboutKits(read).map(fault), ...nearStockCodes(read, stockCodes));
	const mapped = read.map(({ share = WHOLE_PRICE, ...row }) => ({ ...row, priceShare: share }));
	return faults.length > 0 ? refused(tableRefusal('skuMapUnusable', SKU_MAP_TABLE, faults)) : done(mapped);
}

const fault = (message: string): TableFault => ({ message, owner: 'ecommerce' });

function complaintsAbout({ sellerSku, stockCode, factor, priceShare }: SkuMapRow): string[] {
	const complaints: string[] = [];
	if (typeof sellerSku !== 'string' || sellerSku.trim() === '')
		complaints.push(`sellerSku is ${shown(sellerSku)}, should be an SKU of Amazon as text`);
	else if (sellerSku !== sellerSku.trim())
		complaints.push(`sellerSku ${shown(sellerSku)} differs from SKU ${shown(sellerSku.trim())} only by a blank`);
	if (typeof stockCode !== 'string' || stockCode.trim() === '')
		complaints.push(`stockCode is ${shown(stockCode)}, should be a stock code of Sage as text`);
	if (factorOf(factor) === undefined) complaints.push(`factor is ${shown(factor)}, should be a whole number above zero, or empty for 1`);
	if (!isEmpty(priceShare) && shareOf(priceShare) === undefined)
		complaints.push(`priceShare is ${shown(priceShare)}, should be per cent from 0 to 100 with at most two decimals, or empty`);
	return complaints;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function factorOf(factor: unknown): number | undefined {
	if (isEmpty(factor)) return 1;
	return /^[1-9]\d{0,5}$/.test(textOf(factor)) ? Number(factor) : undefined;
}

/** Of SKUs that people would take for one, nobody could say which row was meant. */
function alikeSkus(mapped: readonly ReadRow[]): TableFault[] {
	const groups = [...groupBy(mapped, ({ sellerSku }) => folded(sellerSku)).values()].filter((group) => group.length > 1);
	return groups.flatMap(([first, ...others]) =>
		others
			.filter(({ sellerSku }) => sellerSku !== first.sellerSku)
			.map(({ sellerSku, row }) =>
				fault(`${row}: sellerSku ${shown(sellerSku)} differs from SKU ${shown(first.sellerSku)} of ${first.row} only by case or blanks`),
			),
	);
}

/** Case and blanks at the end are nothing to Sage; blanks elsewhere make another code. */
function nearStockCodes(mapped: readonly ReadRow[], stockCodes: readonly string[]): TableFault[] {
	const byFold = groupBy(stockCodes, folded);
	return mapped.flatMap(({ stockCode, row }) => {
		const near = byFold.get(folded(stockCode)) ?? [];
		if (near.length === 0 || near.some((code) => isSameInSage(code, stockCode))) return [];
		return [fault(`${row}: stockCode ${shown(stockCode)} differs from stock item ${shown(near[0])} only by a blank`)];
	});
}
