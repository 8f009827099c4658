import { escapeHtml } from '../text/escapeHtml';

/**
 * HTML that is safe to send. Pages are made with the template tag `html` alone: whatever text is put into it is escaped, so a SKU, a product
 * title or a reason that holds markup is shown as it was typed and does nothing.
 */
export class Html {
	constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, HTML stands as it is, `undefined` and `false` are nothing. */
export type Piece = string | number | Html | readonly Html[] | undefined | false;

/** Puts HTML together: html`<td>${foreign}</td>`. Attributes stand in double quotes, always. */
export const html = (texts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
	new Html(texts.map((text, index) => `${text}${index < pieces.length ? written(pieces[index]) : ''}`).join(''));

export const NOTHING = new Html('');

function written(piece: Piece): string {
	if (piece === undefined || piece === false) return '';
	if (piece instanceof Html) return piece.text;
	return typeof piece === 'object' ? piece.map(({ text }) => text).join('') : escapeHtml(String(piece));
}
