import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import type { Exchange } from '../../sandbox/core/recorder';
import { describeError } from './bodies';
import type { Part, Problem } from './problem';
import { specsFolder } from './specs';

/** A JSON Schema of Amazon for a document, as far as closing it needs to look into it. */
interface DocumentSchema {
	readonly properties?: Record<string, DocumentSchema>;
	readonly items?: DocumentSchema;
	readonly additionalProperties?: unknown;
}

const FEED = { operation: 'PUT /documents: listings feed', part: 'request', file: 'listings-feed-schema-v2.json' } as const;
const REPORT = {
	operation: 'GET /documents: processing report',
	part: 'answer',
	file: 'listings-feed-processing-report-schema-v2.json',
} as const;

/** Names of the documents that must have been seen, beside the operations of the descriptions. */
export const DOCUMENTS: readonly string[] = [FEED.operation, REPORT.operation];

/** Checks what goes to and comes from the presigned addresses: the feeds that are uploaded and the reports on their processing. */
export class ListingsDocuments {
	private readonly compiled = new Map<string, ValidateFunction>();

	constructor(private readonly folder = specsFolder()) {}

	/** The document that the exchange carries and everything in which it departs from its schema; nothing for files of other kinds. */
	check({
		method,
		status,
		requestBody,
		responseBody,
		responseHeaders,
	}: Exchange): { readonly operation: string; readonly problems: Problem[] } | undefined {
		if (status !== 200) return undefined;
		if (method === 'PUT') return { operation: FEED.operation, problems: this.problemsOf(FEED, requestBody) };
		const isJson = /^application\/json\b/i.test(responseHeaders['content-type'] ?? '');
		return isJson ? { operation: REPORT.operation, problems: this.problemsOf(REPORT, responseBody) } : undefined;
	}

	private problemsOf({ operation, part, file }: { operation: string; part: Part; file: string }, text: string | null): Problem[] {
		const common = { operation, system: 'amazon', part };
		const validate = this.schemaOf(file);
		let document: unknown;
		try {
			document = JSON.parse(text ?? '');
		} catch {
			return [{ ...common, field: '', rule: 'json', message: 'is not JSON' }];
		}
		return validate(document)
			? []
			: (validate.errors ?? []).map(describeError).map(({ field, rule, message }) => ({ ...common, field, rule, message }));
	}

	private schemaOf(file: string): ValidateFunction {
		let validate = this.compiled.get(file);
		if (!validate) {
			const schema = JSON.parse(readFileSync(join(this.folder, 'sp-api', file), 'utf8')) as DocumentSchema;
			// Not strict: the schemas carry examples and notes of their own beside JSON Schema's keywords.
			this.compiled.set(file, (validate = new Ajv({ allErrors: true, verbose: true, strict: false }).compile(closed(schema))));
		}
		return validate;
	}
}

/** No field beyond the described ones, unless the schema says so itself. Alternatives (`oneOf`) only narrow what stands beside them. */
function closed(schema: DocumentSchema): DocumentSchema {
	if (typeof schema !== 'object') return schema; // `false`: must not be there
	const { properties, items } = schema;
	return {
		...schema,
		...(properties
			? {
					properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, closed(child)])),
					additionalProperties: schema.additionalProperties ?? false,
				}
			: {}),
		...(items ? { items: closed(items) } : {}),
	};
}
