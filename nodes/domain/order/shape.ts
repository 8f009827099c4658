/** What may stand in a place of foreign JSON. Everything may be left out; `null` counts as left out, but not in a list. */
export type Shape = 'text' | 'number' | 'amount' | { readonly each: Shape } | { readonly fields: Readonly<Record<string, Shape>> };

/** The shape of an object by its fields, under the names of its type. Fields that are not named are not read. */
export const fieldsOf = <T>(fields: { readonly [Name in keyof T]?: Shape }): Shape => ({ fields: fields as Record<string, Shape> });
export const listOf = (each: Shape): Shape => ({ each });

/** Longest text of a field: twenty times what Amazon allows a title to have. */
const LONGEST_TEXT = 4000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Copies foreign JSON into a shape. `misfits` names each place that holds something else, never what it holds; `sum` is what all amounts come to
 * without their signs, so that a caller can refuse figures that nobody could add up exactly.
 */
export class ShapeReader {
	readonly misfits: string[] = [];
	sum = 0;

	read(value: unknown, shape: Shape, place: string): unknown {
		if (value === undefined || value === null) return undefined;
		if (shape === 'number') return typeof value === 'number' ? value : this.misfit(`${place} is not a number`);
		if (shape === 'text' || shape === 'amount') return this.readText(value, shape, place);
		return 'each' in shape ? this.readList(value, shape.each, place) : this.readFields(value, shape.fields, place);
	}

	private readText(value: unknown, shape: 'text' | 'amount', place: string): string | undefined {
		if (typeof value !== 'string') return this.misfit(`${place} is not text`);
		if (value.length > LONGEST_TEXT) return this.misfit(`${place} has ${value.length} characters`);
		// A float is near enough to tell a size; no figure is made of it.
		if (shape === 'amount') this.sum += Math.abs(Number(value)) || 0;
		return value;
	}

	private readList(value: unknown, each: Shape, place: string): unknown[] | undefined {
		if (!Array.isArray(value)) return this.misfit(`${place} is not a list`);
		return value.map((entry: unknown, index) => {
			const at = `${place}[${index}]`;
			return entry === undefined || entry === null ? this.misfit(`${at} is empty`) : this.read(entry, each, at);
		});
	}

	private readFields(value: unknown, fields: Readonly<Record<string, Shape>>, place: string): Fields | undefined {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.misfit(`${place} has no fields`);
		const own = Object.entries(fields).filter(([name]) => Object.hasOwn(value, name));
		const read = own.map(([name, shape]) => [name, this.read((value as Fields)[name], shape, place ? `${place}.${name}` : name)] as const);
		return Object.fromEntries(read.filter(([, field]) => field !== undefined));
	}

	private misfit(what: string): undefined {
		this.misfits.push(what);
	}
}
