import type { Nature, RowVat } from './entry';
import { byPrecision, patternOf, type Pattern, type TypeColumns } from './rowType';

/** What a client may say a row type is. */
export const MAP_NATURES = [
	'sale',
	'refund',
	'fee',
	'feeTax',
	'feeCredit',
	'reimbursement',
	'balance',
	'failedPayout',
] as const satisfies readonly Nature[];
export type MapNature = (typeof MAP_NATURES)[number];

/** What a client may say of the VAT in a row. */
export const MAP_VATS = [
	'inclusive',
	'split',
	'standard',
	'reduced',
	'zero',
	'exempt',
	'outsideScope',
	'reverseCharge',
] as const satisfies readonly RowVat[];
export type MapVat = (typeof MAP_VATS)[number];

/** One row of the client's nominal map as it was read. Blank fields keep what a less precise row says, in the end the catalogue. */
export interface NominalMapRow extends TypeColumns {
	/** For messages: `row 3 (id 12)`. */
	readonly name?: string;
	/** Marketplace as rows have it; blank for all. */
	readonly marketplace?: string;
	/** Key of a series in the settings; blank for all. */
	readonly series?: string;
	readonly nominalCode?: string;
	readonly costCentre?: string;
	readonly department?: string;
	readonly vat?: MapVat | '';
	/** Needed where the catalogue leaves it open; else it wins over the catalogue. */
	readonly nature?: MapNature | '';
	/** First and last day of the rows that it speaks of, `YYYY-MM-DD`; blank is open. */
	readonly validFrom?: string;
	readonly validUntil?: string;
}

/** A row of the map with the types that it fits. */
export type MapPattern = Pattern<NominalMapRow> & { readonly isSibling: boolean };

const BASE_FEE = /^base\s*fee$/i;

/**
 * The patterns of a map, the most precise first: by type, then marketplace, series and days that are named. A row for the base of one of Amazon's
 * fees speaks for its tax and its discount too, unless they have rows of their own: they are one fee.
 */
export function mapPatterns(map: readonly NominalMapRow[], isSplitType: (transactionType: string) => boolean): MapPattern[] {
	const patterns = map.flatMap((row) => {
		const own = { ...patternOf(row, row), isSibling: false };
		if (!BASE_FEE.test(row.amountDescription.trim()) || !isSplitType(own.transactionType)) return [own];
		const sibling = (amountDescription: string) => ({ ...patternOf({ ...row, amountDescription }, row), isSibling: true });
		return [own, sibling('Tax on fee'), sibling('Discount on fee')];
	});
	return patterns.sort((a, b) => byPrecision(a, b) || named(b) - named(a));
}

/** How much a row names besides its type; a row of its own goes before that of a sibling. */
const named = ({ isSibling, says: { marketplace, series, validFrom, validUntil } }: MapPattern): number =>
	(isSibling ? 0 : 8) + (marketplace ? 4 : 0) + (series ? 2 : 0) + (validFrom || validUntil ? 1 : 0);

/** Whether a day lies in those that a row speaks of. */
export const isValidOn = ({ validFrom, validUntil }: NominalMapRow, day: string): boolean =>
	(!validFrom || validFrom <= day) && (!validUntil || day <= validUntil);
