import { groupBy, type NonEmpty } from '../lists/groupBy';
import { shown } from '../settings/faults';
import { sageText } from '../text/sageText';
import { textOf } from '../text/textOf';

/** The whole price of an SKU in hundredths of a per cent. */
export const WHOLE_PRICE = 10_000;

/** A row of the SKU map that is sound by itself. */
export interface ReadRow {
	readonly sellerSku: string;
	readonly stockCode: string;
	readonly factor: number;
	/** In hundredths of a per cent; undefined where the row leaves it empty. */
	readonly share: number | undefined;
	/** How messages name the row. */
	readonly row: string;
}

/** `60`, `33.34` or `33.340` per cent in hundredths, read as text; undefined for what is no share of a price. */
export function shareOf(percent: unknown): number | undefined {
	const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(textOf(percent).trim());
	if (!match) return undefined;
	const share = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
	return share <= WHOLE_PRICE ? share : undefined;
}

/**
 * What is wrong with the SKUs that the map sells as kits, several rows of one SKU. Each row must say what of the price falls to its stock item, and all of them
 * must make the whole: a row that was forgotten, or a single SKU that stands twice, would otherwise share out the price in silence.
 */
export function complaintsAboutKits(rows: readonly ReadRow[]): string[] {
	return [...groupBy(rows, ({ sellerSku }) => sellerSku).values()].flatMap((group) =>
		group.length === 1 ? complaintsAboutSingle(group[0]) : complaintsAboutKit(group),
	);
}

const complaintsAboutSingle = ({ sellerSku, share, row }: ReadRow): string[] =>
	share === undefined || share === WHOLE_PRICE
		? []
		: [`${row}: priceShare is ${inPercent(share)}, but SKU ${shown(sellerSku)} has no other row: a kit has a row for each stock item`];

function complaintsAboutKit(rows: NonEmpty<ReadRow>): string[] {
	const [{ sellerSku }] = rows;
	const where = rows.map(({ row }) => row).join(' and ');
	const doubled = [...groupBy(rows, ({ stockCode }) => sageText(stockCode)).values()].find((group) => group.length > 1);
	if (doubled) {
		const twice = doubled.map(({ row }) => row).join(' and ');
		return [`SKU ${shown(sellerSku)} stands twice with stock item ${shown(doubled[0].stockCode)}, in ${twice}`];
	}
	if (rows.some(({ share }) => share === undefined))
		return [`SKU ${shown(sellerSku)} stands in ${where}: the rows of a kit need a priceShare each, in per cent, 100 together`];
	const sum = rows.reduce((total, { share = 0 }) => total + share, 0);
	return sum === WHOLE_PRICE
		? []
		: [`the rows of kit ${shown(sellerSku)} (${where}) have a priceShare of ${inPercent(sum)} together, should be 100`];
}

const inPercent = (share: number): string => String(share / 100);
