import { minorUnits, type Minor } from './money';

/**
 * Reads amounts as they stand in Amazon's files, whose number format differs by marketplace and sometimes within one file
 * (`1141,18`, `1.234,56`, `5.05`). Decided per cell; a cell that can be read two ways is refused unless the rest of the file
 * decides it. Exact: text to integer minor units, never a float.
 */

export type DecimalSeparator = '.' | ',';

export type ParsedAmount =
	| { readonly kind: 'amount'; readonly minor: Minor; readonly separator?: DecimalSeparator }
	/**
	 * One separator with exactly three digits after it: thousands in one format, decimals in the other. An amount has no three decimals, so
	 * it is `asThousands` if the file's decimal separator is another than `groupedBy`, and none at all otherwise.
	 */
	| { readonly kind: 'ambiguous'; readonly groupedBy: DecimalSeparator; readonly asThousands: Minor }
	| { readonly kind: 'invalid' };

const INVALID: ParsedAmount = { kind: 'invalid' };
const AMOUNT = /^([+-]?)(\d+(?:[.,]\d+)*)$/;
const GROUPED = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;

/** `fileSeparator` is the decimal separator that the file's unambiguous cells agree on, when they do. */
export function parseAmount(text: string, fileSeparator?: DecimalSeparator): ParsedAmount {
	const match = AMOUNT.exec(text.trim());
	if (!match) return INVALID;
	const [, sign, digits = ''] = match;
	const negative = sign === '-';
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	if (last < 0) return amount(negative, digits, '');
	const separator = digits[last] as DecimalSeparator;
	const whole = digits.slice(0, last);
	const decimals = digits.slice(last + 1);
	if (decimals.length <= 2) {
		if (/[.,]/.test(whole) && !isGrouping(whole, separator)) return INVALID;
		return amount(negative, whole.replace(/[.,]/g, ''), decimals, separator);
	}
	if (!GROUPED.test(digits)) return INVALID;
	const single = digits.indexOf(separator) === last;
	const thousands = amount(negative, digits.replace(/[.,]/g, ''), '');
	if (!single || thousands.kind !== 'amount') return thousands;
	if (!fileSeparator) return { kind: 'ambiguous', groupedBy: separator, asThousands: thousands.minor };
	return separator === fileSeparator ? INVALID : thousands;
}

/** Thousands before a decimal separator: groups of three, with the other separator only. */
function isGrouping(whole: string, decimalSeparator: DecimalSeparator): boolean {
	return GROUPED.test(whole) && !whole.includes(decimalSeparator);
}

function amount(negative: boolean, whole: string, decimals: string, separator?: DecimalSeparator): ParsedAmount {
	if (whole.length > 13) return INVALID;
	const minor = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
	return { kind: 'amount', minor: minorUnits(negative ? -minor : minor), separator };
}
