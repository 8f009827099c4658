import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { closeAll, closeSchema, joinPath, type ClosingContext } from './close';
import type { Part } from './problem';
import { referredName, type Operation, type Schema } from './schema';
import type { Descriptions } from './specs';

/** A departure inside a body or a parameter. */
export interface SchemaError {
	readonly rule: string;
	/** `lines[].code`, from the start of the body (a leading `[].` of a list is left out). */
	readonly field: string;
	/** The schema of the description that speaks of the field, and the field's path in it. */
	readonly owner: { readonly schema: string; readonly field: string };
	readonly message: string;
	readonly record?: Record<string, unknown>;
}

/** The closed schemas of all descriptions, once for requests and once for answers. */
export class ClosedSchemas {
	private readonly ajv = newAjv();
	private readonly closed = new Map<string, Readonly<Record<string, Schema>>>();
	private readonly compiled = new Map<string, ValidateFunction>();

	constructor(private readonly descriptions: Descriptions) {
		for (const direction of ['request', 'answer'] as const) {
			for (const document of descriptions.schemas.keys()) {
				const context = this.context(document, direction);
				const definitions = closeAll(context);
				this.closed.set(context.address, definitions);
				this.ajv.addSchema({ $id: context.address, definitions });
			}
		}
	}

	/** Checks a value against a schema of this operation; `key` tells its schemas apart (`body`, `200`, a parameter's name). */
	check(operation: Operation, part: Part, key: string, schema: Schema, value: unknown): SchemaError[] {
		const name = `${operation.document} ${operation.name} ${part} ${key}`;
		let validate = this.compiled.get(name);
		if (!validate) this.compiled.set(name, (validate = this.ajv.compile(closeSchema(schema, this.context(operation.document, part)))));
		return validate(value) ? [] : (validate.errors ?? []).map(describeError);
	}

	/** Tells whether records of this schema have the field, e.g. `customer.name`. */
	hasField(operation: Operation, schema: Schema, path: string): boolean {
		let current: Schema | undefined = closeSchema(schema, this.context(operation.document, 'answer'));
		for (const step of path.split('.')) {
			current = this.resolve(current)?.properties?.[step];
			if (!current) return false;
		}
		return true;
	}

	private resolve(schema: Schema | undefined): Schema | undefined {
		if (schema?.items) return this.resolve(schema.items);
		if (!schema?.$ref) return schema;
		return this.resolve(this.closed.get(schema.$ref.slice(0, schema.$ref.indexOf('#')))?.[referredName(schema.$ref)]);
	}

	private context(document: string, direction: Part): ClosingContext {
		const system = document.slice(0, document.indexOf('/'));
		const recordNamed = (name: string) => (system === 'sage200' ? this.sageRecord(name, direction) : undefined);
		return {
			direction,
			local: this.descriptions.schemas.get(document) ?? {},
			address: addressOf(document, direction),
			owner: '',
			recordNamed,
		};
	}

	/** `customer` is the record of that name; `account_currency` is a `currency`. */
	private sageRecord(name: string, direction: Part): string | undefined {
		const words = name.split('_');
		for (const known of words.map((_, index) => words.slice(index).join('_'))) {
			const home = [...this.descriptions.schemas].find(([file, schemas]) => file.startsWith('sage200/') && schemas[known]?.properties);
			if (home) return `${addressOf(home[0], direction)}#/definitions/${known}`;
		}
		return undefined;
	}
}

const addressOf = (document: string, direction: Part): string => `spec:${direction}/${document}`;

function newAjv(): Ajv {
	// strict: a keyword or format that is not understood fails at once; strictTypes would refuse `format` beside two types.
	const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false });
	addFormats(ajv);
	ajv.addFormat('int16', { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 32_768 });
	ajv.addFormat('boolean', true); // pop.json writes it beside type object
	for (let places = 2; places <= 9; places++) {
		ajv.addFormat(`decimal ${places}dp`, { type: 'number', validate: (value: number) => decimalsOf(value) <= places });
	}
	return ajv;
}

/** Decimals of the shortest text that gives this number; sums of floats show themselves by having many. */
function decimalsOf(value: number): number {
	const [digits, exponent = '0'] = String(value).split('e');
	return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** An error of the validator in the terms of the report. */
export function describeError(error: ErrorObject): SchemaError {
	const params = error.params as Record<string, unknown>;
	const missing = params.missingProperty as string | undefined;
	const extra = params.additionalProperty as string | undefined;
	const field = joinPath(fieldPath(error.instancePath), missing ?? extra).replace(/^\[\]\.?/, '');
	const [schema, path] = ((error.parentSchema as Schema | undefined)?.title ?? ':').split(':');
	const owner = { schema, field: joinPath(path, missing ?? extra) };
	const allowed = Array.isArray(params.allowedValues) ? ` ${params.allowedValues.join(', ')}` : '';
	const message = missing
		? 'is required and missing'
		: extra
			? 'is no field of the description that may stand here'
			: `${error.message}${allowed}`;
	return { rule: error.keyword, field, owner, message, record: missing ? (error.data as Record<string, unknown>) : undefined };
}

/** `/lines/0/code` is `lines[].code`. */
function fieldPath(pointer: string): string {
	const steps = pointer
		.split('/')
		.slice(1)
		.map((step) => (/^\d+$/.test(step) ? '[]' : step));
	return steps.join('.').replaceAll('.[]', '[]');
}
