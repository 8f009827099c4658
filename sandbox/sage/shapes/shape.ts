/**
 * How a record of the API is described: field by field, in the words of the official descriptions. `int`, `flag` (boolean),
 * `instant` (date-time), `text N` (at most N characters), `decimal N` (at most N decimals), each with the marks `ro` (read-only)
 * and `required`. `analysis_code_1..20` stands for twenty fields.
 *
 * In the sandbox a decimal is always an integer in its own last place (pence for `decimal 2`), never a float.
 */
export type FieldKind = 'int' | 'flag' | 'instant' | 'text' | 'decimal' | 'object' | 'list' | 'link';

export interface Field {
	readonly kind: FieldKind;
	/** Largest length of a text. */
	readonly max?: number;
	/** Decimals of a number. */
	readonly places: number;
	readonly readOnly: boolean;
	readonly required: boolean;
	/** Of an enumeration: its names in the order of their numbers. Filters may give either. */
	readonly names?: readonly string[];
	/** A document status in a view: some systems give its number there. */
	readonly isOfView?: boolean;
	/** Of objects, lists and links; a function, because descriptions refer to each other. */
	readonly shape?: () => Shape;
}

export type Shape = Readonly<Record<string, Field>>;

/** A record inside the sandbox: decimals as scaled integers, instants as ISO texts. */
export type Row = { [name: string]: RowValue };
export type RowValue = string | number | boolean | null | undefined | Row | Row[];

/** Reads a table of `name: 'kind marks'` and freezes it. Throws on our own mistakes. */
export function shape(table: Record<string, string | Field>): Shape {
	const fields: Record<string, Field> = {};
	for (const [name, given] of Object.entries(table)) {
		const field = typeof given === 'string' ? readField(given) : given;
		for (const each of expandName(name)) fields[each] = field;
	}
	return Object.freeze(fields);
}

/** A text that is one of some names, e.g. `EnumDocumentStatusLive`. Official lengths are not kept to: some are shorter than the names. */
export const enumeration = (names: readonly string[], marks = ''): Field => ({ ...readField(`text ${marks}`), names });

/** The same in a view, where the number may stand for the name. */
export const viewEnumeration = (names: readonly string[]): Field => ({ ...enumeration(names), isOfView: true });

/** A child record that comes with `$expand`. */
export const object = (child: Shape, marks = ''): Field => ({ ...readField(`object ${marks}`), shape: () => child });

/** Child records that come with `$expand`. */
export const list = (child: Shape, marks = ''): Field => ({ ...readField(`list ${marks}`), shape: () => child });

/** Another record of the API, shown as `{}` by the descriptions; comes with `$expand` and is never written. */
export const link = (child: () => Shape): Field => ({ ...readField('link ro'), shape: child });

/**
 * The shape with some read-only fields open to requests. The descriptions mark ids as read-only that a request needs to say which line or
 * item it means.
 */
export const opened = (given: Shape, names: readonly string[]): Shape =>
	Object.freeze({ ...given, ...Object.fromEntries(names.map((name) => [name, { ...given[name], readOnly: false }])) });

const WHOLE = new WeakMap<Shape, Shape>();

/** The shape without some fields, in children too (`isTop` is false there). Rows may still carry them; answers do not show them. */
export function narrowed(given: Shape, isGone: (name: string, isTop: boolean) => boolean, isTop = true): Shape {
	const kept = Object.entries(given).filter(([name]) => !isGone(name, isTop));
	const child = (field: Field): Field => (field.shape ? { ...field, shape: () => narrowed(field.shape!(), isGone, false) } : field);
	const narrow = Object.freeze(Object.fromEntries(kept.map(([name, field]) => [name, child(field)])));
	WHOLE.set(narrow, given);
	return narrow;
}

/** The shape that a narrowed one came from; any other is whole. */
export const wholeOf = (given: Shape): Shape => WHOLE.get(given) ?? given;

export const isExpandable = (field: Field): boolean => field.shape !== undefined;

function readField(text: string): Field {
	const match = /^(int|flag|instant|text|decimal|object|list|link)(?: (\d+))?(?: (ro))?(?: (required))?\s*$/.exec(text);
	if (!match) throw new Error(`Not a field description: "${text}"`);
	const [, kind, size, readOnly, required] = match;
	return {
		kind: kind as FieldKind,
		max: kind === 'text' && size ? Number(size) : undefined,
		places: kind === 'decimal' ? Number(size) : 0,
		readOnly: readOnly !== undefined,
		required: required !== undefined,
	};
}

function expandName(name: string): string[] {
	const match = /^(.*_)(\d+)\.\.(\d+)$/.exec(name);
	if (!match) return [name];
	const first = Number(match[2]);
	return Array.from({ length: Number(match[3]) - first + 1 }, (_, index) => `${match[1]}${first + index}`);
}
