/** What no terminal shows as a letter: control characters, marks that turn the direction of text, halves of letters, other ends of lines. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text of a file or a map as it may stand in one line on a screen: nothing in it steers the terminal. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, (sign) => (/\s/.test(sign) ? ' ' : '\ufffd'));

/** A copy in which every text is printable. */
export function printableIn<T>(value: T): T {
	if (typeof value === 'string') return printable(value) as T;
	if (Array.isArray(value)) return value.map(printableIn) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, printableIn(field)])) as T;
}
