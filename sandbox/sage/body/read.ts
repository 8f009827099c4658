import { isLosslessNumber, parse } from 'lossless-json';
import { refuse } from '../refusal';
import type { Field, Row, RowValue, Shape } from '../shapes/shape';
import { scaledInteger } from './decimal';

/**
 * Reads a request body strictly: JSON with numbers kept as text, only fields of the description, no read-only ones, right types,
 * lengths and decimals, nothing required missing. Refuses with the first error only, as Sage does.
 */
export function readBody(text: unknown, shape: Shape): Row {
	if (typeof text !== 'string' || text === '') return refuse('A JSON body is needed.');
	return readObject(parsed(text), shape, '');
}

/** The same, but fields that are unknown or read-only are left aside: for addresses whose fields are not published. */
export function readBodyLoosely(text: unknown, shape: Shape): Row {
	if (typeof text !== 'string' || text === '') return refuse('A JSON body is needed.');
	return readObject(onlyWritable(parsed(text), shape), shape, '');
}

function onlyWritable(given: unknown, shape: Shape): unknown {
	if (typeof given !== 'object' || given === null || Array.isArray(given) || isLosslessNumber(given)) return given;
	const known = Object.entries(given).filter(([name]) => Object.hasOwn(shape, name) && !shape[name].readOnly);
	return Object.fromEntries(known.map(([name, value]) => [name, loosely(value, shape[name])]));
}

function loosely(value: unknown, field: Field): unknown {
	if (field.kind === 'list' && Array.isArray(value)) return value.map((item) => onlyWritable(item, field.shape!()));
	return field.kind === 'object' ? onlyWritable(value, field.shape!()) : value;
}

function parsed(text: string): unknown {
	try {
		return parse(text);
	} catch {
		return refuse('The body is not well-formed JSON.');
	}
}

function readObject(given: unknown, shape: Shape, path: string): Row {
	if (typeof given !== 'object' || given === null || Array.isArray(given) || isLosslessNumber(given)) {
		return refuse(`${path || 'The body'} must be an object.`);
	}
	const row: Row = {};
	for (const [name, value] of Object.entries(given)) {
		const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
		const full = path ? `${path}.${name}` : name;
		if (!field) return refuse(`Unknown field '${full}'.`);
		if (field.readOnly) return refuse(`'${full}' is read-only.`);
		row[name] = readValue(value, field, full);
	}
	for (const [name, field] of Object.entries(shape)) {
		if (field.required && (row[name] === undefined || row[name] === '')) refuse(`'${path ? `${path}.${name}` : name}' is required.`);
	}
	return row;
}

function readValue(value: unknown, field: Field, path: string): RowValue {
	switch (field.kind) {
		case 'text':
			return readText(value, field, path);
		case 'flag':
			return typeof value === 'boolean' ? value : refuse(`'${path}' must be true or false.`);
		case 'instant':
			return readInstant(value, path);
		case 'int':
		case 'decimal':
			return readNumber(value, field, path);
		case 'list':
			return readList(value, field, path);
		default:
			return readObject(value, field.shape!(), path);
	}
}

function readText(value: unknown, field: Field, path: string): string {
	if (typeof value !== 'string') return refuse(`'${path}' must be a text.`);
	if (field.max !== undefined && value.length > field.max) return refuse(`'${path}' is longer than ${field.max} characters.`);
	return value;
}

/** The descriptions say `date-time`; like in filters a time zone is needed, and it is Z. */
function readInstant(value: unknown, path: string): string {
	const isForm = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?Z$/.test(value);
	if (!isForm || !isRealDate(value)) return refuse(`'${path}' must be a date with time, such as 2026-01-31T00:00:00Z.`);
	return value;
}

/** JavaScript takes 31 February for 3 March. */
function isRealDate(text: string): boolean {
	const instant = new Date(text);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text.slice(0, 10);
}

function readNumber(value: unknown, field: Field, path: string): number {
	if (!isLosslessNumber(value)) return refuse(`'${path}' must be a number.`);
	const scaled = scaledInteger(value.value, field.places);
	if (scaled === undefined)
		return refuse(field.places === 0 ? `'${path}' must be a whole number.` : `'${path}' has at most ${field.places} decimals.`);
	return scaled;
}

function readList(value: unknown, field: Field, path: string): Row[] {
	if (!Array.isArray(value)) return refuse(`'${path}' must be a list.`);
	if (field.required && value.length === 0) return refuse(`'${path}' must not be empty.`);
	return value.map((item, index) => readObject(item, field.shape!(), `${path}[${index}]`));
}
