const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters (terminal escapes among them), marks that turn the direction of writing round, and halves of characters. Line ends and tabs stay. */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu;

/** Text without what could do something where it is shown, in HTML or in a file. */
export const visible = (text: string): string => text.replace(UNSEEN, '');

/** The one escape: for text and for attributes in double quotes. */
export const escapeHtml = (text: string): string => visible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
