import { LosslessNumber, stringify } from 'lossless-json';
import { isExpandable, wholeOf, type Field, type Row, type RowValue, type Shape } from './shape';

/** What an answer shows: names to keep (undefined: all that are not expandable) and child records asked for. */
export interface Projection {
	readonly expand: ReadonlySet<string>;
	/** Paths such as `id` or `customer.name`; undefined keeps everything. */
	readonly select?: readonly string[];
}

export const EVERYTHING: Projection = { expand: new Set() };

/** How values are written where real systems differ; see `Behaviour`. */
export interface AnswerStyle {
	readonly stampsWithoutZone: boolean;
	readonly missingAsNull: boolean;
	readonly enumNumbersInViews: boolean;
}

export const PLAIN: AnswerStyle = { stampsWithoutZone: false, missingAsNull: false, enumNumbersInViews: false };

/**
 * Writes rows as the API's JSON: only fields of the description, decimals with all their places and no float in between, expandable
 * fields only when asked for. Throws when a row carries a field that its description lacks: that is our own mistake.
 */
export function writeJson(
	rows: Row | readonly Row[],
	shape: Shape,
	projection: Projection = EVERYTHING,
	style: AnswerStyle = PLAIN,
): string {
	const one = (row: Row) => project(row, shape, projection, style);
	const shown = Array.isArray(rows) ? rows.map(one) : one(rows as Row);
	return stringify(shown) ?? 'null';
}

function project(row: Row, shape: Shape, projection: Projection, style: AnswerStyle): Record<string, unknown> {
	const whole = wholeOf(shape);
	const unknown = Object.keys(row).filter((name) => !(name in whole));
	if (unknown.length) throw new Error(`Not in the description: ${unknown.join(', ')}`);
	const answer: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(shape)) {
		const value = row[name];
		if (isExpandable(field) && !projection.expand.has(name)) continue;
		if (!isSelected(name, projection.select)) continue;
		const isMissing = value === undefined || value === null;
		if (!isMissing) answer[name] = writeValue(value, field, childProjection(name, projection), style);
		else if (style.missingAsNull) answer[name] = field.kind === 'text' ? '' : null;
	}
	return answer;
}

function writeValue(value: RowValue, field: Field, projection: Projection, style: AnswerStyle): unknown {
	if (field.kind === 'decimal') return new LosslessNumber(decimalText(value as number, field.places));
	if (field.kind === 'list') return (value as Row[]).map((row) => project(row, field.shape!(), projection, style));
	if (field.shape) return project(value as Row, field.shape(), projection, style);
	if (field.kind === 'instant' && style.stampsWithoutZone) return withoutZone(value as string);
	if (field.isOfView && style.enumNumbersInViews) return numberOf(value as string, field);
	return value;
}

/** `2026-05-13T10:00:00.180Z` as `2026-05-13T10:00:00.18`. */
const withoutZone = (stamp: string): string =>
	stamp.replace(/Z$/, '').replace(/\.(\d*?)0+$/, (_all, digits: string) => (digits ? `.${digits}` : ''));

/** The number as text: the field is described as a text. */
function numberOf(name: string, field: Field): string {
	const number = field.names?.indexOf(name) ?? -1;
	return number < 0 ? name : String(number);
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
