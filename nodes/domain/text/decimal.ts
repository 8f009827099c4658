import { toDecimal } from '../money/money';
import { parseAmount, type DecimalSeparator } from '../money/parse';

/** What a cell with a number says: a decimal with a point, nothing, or something that cannot be told for certain. */
export type DecimalCell =
	| { readonly kind: 'decimal'; readonly text: string }
	| { readonly kind: 'empty' }
	| { readonly kind: 'ambiguous' }
	| { readonly kind: 'invalid' };

/**
 * Reads a number of a flat file, in whatever format the marketplace writes it, to a decimal with a point. Amounts come with two decimals;
 * more decimals (rates, weights) stay as they are. `fileSeparator` decides cells that can be read two ways.
 */
export function readDecimal(cell: string, fileSeparator?: DecimalSeparator): DecimalCell {
	const text = cell.trim();
	if (text === '') return { kind: 'empty' };
	const amount = parseAmount(text, fileSeparator);
	if (amount.kind === 'amount') return { kind: 'decimal', text: toDecimal(amount.minor) };
	if (amount.kind === 'ambiguous') return { kind: 'ambiguous' };
	return /^[+-]?\d+[.,]\d{3,}$/.test(text) ? { kind: 'decimal', text: text.replace(',', '.').replace('+', '') } : { kind: 'invalid' };
}

/** The decimal separator that the unambiguous cells agree on; undefined when there is none, or both occur. */
export function separatorOfCells(cells: Iterable<string>): DecimalSeparator | undefined {
	const found = new Set<DecimalSeparator>();
	for (const cell of cells) {
		const amount = parseAmount(cell);
		if (amount.kind === 'amount' && amount.separator) found.add(amount.separator);
	}
	return found.size === 1 ? [...found][0] : undefined;
}

/** Whether two texts are one number, however many zeros they end with: `2`, `2.00000`. Nothing given is no number. */
export function sameDecimal(one: string, other: string): boolean {
	const plain = (text: string) =>
		text
			.trim()
			.replace(/(\.\d*?)0+$/, '$1')
			.replace(/\.$/, '');
	return plain(one) === plain(other);
}
