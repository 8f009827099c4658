import { isSafeNumber, parse } from 'lossless-json';
import type { Exchange } from '../../sandbox/core/recorder';
import { ClosedSchemas, type SchemaError } from './bodies';
import { DEVIATIONS, findDeviation, type Deviation } from './deviations';
import { ListingsDocuments } from './documents';
import { checkOData } from './odata';
import type { Part, Problem } from './problem';
import type { Answer, Operation, Parameter, Schema } from './schema';
import { loadDescriptions, type Descriptions } from './specs';

/**
 * Who sent the requests. What our nodes send must be right whatever the answer. What the sandbox tests send may be wrong on purpose, but
 * then it must not be accepted: that shows that the sandbox is as strict as the description.
 */
export type Sender = 'nodes' | 'outsiders';

/** Addresses of the sandbox that no description covers: tokens, its own page and facts. */
const OUTSIDE = /^\/($|favicon\.ico$|auth\/o2\/token$|sage\/|sandbox\/|page\/)/;
const DOCUMENT = /^\/documents\//;
const RATE_LIMIT = 'x-amzn-ratelimit-limit';

/** Checks exchanges against the official descriptions and remembers what was covered and which deviations were needed. */
export class Contract {
	private readonly schemas: ClosedSchemas;
	private readonly documents = new ListingsDocuments();
	private readonly used = new Set<Deviation>();
	/** What our nodes asked and were answered with success: names of operations and of documents. */
	readonly covered = new Set<string>();

	constructor(
		private readonly descriptions: Descriptions = loadDescriptions(),
		private readonly deviations: readonly Deviation[] = DEVIATIONS,
	) {
		this.schemas = new ClosedSchemas(descriptions);
	}

	/** Everything in which the exchange departs from its description and that no deviation allows. */
	check(exchange: Exchange, sender: Sender): Problem[] {
		const [path, query = ''] = exchange.url.split('?');
		if (OUTSIDE.test(path)) return [];
		if (DOCUMENT.test(path)) return this.checkDocument(exchange, sender);
		const accepted = exchange.status < 400;
		const operation = this.descriptions.find(exchange.method, path);
		if (!operation)
			return (accepted || sender === 'nodes' ? [undescribed(exchange.method, path)] : []).filter((problem) => !this.isAllowed(problem));
		if (accepted && sender === 'nodes') this.covered.add(operation.name);
		const parameters = new URLSearchParams(query);
		const request = accepted || sender === 'nodes' ? this.checkRequest(operation, path, parameters, exchange) : [];
		return [...request, ...this.checkAnswer(operation, parameters, exchange)].filter((problem) => !this.isAllowed(problem));
	}

	/** The storage takes any bytes: what a stranger uploads may be wrong on purpose, and the feed then fails. */
	private checkDocument(exchange: Exchange, sender: Sender): Problem[] {
		const found = this.documents.check(exchange);
		if (!found || (sender === 'outsiders' && exchange.method === 'PUT')) return [];
		if (sender === 'nodes') this.covered.add(found.operation);
		return found.problems;
	}

	/** Name of the operation or document that the exchange belongs to, if a description has it. */
	operationOf(exchange: Exchange): string | undefined {
		const [path] = exchange.url.split('?');
		return DOCUMENT.test(path) ? this.documents.check(exchange)?.operation : this.descriptions.find(exchange.method, path)?.name;
	}

	/** Deviations that no exchange so far has needed. */
	unusedDeviations(): Deviation[] {
		return this.deviations.filter((each) => !this.used.has(each));
	}

	private isAllowed(problem: Problem): boolean {
		const deviation = findDeviation(problem, this.deviations);
		if (deviation) this.used.add(deviation);
		return deviation !== undefined;
	}

	private checkRequest(operation: Operation, path: string, query: URLSearchParams, exchange: Exchange): Problem[] {
		const report = reporter(operation, 'request');
		const inPath = operation.path.exec(path)?.groups ?? {};
		return [
			...operation.pathParameters.flatMap((each) =>
				this.checkParameter(operation, each, decodeURIComponent(inPath[each.name] ?? '')).map(report('path')),
			),
			...(operation.system === 'sage' ? checkOData(operation, query, this.schemas) : this.checkQuery(operation, query)).map(
				report('query'),
			),
			...this.checkRequestBody(operation, exchange),
		];
	}

	private checkQuery(operation: Operation, query: URLSearchParams): Found[] {
		const known = new Set(operation.query.map((each) => each.name));
		const unknown = [...new Set(query.keys())].filter((name) => !known.has(name));
		return [
			...unknown.map((field) => ({ field, message: 'is no query parameter of the description' })),
			...operation.query.flatMap((each): Found[] => {
				const values = query.getAll(each.name);
				if (values.length === 0) return each.required ? [{ field: each.name, message: 'is required and missing' }] : [];
				if (values.length > 1) return [{ field: each.name, message: 'comes more than once; lists are separated by commas' }];
				return this.checkParameter(operation, each, values[0]);
			}),
		];
	}

	private checkParameter(operation: Operation, parameter: Parameter, text: string): Found[] {
		const errors = this.schemas.check(operation, 'request', parameter.name, parameter.schema, typedValue(text, parameter.schema));
		return errors.map((error) => ({ field: parameter.name, message: error.message }));
	}

