import { referredName, type NamedSchemas, type Schema } from './schema';

/** In a request read-only fields are unknown fields; in an answer they belong. */
export type Direction = 'request' | 'answer';

export interface ClosingContext {
	readonly direction: Direction;
	/** Schemas of the same description, for references. */
	readonly local: NamedSchemas;
	/** Address of the closed schemas of that description, e.g. `answer:sage200/sop.json`. */
	readonly address: string;
	/** Name of the schema that is closed; empty for one that stands in an operation. */
	readonly owner: string;
	/** Full address of the record that an object shown without fields stands for, if there is one (see `closeObject`). */
	readonly recordNamed: (name: string) => string | undefined;
}

/** What says nothing about the form of a value, or is dealt with by name below. Anything else that a description comes to use stops the closing. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
	'$ref',
	'allOf',
	'items',
	'properties',
	'required',
	'additionalProperties',
	'nullable',
	'readOnly',
	'description',
	'title',
	'default',
	'example',
	'x-docgen-enum-table-extension',
	'x-sage-professional-only',
	'x-sage-pathtitle',
	'x-example',
	'name',
	'in',
	'collectionFormat', // of a Swagger 2.0 parameter, which has its type beside its name
]);
const KEPT = [
	'type',
	'format',
	'enum',
	'maxLength',
	'minLength',
	'minimum',
	'maximum',
	'minItems',
	'maxItems',
	'uniqueItems',
	'pattern',
] as const;

/**
 * Turns a schema of a description (OpenAPI 3.0 or Swagger 2.0) into JSON Schema that knows no field beyond the described ones.
 * Descriptions leave objects open; here an object has its described fields and no other, unless the description itself says
 * `additionalProperties`. Values that only the text lists become an `enum`. `allOf` is merged, because each part alone would refuse the
 * fields of the others. `path` leads from the owner to this schema; both go into `title`, so that an error tells where it belongs.
 */
export function closeSchema(schema: Schema, context: ClosingContext, path = ''): Schema {
	refuseUnknown(schema, context, path);
	if (schema.$ref) return { $ref: `${context.address}#/definitions/${referredName(schema.$ref)}` };
	if (schema.allOf) return closeSchema(mergeAllOf(schema, context.local), context, path);
	const closed: Record<string, unknown> = Object.fromEntries(
		KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]),
	);
	closed.title = `${context.owner}:${path}`;
	const values = schema.enum ? undefined : listedValues(schema.description);
	if (values && schema.type === 'string') closed.enum = values;
	if (schema.items) closed.items = closeSchema(values ? { ...schema.items, enum: values } : schema.items, context, `${path}[]`);
	if (schema.type === 'string' && /^\d+$/.test(schema.format ?? '')) moveLength(closed); // a length written in the place of the format
	if (schema.type === 'object' || schema.properties) Object.assign(closed, closeObject(schema, context, path));
	return schema.nullable ? allowNull(closed) : closed;
}

/** A keyword left aside in silence would be a check left out. */
function refuseUnknown(schema: Schema, { owner }: ClosingContext, path: string): void {
	const unknown = Object.keys(schema).filter((keyword) => !UNDERSTOOD.has(keyword) && !KEPT.some((kept) => kept === keyword));
	if (unknown.length > 0)
		throw new Error(`The description uses ${unknown.join(', ')} in ${owner}:${path}, which the contract tests do not understand.`);
}

/**
 * Amazon lists many values in the text only: "**Possible values**: `AMAZON`, `MERCHANT`.", or one to a line, where what follows explains it
 * and may name others. What is called a single possible value is an example.
 */
export function listedValues(description = ''): string[] | undefined {
	const [, list] = description.split(/\*\*Possible values(?:\*\*:|:\*\*)/);
	const body = list?.split('**Note')[0];
	const lines = body?.match(/^[*-] `[^`]+`/gm);
	return (lines ?? body?.match(/`[^`]+`/g))?.map((text) => text.slice(text.indexOf('`') + 1, -1));
}

function closeObject(schema: Schema, context: ClosingContext, path: string): Schema {
	const described = Object.entries(schema.properties ?? {});
	// Sage shows a linked record (customer, tax_code) without fields; $expand fills it in with the record of that name.
	const linked = described.length === 0 && schema.additionalProperties === undefined ? context.recordNamed(lastName(path)) : undefined;
	if (linked) return { $ref: linked };
	const fields = described.filter(([, child]) => context.direction === 'answer' || !child.readOnly);
	const names = new Set(fields.map(([name]) => name));
	return {
		properties: Object.fromEntries(fields.map(([name, child]) => [name, closeSchema(child, context, joinPath(path, name))])),
		required: (schema.required ?? []).filter((name) => names.has(name)),
		additionalProperties: closeAdditional(schema.additionalProperties, context, path),
	};
}

function closeAdditional(additional: Schema['additionalProperties'], context: ClosingContext, path: string): boolean | Schema {
	return typeof additional === 'object' ? closeSchema(additional, context, joinPath(path, '*')) : (additional ?? false);
}

function mergeAllOf(schema: Schema, local: NamedSchemas): Schema {
	const { allOf = [], ...rest } = schema;
	const parts = [...allOf, rest].map((part) => resolvePart(part, local));
	return {
		...Object.assign({}, ...parts),
		type: 'object',
		properties: Object.assign({}, ...parts.map((part) => part.properties)),
		required: [...new Set(parts.flatMap((part) => part.required ?? []))],
	};
}

function resolvePart(part: Schema, local: NamedSchemas): Schema {
	const found = part.$ref ? local[referredName(part.$ref)] : part;
	if (!found) throw new Error(`The description refers to ${part.$ref}, which it lacks.`);
	return found.allOf ? mergeAllOf(found, local) : found;
}

function moveLength(closed: Record<string, unknown>): void {
	closed.maxLength = Number(closed.format);
	delete closed.format;
}

function allowNull(closed: Record<string, unknown>): Schema {
	const values = closed.enum as unknown[] | undefined;
	return { ...closed, type: [closed.type as string, 'null'], ...(values ? { enum: [...values, null] } : {}) };
}

/** `lines[]` and `code` are `lines[].code`. */
export const joinPath = (...steps: Array<string | undefined>): string => steps.filter(Boolean).join('.');

const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1).replaceAll('[]', '');

/** All schemas of a description, closed, under the names they have. */
export function closeAll(context: ClosingContext): Record<string, Schema> {
	return Object.fromEntries(
		Object.entries(context.local).map(([name, schema]) => [name, closeSchema(schema, { ...context, owner: name })]),
	);
}
