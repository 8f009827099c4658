import type { IDataObject } from 'n8n-workflow';
import { fromDecimal } from '../../domain/money/money';
import { isSameInSage, sageText } from '../../domain/text/sageText';
import { moneyOf } from './losslessJson';
import { millisecondsOf } from './stamp';

/**
 * What is asked for, as Sage's words and as a check of what comes back: a server that leaves `$filter` out of account must not have its first
 * record taken for the one that was meant.
 */
export interface Filter {
	/** As it stands in `$filter`; empty asks for all. */
	readonly text: string;
	/** Fields that the check reads; they have to be among the selected ones. */
	readonly fields: readonly string[];
	readonly fits: (row: IDataObject) => boolean;
}

/** Asks for every record. */
export const EVERY: Filter = Object.freeze({ text: '', fields: [], fits: () => true });

/** A string literal: single quotes, a quote inside doubled. */
export const quoted = (text: string): string => `'${text.replace(/'/g, "''")}'`;

/** Numbers (ids, URNs, tax code numbers) stand bare and are compared by value, text is quoted and compared as Sage does. */
export function equals(field: string, value: string | number): Filter {
	const isIt =
		typeof value === 'number'
			? (seen: unknown) => seen !== '' && Number(seen) === value
			: (seen: unknown) => isSameInSage(String(seen), value);
	return {
		text: `${field} eq ${typeof value === 'number' ? String(value) : quoted(value)}`,
		fields: [field],
		fits: (row) => isShown(row[field]) && isIt(row[field]),
	};
}

/** A text that begins so (`startswith`: guide "query parameters"), compared as Sage does. */
export const startsWith = (field: string, beginning: string): Filter => ({
	text: `startswith(${field},${quoted(beginning)})`,
	fields: [field],
	fits: (row) => isShown(row[field]) && sageText(String(row[field])).startsWith(sageText(beginning)),
});

/** An amount with two decimals, on either side: whether Sage signs what goes back is not documented. */
export const isAmount = (field: string, amount: string): Filter => ({
	...anyOf(inWords(`${field} eq ${amount}`), inWords(`${field} eq -${amount}`)),
	fields: [field],
	fits: (row) =>
		isShown(row[field]) && moneyOf(row[field]) !== undefined && Math.abs(moneyOf(row[field]) as number) === fromDecimal(amount),
});

/** A condition in Sage's own words, of which nothing can be compared: parts of a text, the conditions of a custom query. */
export const inWords = (text: string): Filter => ({ ...EVERY, text });

/** The database keeps thousandths of a second in steps of three, and how it rounds is not documented. */
const ROUNDING_MS = 10;

/** Changed at an instant (ISO 8601 with `Z`) or later: Sage wants times with a `Z` and without quotes (guide "query parameters"). */
export const changedSince = (field: string, instant: string): Filter => ({
	text: `${field} ge ${instant}`,
	fields: [field],
	// What carries no stamp cannot be compared; whoever asked says what it means.
	fits: (row) => !(millisecondsOf(row[field]) < Date.parse(instant) - ROUNDING_MS),
});

/** All of them; those that ask for everything fall away. */
export function allOf(...filters: readonly Filter[]): Filter {
	const given = filters.filter(({ text }) => text !== '');
	return {
		text: given.map(({ text }) => text).join(' and '),
		fields: given.flatMap(({ fields }) => fields),
		fits: (row) => given.every((filter) => filter.fits(row)),
	};
}

/** One of them at least, in brackets. */
export const anyOf = (...filters: readonly Filter[]): Filter => ({
	text: `(${filters.map(({ text }) => text).join(' or ')})`,
	fields: filters.flatMap(({ fields }) => fields),
	fits: (row) => filters.some((filter) => filter.fits(row)),
});

/** Terms joined by `or` in one request: the length limit of an address is not documented, 20 to 40 are known to work. */
export const TERMS_PER_REQUEST = 25;

/** One filter per batch of values: `(code eq 'A' or code eq 'B')`. Values that come twice are asked for once. */
export function anyOfBatches(field: string, values: ReadonlyArray<string | number>, size = TERMS_PER_REQUEST): Filter[] {
	const distinct = [...new Set(values)];
	const batches: Filter[] = [];
	for (let from = 0; from < distinct.length; from += size)
		batches.push(anyOf(...distinct.slice(from, from + size).map((value) => equals(field, value))));
	return batches;
}

const isShown = (value: unknown): boolean => value !== undefined && value !== null;
