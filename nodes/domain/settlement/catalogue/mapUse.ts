import {
	isCertain,
	isOfMarketplace,
	lookUpShipped,
	patternsOf,
	type ClassifierContext,
	type NominalMapRow,
	type RowType,
} from './classify';
import { CATALOGUE } from './catalogue';
import { fits, mayMeet, patternOf, typeKeys, typeName, type TypeColumns } from './rowType';
import { NO_DAY } from './segments';

const nameOf = (row: NominalMapRow): string => `${row.name ?? 'a row'} ("${typeName(row)}")`;

/** Rows of the map that speak of no row type of the catalogue nor of the file at hand: most likely misspelt. Each a sentence for finance. */
export function unmatchedMapRows(map: readonly NominalMapRow[], types: readonly TypeColumns[]): string[] {
	const keys = types.map(typeKeys);
	const shipped = CATALOGUE.map((entry) => patternOf(entry, null));
	return map
		.filter((row) => {
			const pattern = patternOf(row, row);
			return !shipped.some((one) => mayMeet(one, pattern)) && !keys.some((type) => fits(pattern, type));
		})
		.map((row) => `${nameOf(row)} matches no row type of the catalogue or of this file.`);
}

/** Rows of the map whose nature or VAT a certain rule goes before, because they name no marketplace. Each a sentence for finance. */
export function overruledMapRows(map: readonly NominalMapRow[], types: readonly RowType[], context: ClassifierContext): string[] {
	const saying = patternsOf(map).filter(({ says, isSibling }) => !isSibling && !says.marketplace && (says.vat || says.nature));
	return saying.flatMap((pattern) => {
		const overruled = types.filter((type) => {
			const keys = typeKeys(type);
			const isMeant = fits(pattern, keys) && isOfMarketplace(pattern.says, type.marketplaceName ?? '', context.currency);
			return isMeant && isCertain(lookUpShipped(keys), type, NO_DAY, context);
		});
		const places = [
			...new Set(overruled.map(({ marketplaceName }) => marketplaceName || `rows in ${context.currency} without a marketplace`)),
		];
		if (places.length === 0) return [];
		const { vat, nature } = pattern.says;
		const said = [vat && `vat ${vat}`, nature && `nature ${nature}`].filter(Boolean).join(' and ');
		return [
			`${nameOf(pattern.says)}: ${said} is not taken for ${places.join(', ')}, where the rule of fees is certain; name the marketplace if it is meant.`,
		];
	});
}
