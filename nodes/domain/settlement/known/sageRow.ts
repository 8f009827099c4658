import { fromDecimal, type Minor } from '../../money/money';
import { textOf } from '../../text/textOf';

/** A row as a node puts it out: numbers as numbers or as text, nothing certain. */
export type SageRow = Readonly<Record<string, unknown>>;

export const isRow = (value: unknown): value is SageRow => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text without blanks at its ends; '' for what is no text and no number. */
export const wordOf = (value: unknown): string => textOf(value).trim();

/** Zeros behind the second decimal say nothing: Sage states some values with five. */
const AMOUNT = /^(-?\d{1,11}(?:\.\d{1,2})?)0*$/;

/**
 * A plain amount with at most two decimals that count, as a decimal text; undefined for anything else. A JSON number is good for it, because its text
 * is the shortest that stands for it.
 */
export function amountText(value: unknown): string | undefined {
	const text = wordOf(value);
	const match = /\./.test(text) ? AMOUNT.exec(text) : /^-?\d{1,11}$/.exec(text);
	return match ? (match[1] ?? match[0]) : undefined;
}

export function amountOf(value: unknown): Minor | undefined {
	const text = amountText(value);
	return text === undefined ? undefined : fromDecimal(text);
}

/** A whole number from zero, its decimals nothing but zeros; undefined for anything else. */
export const wholeNumber = (value: unknown): number | undefined =>
	/^\d{1,9}(\.0*)?$/.test(wordOf(value)) ? Number(wordOf(value)) : undefined;

/** Finds the number of a tax code that a row names by Sage's own id (`tax_code_id`), or that stands in the row itself (`tax_code`, expanded). */
export type TaxCodeReader = (row: SageRow) => number | undefined;

/** Reads tax codes by `/tax_codes` (`id`, `code`). An id of the list that has two numbers has none. */
export function taxCodeReader(taxCodes: readonly SageRow[]): TaxCodeReader {
	const byId = new Map<string, number | undefined>();
	for (const { id, code } of taxCodes) {
		const [key, number] = [wordOf(id), wholeNumber(code)];
		if (key !== '') byId.set(key, byId.has(key) && byId.get(key) !== number ? undefined : number);
	}
	return (row) => (isRow(row.tax_code) ? wholeNumber(row.tax_code.code) : undefined) ?? byId.get(wordOf(row.tax_code_id));
}
