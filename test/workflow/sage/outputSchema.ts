import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import type { IDataObject } from 'n8n-workflow';

const FOLDER = join(__dirname, '..', '..', '..', 'nodes', 'Sage200', '__schema__', 'v1.0.0');
const ajv = new Ajv({ strict: false, allowUnionTypes: true });
const known = new Map<string, ValidateFunction>();

/** Where the output schema of an operation stands. */
export const schemaFile = (resource: string, operation: string): string => join(FOLDER, resource, `${operation}.json`);

/** What an item has that its operation's schema does not allow, in words. Sage sends fields without a value as null: those say nothing. */
export function problemsOfItem(resource: string, operation: string, item: IDataObject): string[] {
	const file = schemaFile(resource, operation);
	if (!existsSync(file)) return [`${resource}:${operation} has no output schema`];
	const validate = known.get(file) ?? ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
	known.set(file, validate);
	return validate(withoutNulls(item))
		? []
		: (validate.errors ?? []).map(({ instancePath, message }) => `${resource}:${operation}${instancePath} ${message ?? ''}`);
}

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, each]) => each !== null && each !== undefined)
			.map(([name, each]) => [name, withoutNulls(each)]),
	);
}
