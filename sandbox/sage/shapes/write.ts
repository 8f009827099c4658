import { LosslessNumber, stringify } from 'lossless-json';
import { isExpandable, type Field, type Row, type RowValue, type Shape } from './shape';

/** What an answer shows: names to keep (undefined: all that are not expandable) and child records asked for. */
export interface Projection {
	readonly expand: ReadonlySet<string>;
	/** Paths such as `id` or `customer.name`; undefined keeps everything. */
	readonly select?: readonly string[];
}

export const EVERYTHING: Projection = { expand: new Set() };

/**
 * Writes rows as the API's JSON: only fields of the description, decimals with all their places and no float in between, expandable
 * fields only when asked for. Throws when a row carries a field that its description lacks: that is our own mistake.
 */
export function writeJson(rows: Row | readonly Row[], shape: Shape, projection: Projection = EVERYTHING): string {
	const shown = Array.isArray(rows) ? rows.map((row) => project(row, shape, projection)) : project(rows as Row, shape, projection);
	return stringify(shown) ?? 'null';
}

function project(row: Row, shape: Shape, projection: Projection): Record<string, unknown> {
	const unknown = Object.keys(row).filter((name) => !(name in shape));
	if (unknown.length) throw new Error(`Not in the description: ${unknown.join(', ')}`);
	const answer: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(shape)) {
		const value = row[name];
		if (value === undefined || value === null) continue;
		if (isExpandable(field) && !projection.expand.has(name)) continue;
		if (!isSelected(name, projection.select)) continue;
		answer[name] = writeValue(value, field, childProjection(name, projection));
	}
	return answer;
}

function writeValue(value: RowValue, field: Field, projection: Projection): unknown {
	if (field.kind === 'decimal') return new LosslessNumber(decimalText(value as number, field.places));
	if (field.kind === 'list') return (value as Row[]).map((row) => project(row, field.shape!(), projection));
	if (field.shape) return project(value as Row, field.shape(), projection);
	return value;
}

const isSelected = (name: string, select: Projection['select']) =>
	select === undefined || select.some((path) => path === name || path.startsWith(`${name}.`));

/** `customer.name` narrows the child; `customer` alone keeps all of it. */
function childProjection(name: string, projection: Projection): Projection {
	const paths = projection.select?.filter((path) => path === name || path.startsWith(`${name}.`));
	const select = paths && !paths.includes(name) ? paths.map((path) => path.slice(name.length + 1)) : undefined;
	return { expand: new Set(), select };
}

/** An integer in its last place as decimal text, e.g. 41250 with 2 places is `412.50`. */
export function decimalText(scaled: number, places: number): string {
	if (!Number.isSafeInteger(scaled)) throw new RangeError(`Not a scaled integer: ${scaled}`);
	const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
	const sign = scaled < 0 ? '-' : '';
	return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
