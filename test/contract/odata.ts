import type { ClosedSchemas } from './bodies';
import type { Operation } from './schema';

/** Options of Sage's query guide; the descriptions themselves name none. */
const READING = ['$select', '$filter', '$orderby', '$top', '$skip', '$expand', '$count', '$metadata'];
/** On single records and writes the others have no meaning. */
const SINGLE = ['$select', '$expand', '$metadata'];
const WORDS = new Set([
	'and',
	'or',
	'not',
	'eq',
	'ne',
	'gt',
	'ge',
	'lt',
	'le',
	'true',
	'false',
	'null',
	'contains',
	'startswith',
	'endswith',
	'asc',
	'desc',
]);
/** $expand takes these without their being fields of the description (Sage's query guide). */
const SPECIAL_EXPANSIONS = ['is_to_lock', 'available_document_discount', 'nominal_codes', 'units', 'sop_status'];

export interface QueryError {
	readonly field: string;
	readonly message: string;
}

/** Checks Sage's query: only known options, and every field that they name is a field of the records that the operation answers. */
export function checkOData(operation: Operation, query: URLSearchParams, schemas: ClosedSchemas): QueryError[] {
	const schema = operation.answers['200']?.schema;
	const isList = operation.method === 'GET' && schema?.type === 'array';
	const options = isList ? READING : SINGLE;
	return [...query].flatMap(([option, value]) => {
		if (!options.includes(option)) return [{ field: option, message: 'is no query option of this operation' }];
		const unknown = fieldsNamed(option, value).filter((field) => !schema || !schemas.hasField(operation, schema, field));
		return unknown.map((field) => ({ field: option, message: `names '${field}', which is no field of the description` }));
	});
}

/** Names of fields in an option's value, texts and numbers left aside. */
export function fieldsNamed(option: string, value: string): string[] {
	if (['$top', '$skip', '$count', '$metadata'].includes(option)) return [];
	const bare = value.replace(/'(?:[^']|'')*'/g, ' ').replace(/\b\d[\w.:-]*/g, ' ');
	const words = bare.match(/[A-Za-z_][\w.]*/g) ?? [];
	return words.filter((word) => !WORDS.has(word) && !(option === '$expand' && SPECIAL_EXPANSIONS.includes(word)));
}
