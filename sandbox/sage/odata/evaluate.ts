import { refuse } from '../refusal';
import { isExpandable, type Field, type Row, type RowValue, type Shape } from '../shapes/shape';
import { scaledInteger } from '../body/decimal';
import type { Comparison, Filter, Literal } from './parser';

export type Predicate = (row: Row) => boolean;

/**
 * Turns a filter into a test of rows. Fields and literals are checked against the description before any row is looked at: an
 * unknown field or a literal of another type is refused, as Sage does for wrong URLs.
 */
export function predicate(filter: Filter, shape: Shape): Predicate {
	switch (filter.kind) {
		case 'and': {
			const [left, right] = [predicate(filter.left, shape), predicate(filter.right, shape)];
			return (row) => left(row) && right(row);
		}
		case 'or': {
			const [left, right] = [predicate(filter.left, shape), predicate(filter.right, shape)];
			return (row) => left(row) || right(row);
		}
		case 'not': {
			const operand = predicate(filter.operand, shape);
			return (row) => !operand(row);
		}
		case 'text':
			return textTest(filter, shape);
		case 'compare':
			return comparison(filter, shape);
	}
}

/** The field behind a path such as `id` or `customer.name`, with its reader. */
export function fieldAt(path: string, shape: Shape): { field: Field; read: (row: Row) => RowValue } {
	const [head, ...rest] = path.split('.');
	const field = Object.hasOwn(shape, head) ? shape[head] : undefined;
	if (!field || (rest.length > 0 && (!field.shape || field.kind === 'list'))) return refuse(`Could not find a property named '${path}'.`);
	if (rest.length === 0) return { field, read: (row) => row[head] };
	const child = fieldAt(rest.join('.'), field.shape!());
	return { field: child.field, read: (row) => (row[head] ? child.read(row[head] as Row) : undefined) };
}

function textTest(filter: Extract<Filter, { kind: 'text' }>, shape: Shape): Predicate {
	const { field, read } = fieldAt(filter.field, shape);
	if (field.kind !== 'text') return refuse(`'${filter.test}' needs a text property, '${filter.field}' is none.`);
	const wanted = fold(filter.value.text);
	const tests = { contains: 'includes', startswith: 'startsWith', endswith: 'endsWith' } as const;
	return (row) => fold(String(read(row) ?? ''))[tests[filter.test]](wanted);
}

function comparison(filter: Extract<Filter, { kind: 'compare' }>, shape: Shape): Predicate {
	const { field, read } = fieldAt(filter.field, shape);
	if (isExpandable(field)) return refuse(`'${filter.field}' cannot be compared.`);
	const wanted = literalFor(field, filter.value, filter.field);
	return (row) => {
		const value = read(row);
		if (value === undefined || value === null) return filter.operator === 'ne';
		return holds(comparable(value, field), filter.operator, wanted);
	};
}

function literalFor(field: Field, literal: Literal, name: string): string | number | boolean {
	if (field.kind === 'text' && literal.kind === 'string')
		return fold((/^\d+$/.test(literal.text) && field.names?.[Number(literal.text)]) || literal.text);
	if (field.kind === 'flag' && literal.kind === 'boolean') return literal.text === 'true';
	if (field.kind === 'instant' && literal.kind === 'instant') return instantOf(literal.text);
	if (field.kind === 'int' && literal.kind === 'number' && /^-?\d+$/.test(literal.text)) return Number(literal.text);
	if (field.kind === 'decimal' && literal.kind === 'number') {
		const scaled = scaledInteger(literal.text, field.places);
		if (scaled !== undefined) return scaled;
	}
	return refuse(`The value '${literal.text}' does not suit the property '${name}'.`);
}

function instantOf(text: string): number {
	const instant = Date.parse(text);
	return Number.isNaN(instant) ? refuse(`'${text}' is not a date.`) : instant;
}

function comparable(value: RowValue, field: Field): string | number | boolean {
	if (field.kind === 'instant') return Date.parse(value as string);
	if (field.kind === 'text') return fold(value as string);
	return value as number | boolean;
}

/** Sage's database compares texts without regard to case. */
const fold = (text: string) => text.toLowerCase();

function holds(left: string | number | boolean, operator: Comparison, right: string | number | boolean): boolean {
	switch (operator) {
		case 'eq':
			return left === right;
		case 'ne':
			return left !== right;
		case 'gt':
			return left > right;
		case 'ge':
			return left >= right;
		case 'lt':
			return left < right;
		case 'le':
			return left <= right;
	}
}
