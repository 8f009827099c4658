/**
 * HTML that is safe to send. Pages are made with the template tag `html` alone: whatever text is put into it is escaped here, in one place, so a SKU, a product
 * title or a reason that holds markup is shown as it was typed and does nothing.
 */
export class Html {
	constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, HTML stands as it is, `undefined` and `false` are nothing. */
export type Piece = string | number | Html | readonly Html[] | undefined | false;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters (terminal escapes among them), marks that turn the direction of writing round, and halves of characters. Line ends and tabs stay. */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu;

/** Text without what could do something where it is shown, in HTML or in a file. */
export const visible = (text: string): string => text.replace(UNSEEN, '');

/** The one escape: for text and for attributes in double quotes. */
export const escape = (text: string): string => visible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** Puts HTML together: html`<td>${foreign}</td>`. Attributes stand in double quotes, always. */
export const html = (texts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
	new Html(texts.map((text, index) => `${text}${index < pieces.length ? written(pieces[index]) : ''}`).join(''));

export const NOTHING = new Html('');

function written(piece: Piece): string {
	if (piece === undefined || piece === false) return '';
	if (piece instanceof Html) return piece.text;
	return typeof piece === 'object' ? piece.map(({ text }) => text).join('') : escape(String(piece));
}
