import { invalidInput } from './errors';
import { readDateTime } from './query';

/** What a member of a JSON body may be. A `map` has texts under any names, `anything` is looked at by its owner. */
export interface Field {
	readonly kind: 'text' | 'dateTime' | 'integer' | 'object' | 'list' | 'map' | 'anything';
	readonly required?: boolean;
	readonly values?: readonly string[];
	readonly minimum?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	/** Of an object. */
	readonly fields?: Fields;
	/** Of a list. */
	readonly items?: Field;
}

export type Fields = Readonly<Record<string, Field>>;

/** Checks a JSON body against its fields; refuses with 400 what is missing, unknown, of a wrong type or out of range. */
export function readBody<T>(body: unknown, fields: Fields): T {
	checkObject(body, fields, '');
	return body as T;
}

function checkObject(value: unknown, fields: Fields, path: string): void {
	if (!isObject(value)) throw path ? wrongType(path) : invalidInput('The request needs a JSON object as its body.');
	const unknown = Object.keys(value).find((name) => !fields[name]);
	if (unknown !== undefined) throw invalidInput(`The field ${join(path, unknown)} is not known.`);
	for (const [name, field] of Object.entries(fields)) {
		const own = join(path, name);
		if (value[name] !== undefined) checkField(value[name], field, own);
		else if (field.required) throw invalidInput(`The field ${own} is required.`);
	}
}

function checkField(value: unknown, field: Field, path: string): void {
	switch (field.kind) {
		case 'text':
		case 'dateTime':
			if (typeof value !== 'string') throw wrongType(path);
			if (field.kind === 'dateTime') readDateTime(path, value);
			if (field.values && !field.values.includes(value))
				throw invalidInput(`The value of ${path} is not one of ${field.values.join(', ')}.`);
			return;
		case 'integer':
			if (!Number.isInteger(value)) throw wrongType(path);
			if ((value as number) < (field.minimum ?? -Infinity)) throw invalidInput(`${path} must be at least ${field.minimum}.`);
			return;
		case 'object':
			return checkObject(value, field.fields ?? {}, path);
		case 'list':
			return checkList(value, field, path);
		case 'map':
			if (!isObject(value) || Object.values(value).some((each) => typeof each !== 'string')) throw wrongType(path);
			return;
		default:
			return;
	}
}

function checkList(value: unknown, { items, minItems = 0, maxItems = Infinity }: Field, path: string): void {
	if (!Array.isArray(value)) throw wrongType(path);
	if (value.length < minItems || value.length > maxItems) throw invalidInput(`${path} takes ${minItems} to ${maxItems} values.`);
	if (items) value.forEach((each, index) => checkField(each, items, `${path}[${index}]`));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const join = (path: string, name: string): string => (path ? `${path}.${name}` : name);
/** Amazon's own words, as seen in public issue threads. */
const wrongType = (path: string) => invalidInput(`Please check the fields with invalid type [${path}]`);
