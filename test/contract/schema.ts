/** JSON Schema as far as the two kinds of description (OpenAPI 3.0, Swagger 2.0) use it. */
export interface Schema {
	readonly $ref?: string;
	readonly description?: string;
	readonly title?: string;
	readonly type?: string | string[];
	readonly format?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly allOf?: readonly Schema[];
	readonly additionalProperties?: boolean | Schema;
	readonly enum?: readonly unknown[];
	readonly maxLength?: number;
	readonly minLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly uniqueItems?: boolean;
	readonly pattern?: string;
	readonly nullable?: boolean;
	readonly readOnly?: boolean;
}

/** Schemas of one description by their names. */
export type NamedSchemas = Readonly<Record<string, Schema>>;

export interface Parameter {
	readonly name: string;
	readonly required: boolean;
	/** Of arrays: the items' schema; their values come in one text, separated by commas. */
	readonly schema: Schema;
}

export interface Answer {
	/** Content types of the body, in lower case; none when the description names none. */
	readonly types: readonly string[];
	/** Undefined: the description gives no body. */
	readonly schema?: Schema;
	/** Names of the described headers, in lower case. */
	readonly headers: ReadonlySet<string>;
}

export type System = 'amazon' | 'sage';

/** One method of one path of a description. */
export interface Operation {
	/** `GET /sop_orders/{Id}`: how lists and messages name it. Sage's paths are below the API's base address. */
	readonly name: string;
	readonly system: System;
	/** Amazon's own name of the operation, e.g. `searchOrders`; Sage has none. */
	readonly operationId?: string;
	/** What the description says of it in words. */
	readonly text: string;
	/** File of the description below the folder, e.g. `sage200/sop.json`. */
	readonly document: string;
	readonly method: string;
	readonly path: RegExp;
	readonly pathParameters: readonly Parameter[];
	readonly query: readonly Parameter[];
	readonly requestSchema?: Schema;
	/** Content types that the request may have, in lower case. */
	readonly requestTypes: readonly string[];
	readonly answers: Readonly<Record<string, Answer>>;
}

/** Name at the end of a reference, e.g. `sop_order` of `#/components/schemas/sop_order`. */
export const referredName = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
