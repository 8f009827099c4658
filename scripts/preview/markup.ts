/** HTML that may stand in a page as it is. Only `markup` makes it. */
export class Markup {
	constructor(readonly text: string) {}
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

type Value = string | number | Markup | ReadonlyArray<string | Markup>;

function markupOf(value: Value): string {
	if (value instanceof Markup) return value.text;
	return typeof value === 'object' ? value.map(markupOf).join('') : escaped(String(value));
}

/** A template in which every value is escaped, unless it is made by `markup` itself. */
export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
	new Markup(parts.reduce((text, part, index) => `${text}${markupOf(values[index - 1])}${part}`));