	private checkRequestBody(operation: Operation, exchange: Exchange): Problem[] {
		const text = exchange.requestBody;
		const report = reporter(operation, 'request');
		if (!operation.requestSchema)
			return text
				? [report('body')({ field: '', message: 'has a body, which the description does not give it', record: recordOf(text) })]
				: [];
		if (text === null && exchange.status >= 400) return []; // refused before its body was read
		const body = readJson(text);
		if (!body) return [report('json')({ field: '', message: 'has no JSON body' })];
		if (!isOneOf(operation.requestTypes, exchange.requestType))
			return [report('type')({ field: 'content-type', message: `is ${exchange.requestType}, not of the description` })];
		return this.schemas.check(operation, 'request', 'body', operation.requestSchema, body.value).map((error) => report(error.rule)(error));
	}

	private checkAnswer(operation: Operation, query: URLSearchParams, exchange: Exchange): Problem[] {
		const answer = operation.answers[String(exchange.status)];
		const report = reporter(operation, 'answer');
		if (!answer) return [report('status')({ field: String(exchange.status), message: 'is no status of the description' })];
		return [
			...checkHeaders(operation, answer.headers, exchange.responseHeaders).map(report('header')),
			...this.checkAnswerBody(operation, answer, query, exchange),
		];
	}

	private checkAnswerBody(operation: Operation, answer: Answer, query: URLSearchParams, exchange: Exchange): Problem[] {
		const report = reporter(operation, 'answer');
		const { schema } = answer;
		if (!schema) {
			const unexpected = exchange.status < 300 && exchange.responseBody;
			return unexpected ? [report('body')({ field: '', message: 'has a body, which the description does not give it' })] : [];
		}
		const body = readJson(exchange.responseBody);
		if (!body) return [report('json')({ field: String(exchange.status), message: 'is not JSON' })];
		const type = exchange.responseHeaders['content-type'];
		if (!isOneOf(answer.types, type)) return [report('header')({ field: 'content-type', message: `is ${type}, not of the description` })];
		return this.schemas
			.check(operation, 'answer', String(exchange.status), schema, body.value)
			.filter((error) => !isLeftOut(error, query))
			.map((error) => report(error.rule)(error));
	}
}

type Found = Pick<SchemaError, 'field' | 'message'> & Partial<Pick<SchemaError, 'owner' | 'record'>>;

function reporter(operation: Operation, part: Part): (rule: string) => (found: Found) => Problem {
	const common = { operation: operation.name, system: operation.system, part };
	return (rule) =>
		({ field, message, owner, record }) => ({ ...common, rule, field, message, owner, record });
}

/** Named like a described operation, so that a deviation can speak of it: without the base address, ids left open. */
function undescribed(method: string, path: string): Problem {
	const template = path.replace(/^.*\/accounts\/v1(?=\/)/, '').replace(/\/\d+(?=\/|$)/g, '/{Id}');
	return { operation: `${method} ${template}`, system: '', part: 'request', field: '', rule: 'path', message: 'is in no description' };
}

/** `$select` makes fields absent: a required one is missed only when it was selected, by itself or with its parent. */
function isLeftOut(error: SchemaError, query: URLSearchParams): boolean {
	const selected = query
		.get('$select')
		?.split(',')
		.map((field) => field.trim());
	if (error.rule !== 'required' || !selected) return false;
	const path = error.field.replaceAll('[]', '');
	return !selected.some((field) => path === field || path.startsWith(`${field}.`));
}

function checkHeaders(operation: Operation, described: ReadonlySet<string>, sent: Record<string, string>): Found[] {
	if (operation.system !== 'amazon') return [];
	const names = Object.keys(sent).map((name) => name.toLowerCase());
	const extra = names.filter((name) => name.startsWith('x-amzn-') && !described.has(name));
	const limit = Object.entries(sent).find(([name]) => name.toLowerCase() === RATE_LIMIT)?.[1];
	const isWrong = limit !== undefined && !/^\d+(\.\d+)?$/.test(limit);
	return [
		...extra.map((field) => ({ field, message: 'is no header of this answer in the description' })),
		...(isWrong ? [{ field: RATE_LIMIT, message: 'is not a number' }] : []),
	];
}

/** Of a content type only its name counts, not its charset. */
function isOneOf(types: readonly string[], given: string | null | undefined): boolean {
	const name = given?.split(';')[0].trim().toLowerCase() ?? '';
	return types.includes('*/*') || types.includes(name);
}

/** A parameter's text as the value that its schema speaks of; text that does not fit stays text and fails. */
function typedValue(text: string, schema: Schema): unknown {
	if (schema.type === 'array') return text.split(',').map((part) => typedValue(part, schema.items ?? {}));
	if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
	const isNumber = (schema.type === 'integer' || schema.type === 'number') && /^-?\d+(\.\d+)?$/.test(text);
	return isNumber ? Number(text) : text;
}

const recordOf = (text: string): Record<string, unknown> | undefined => readJson(text)?.value as Record<string, unknown> | undefined;

/** Reads JSON; a number that a float cannot hold exactly stays text and so fails as a number. Undefined: no JSON. */
function readJson(text: string | null): { value: unknown } | undefined {
	try {
		return text ? { value: parse(text, null, (digits) => (isSafeNumber(digits) ? Number(digits) : digits)) } : undefined;
	} catch {
		return undefined;
	}
}
