import type { SettlementRow } from '../settlement.types';

/** What a row's kind hangs on. */
export type TypeColumns = Pick<SettlementRow, 'transactionType' | 'amountType' | 'amountDescription'>;

/** One of the last two type columns as a table writes it: the text itself, or how it begins (`…*`). */
interface Written {
	readonly text: string;
	readonly isBeginning: boolean;
}

/** Type columns of a table, folded, and what is said about the rows that they fit. */
export interface Pattern<T> {
	readonly transactionType: string;
	readonly amountType: Written;
	readonly amountDescription: Written;
	readonly says: T;
}

/** Casing and spacing vary between files (`Digital Services Fee`, `DigitalServicesFee`), and so may `fulfilment` and `fulfillment`: all are one. */
const folded = (text: string | null | undefined): string =>
	(text ?? '').toLowerCase().replace(/\s+/g, '').replaceAll('fulfilment', 'fulfillment');

export const typeKeys = (type: TypeColumns): TypeColumns => ({
	transactionType: folded(type.transactionType),
	amountType: folded(type.amountType),
	amountDescription: folded(type.amountDescription),
});

/** A pattern from type columns of which the last two may end with `*`; `*` alone is any text. */
export const patternOf = <T>({ transactionType, amountType, amountDescription }: TypeColumns, says: T): Pattern<T> => ({
	transactionType: folded(transactionType),
	amountType: written(amountType),
	amountDescription: written(amountDescription),
	says,
});

function written(column: string): Written {
	const text = folded(column);
	return text.endsWith('*') ? { text: text.slice(0, -1), isBeginning: true } : { text, isBeginning: false };
}

export const keyOf = (type: TypeColumns): string => `${type.transactionType}\t${type.amountType}\t${type.amountDescription}`;

/** `"Order / ItemFees / Commission"`, as messages name a row type. */
export const typeName = ({ transactionType, amountType, amountDescription }: TypeColumns): string =>
	`${transactionType} / ${amountType} / ${amountDescription}`;

/** Whether a pattern fits a row type, given by its keys. */
export const fits = (pattern: Pattern<unknown>, keys: TypeColumns): boolean =>
	pattern.transactionType === keys.transactionType &&
	fitsText(pattern.amountType, keys.amountType) &&
	fitsText(pattern.amountDescription, keys.amountDescription);

const fitsText = ({ text, isBeginning }: Written, column: string): boolean => (isBeginning ? column.startsWith(text) : column === text);

/** Whether two patterns may fit one and the same row type. */
export const mayMeet = (a: Pattern<unknown>, b: Pattern<unknown>): boolean =>
	a.transactionType === b.transactionType &&
	mayMeetText(a.amountType, b.amountType) &&
	mayMeetText(a.amountDescription, b.amountDescription);

function mayMeetText(a: Written, b: Written): boolean {
	if (a.isBeginning && b.isBeginning) return a.text.startsWith(b.text) || b.text.startsWith(a.text);
	return a.isBeginning ? fitsText(a, b.text) : fitsText(b, a.text);
}

/** Orders patterns by how much they say of a type, the most first: a whole text before a beginning, a longer beginning before a shorter. */
export const byPrecision = (a: Pattern<unknown>, b: Pattern<unknown>): number =>
	precision(b.amountType) - precision(a.amountType) || precision(b.amountDescription) - precision(a.amountDescription);

const precision = ({ text, isBeginning }: Written): number => (isBeginning ? text.length : Number.MAX_SAFE_INTEGER);

const isExact = ({ amountType, amountDescription }: Pattern<unknown>): boolean => !amountType.isBeginning && !amountDescription.isBeginning;

/** Exact types in a map, the few that match by their beginning in a list, the most precise first. */
export function indexOf<T>(patterns: ReadonlyArray<Pattern<T>>): (keys: TypeColumns) => T | undefined {
	const exact = new Map(patterns.filter(isExact).map((pattern) => [exactKey(pattern), pattern.says]));
	const loose = patterns.filter((pattern) => !isExact(pattern)).sort(byPrecision);
	return (keys) => exact.get(keyOf(keys)) ?? loose.find((pattern) => fits(pattern, keys))?.says;
}

const exactKey = ({ transactionType, amountType, amountDescription }: Pattern<unknown>): string =>
	keyOf({ transactionType, amountType: amountType.text, amountDescription: amountDescription.text });
