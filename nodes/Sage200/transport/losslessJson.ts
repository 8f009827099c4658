import { isInteger, LosslessNumber, stringify } from 'lossless-json';
import { fromDecimal, toDecimal, type Minor } from '../../domain/money/money';
import { textOf } from '../../domain/text/textOf';

/** Fields that carry money in Sage's answers (`total_gross_value`, `tax_amount`, `balance`, ...), by the words of the OpenAPI files. */
const MONEY_FIELD = /(?:^|_)(?:value|amount|balance|limit|debit|credit)(?:_in_base)?$/;

/**
 * Reads Sage's JSON without a float in between: whole numbers that fit become numbers (ids, URNs, counts), money becomes a
 * string with two decimals, any other decimal the digits that Sage wrote. Throws a SyntaxError when the text is no JSON, a RangeError when it is nested too
 * deep: for foreign texts there is `jsonOf`.
 *
 * Node's own reader, which shows the digits of a number since Node 21 (n8n 2.41 asks for 24). A reader in JavaScript puts long texts together letter by letter:
 * 30 MB took it 3 GB of memory and a minute.
 */
export function readJson(text: string): unknown {
	return JSON.parse(text, (key, value: unknown, context?: { readonly source?: string }) =>
		typeof value === 'number' ? plainNumber(key, digitsOf(context?.source)) : value,
	);
}

/** Without the digits an amount would have gone through a float. */
function digitsOf(source: string | undefined): string {
	if (source === undefined) throw new SyntaxError('This Node does not show the digits of a number in JSON: it is older than 21');
	return source;
}

/** The value in a text of JSON; nothing when it is none (cut off, nested too deep). Null is a value. */
export function jsonOf(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: readJson(text) };
	} catch {
		return undefined; // the caller says what an unreadable answer means
	}
}

function plainNumber(key: string, digits: string): number | string {
	if (MONEY_FIELD.test(key)) return moneyText(digits);
	return isInteger(digits) && Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}

/** Values with more than two decimals (costs, profits) stay as Sage wrote them. */
function moneyText(digits: string): string {
	const match = /^(-?\d+)(?:\.(\d{0,2})0*)?$/.exec(digits);
	return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : digits;
}

/** Fields of a request; amounts, prices and quantities among them are a `LosslessNumber`. */
export type RequestFields = Readonly<Record<string, unknown>>;

/** Writes JSON; a `LosslessNumber` keeps its digits. */
export function writeJson(body: unknown): string {
	return stringify(body) ?? '';
}

/** A decimal string with at most two decimals as a JSON number with exactly two. Throws a RangeError for anything else. */
export const amountNumber = (text: string): LosslessNumber => new LosslessNumber(toDecimal(fromDecimal(text)));

/** A quantity or price as a JSON number with the digits given, at most 5 decimals (Sage 200 OpenAPI, `decimal 5dp`). */
export function quantityNumber(text: string): LosslessNumber {
	if (!/^-?(0|[1-9]\d*)(\.\d{1,5})?$/.test(text)) throw new RangeError(`Not a number with at most five decimals: "${text}"`);
	return new LosslessNumber(text);
}

/** Digits before the point of the largest amount whose pence are exact: more are beyond 2^53. */
const LARGEST_AMOUNT = /^-?\d{1,13}\.\d{2}$/;

/** Money that Sage sent, in minor units; nothing when the field is missing, is no amount or is too large to be held exactly. Never throws. */
export function moneyOf(value: unknown): Minor | undefined {
	const text = moneyText(textOf(value));
	return LARGEST_AMOUNT.test(text) ? fromDecimal(text) : undefined;
}
