/**
 * Money as a value: an integer number of minor units (pence, cents). Its currency stands once beside the amounts, on the settlement or order.
 * Never a float: amounts come from text through `parseAmount` or `fromDecimal` and leave as text through `toDecimal`.
 * A minor unit is a hundredth: so it is in all currencies of the European and North American marketplaces.
 */

/** An integer number of minor units. Made by `minorUnits` or the parser, never by a cast. */
export type Minor = number & { readonly __minorUnits: true };

/** Brands an integer as minor units. Throws on our own mistakes: a fraction, or a sum beyond 2^53. */
export function minorUnits(value: number): Minor {
	if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of minor units: ${value}`);
	return (value === 0 ? 0 : value) as Minor;
}

export const ZERO = minorUnits(0);

export const addMinor = (a: Minor, b: Minor): Minor => minorUnits(a + b);
export const subtractMinor = (a: Minor, b: Minor): Minor => minorUnits(a - b);
export const negateMinor = (a: Minor): Minor => minorUnits(0 - a);
export const absoluteMinor = (a: Minor): Minor => minorUnits(Math.abs(a));

/** Exact sum; an empty list is zero. */
export function sumMinor(values: Iterable<Minor>): Minor {
	let total = 0;
	for (const value of values) total = minorUnits(total + value);
	return minorUnits(total);
}

/** Two decimals and a point, e.g. `-1234.05`: the form that items, Sage bodies and exports carry. */
export function toDecimal(minor: Minor): string {
	const value = Math.abs(minor);
	const hundredths = value % 100;
	return `${minor < 0 ? '-' : ''}${(value - hundredths) / 100}.${hundredths < 10 ? '0' : ''}${hundredths}`;
}

/**
 * Reads the canonical form that `toDecimal` writes (`-?digits(.d{1,2})?`). Text from Amazon's files goes through `parse.ts`,
 * which knows the file's number format. Throws when the text is anything else, so that no float slips in.
 */
export function fromDecimal(text: string): Minor {
	const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
	if (!match) throw new RangeError(`Not an amount with at most two decimals: "${text}"`);
	const minor = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
	return minorUnits(match[1] ? -minor : minor);
}
