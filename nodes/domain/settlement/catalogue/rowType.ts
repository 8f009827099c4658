import type { SettlementRow } from '../settlement.types';
import type { RuleMatch } from './entry';

/** What a row's kind hangs on. */
export type TypeColumns = Pick<SettlementRow, 'transactionType' | 'amountType' | 'amountDescription'>;

/** Some type columns and what is said about the rows that they fit. */
export interface Pattern<T> extends TypeColumns {
	readonly match: RuleMatch;
	readonly says: T;
}

/** Casing and spacing vary between files (`Digital Services Fee`, `DigitalServicesFee`), so both are ignored. */
const folded = (text: string | null | undefined): string => (text ?? '').toLowerCase().replace(/\s+/g, '');

export const typeKeys = (type: TypeColumns): TypeColumns => ({
	transactionType: folded(type.transactionType),
	amountType: folded(type.amountType),
	amountDescription: folded(type.amountDescription),
});

export const patternOf = <T>(type: TypeColumns, match: RuleMatch, says: T): Pattern<T> => ({ ...typeKeys(type), match, says });

export const keyOf = (type: TypeColumns): string => `${type.transactionType}\t${type.amountType}\t${type.amountDescription}`;

/** Exact types in a map, the few that match by prefix or any description in a list. */
export function indexOf<T>(patterns: ReadonlyArray<Pattern<T>>): (keys: TypeColumns) => T | undefined {
	const exact = new Map(patterns.filter(({ match }) => match === 'exact').map((pattern) => [keyOf(pattern), pattern.says]));
	const loose = patterns.filter(({ match }) => match !== 'exact');
	return (keys) => exact.get(keyOf(keys)) ?? loose.find((pattern) => fits(pattern, keys))?.says;
}

export function fits(pattern: Pattern<unknown>, keys: TypeColumns): boolean {
	if (pattern.transactionType !== keys.transactionType) return false;
	if (pattern.match === 'amountTypePrefix')
		return keys.amountType.startsWith(pattern.amountType) && keys.amountDescription === pattern.amountDescription;
	if (pattern.amountType !== keys.amountType) return false;
	return pattern.match === 'anyDescription' || keys.amountDescription.startsWith(pattern.amountDescription);
}
