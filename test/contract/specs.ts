import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Answer, NamedSchemas, Operation, Parameter, Schema, System } from './schema';

/** The official descriptions of both APIs, in one form. */
export interface Descriptions {
	readonly operations: readonly Operation[];
	/** By file, e.g. `sage200/sop.json`. */
	readonly schemas: ReadonlyMap<string, NamedSchemas>;
	/** The operation that an address belongs to; undefined when no description has it. `path` is without query. */
	find(method: string, path: string): Operation | undefined;
}

interface RawParameter extends Schema {
	readonly name: string;
	readonly in: string;
	readonly schema?: Schema;
}
interface RawBody {
	readonly content?: Record<string, { schema?: Schema }>;
}
interface RawOperation {
	readonly operationId?: string;
	readonly description?: string;
	readonly parameters?: RawParameter[];
	readonly requestBody?: RawBody;
	readonly responses: Record<string, RawBody & { schema?: Schema; headers?: Record<string, unknown> }>;
}
interface RawDescription {
	readonly basePath?: string;
	/** Swagger 2.0 gives the content types once for all operations. */
	readonly consumes?: string[];
	readonly produces?: string[];
	readonly servers?: Array<{ url: string }>;
	readonly paths?: Record<string, Record<string, RawOperation> & { parameters?: RawParameter[] }>;
	readonly definitions?: NamedSchemas;
	readonly components?: { schemas?: NamedSchemas };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const FOLDERS: ReadonlyArray<[folder: string, system: System]> = [
	['sage200', 'sage'],
	['sp-api', 'amazon'],
];

/** Where the descriptions are: `SPECS`, else `../shared/specs`, seen from the working directory. Throws when the folder is not there. */
export function specsFolder(specs = process.env.SPECS || '../shared/specs'): string {
	const folder = resolve(process.cwd(), specs);
	for (const [name] of FOLDERS) {
		if (existsSync(join(folder, name))) continue;
		throw new Error(
			`The official API descriptions are missing: no folder ${join(folder, name)}. Set SPECS to the folder that holds sage200/ and sp-api/.`,
		);
	}
	return folder;
}

/** Reads every description of the folder. Throws when a system has none. */
export function loadDescriptions(folder = specsFolder()): Descriptions {
	const schemas = new Map<string, NamedSchemas>();
	const operations: Operation[] = [];
	for (const [name, system] of FOLDERS) {
		for (const file of readdirSync(join(folder, name))
			.filter((each) => each.endsWith('.json'))
			.sort()) {
			const document = `${name}/${file}`;
			const raw = JSON.parse(readFileSync(join(folder, document), 'utf8')) as RawDescription;
			schemas.set(document, raw.components?.schemas ?? raw.definitions ?? {});
			operations.push(...operationsOf(raw, document, system));
		}
		if (!operations.some((operation) => operation.system === system))
			throw new Error(`No description with paths in ${join(folder, name)}.`);
	}
	// A fixed segment wins over a parameter: /reports before /{id}.
	const byDetail = [...operations].sort((a, b) => a.pathParameters.length - b.pathParameters.length);
	return { operations, schemas, find: (method, path) => byDetail.find((each) => each.method === method && each.path.test(path)) };
}

function operationsOf(raw: RawDescription, document: string, system: System): Operation[] {
	const base = raw.servers ? new URL(raw.servers[0].url).pathname : (raw.basePath ?? '');
	return Object.entries(raw.paths ?? {}).flatMap(([template, item]) =>
		METHODS.filter((method) => item[method]).map((method) => {
			// Parameters of the path belong to each of its methods.
			const operation = { ...item[method], parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])] };
			return {
				name: `${method.toUpperCase()} ${template}`,
				system,
				operationId: operation.operationId,
				text: operation.description ?? '',
				document,
				method: method.toUpperCase(),
				path: pathPattern(base.replace(/\/$/, '') + template),
				...requestOf(operation, raw.consumes),
				answers: Object.fromEntries(
					Object.entries(operation.responses).map(([status, answer]) => [status, answerOf(answer, raw.produces)]),
				),
			};
		}),
	);
}

function pathPattern(template: string): RegExp {
	const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
	return new RegExp(`^${source}$`);
}

function requestOf(
	operation: RawOperation,
	consumes?: string[],
): Pick<Operation, 'pathParameters' | 'query' | 'requestSchema' | 'requestTypes'> {
	const parameters = operation.parameters ?? [];
	const described = (place: string): Parameter[] =>
		parameters
			.filter((each) => each.in === place)
			.map((each) => ({ name: each.name, required: (each.required as unknown) === true, schema: each.schema ?? withoutMarks(each) }));
	const body = parameters.find((each) => each.in === 'body')?.schema;
	const requestTypes = typesOf(operation.requestBody, consumes);
	return {
		pathParameters: described('path'),
		query: described('query'),
		requestSchema: body ?? contentSchema(operation.requestBody),
		requestTypes,
	};
}

/** Swagger 2.0 writes a parameter's type beside its name, and `required` as a flag. */
function withoutMarks(parameter: RawParameter): Schema {
	return { ...parameter, required: undefined };
}

function answerOf(answer: RawOperation['responses'][string], produces?: string[]): Answer {
	const headers = new Set(Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase()));
	return { schema: answer.schema ?? contentSchema(answer), headers, types: typesOf(answer, produces) };
}

const typesOf = (body?: RawBody, all: string[] = []): string[] =>
	(body?.content ? Object.keys(body.content) : all).map((type) => type.toLowerCase());

const contentSchema = (body?: RawBody): Schema | undefined => Object.values(body?.content ?? {})[0]?.schema;
