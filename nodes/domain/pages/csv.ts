import { visible } from '../text/escapeHtml';

/** A spreadsheet takes a cell that begins so for a formula, blanks before it or not; the wide signs are those of East Asian keyboards. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Rows as CSV (RFC 4180, UTF-8 with a mark, so that Excel reads it). A text that a spreadsheet would take for a formula gets a quote before it; plain numbers,
 * negative ones too, stay numbers. Control characters are left out, line ends within a cell become blanks.
 */
export function csv(headings: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
	const seen = visible(text);
	const guarded = FORMULA.test(seen) && !NUMBER.test(seen) ? `'${seen}` : seen;
	const shown = guarded.replace(/[\r\n\t]+/g, ' ');
	return /[",;]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
