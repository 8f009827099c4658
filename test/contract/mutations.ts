import type { Exchange } from '../../sandbox/core/recorder';
import type { Part } from './problem';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Step = string | number;

/** A kind of body that is damaged on purpose, and where. A list's step is an index. */
export interface MutationTarget {
	readonly operation: string;
	readonly part: Part;
	/** Objects that get an invented field. */
	readonly objects: ReadonlyArray<readonly Step[]>;
	/** Required fields that are taken out. */
	readonly required: ReadonlyArray<readonly Step[]>;
	/** Texts with a longest length in the description, and that length; one character too many is put in. */
	readonly texts: ReadonlyArray<readonly [path: readonly Step[], longest: number]>;
	/** Texts of a closed list of values: Amazon's answers have no lengths, so the value is made one character too long. */
	readonly values?: ReadonlyArray<readonly Step[]>;
}

const BANK_POSTING = {
	part: 'request',
	objects: [[], ['nominal_analysis_items', 0]],
	required: [['bank_id'], ['nominal_analysis_items'], ['nominal_analysis_items', 0, 'code']],
	texts: [
		[['reference'], 20],
		[['second_reference'], 20],
		[['nominal_analysis_items', 0, 'code'], 8],
	],
} as const;
const CUSTOMER_POSTING = {
	part: 'request',
	objects: [[]],
	required: [['customer_id'], ['bank_id'], ['cheque_value']],
	texts: [
		[['reference'], 20],
		[['second_reference'], 20],
	],
} as const;

export const TARGETS: readonly MutationTarget[] = [
	{
		operation: 'POST /sop_orders',
		part: 'request',
		objects: [[], ['lines', 0], ['delivery_address']],
		required: [['customer_id'], ['lines', 0, 'line_type'], ['lines', 0, 'description'], ['lines', 0, 'product_id']],
		texts: [
			[['customer_document_no'], 30],
			[['delivery_address', 'postcode'], 10],
			[['lines', 0, 'code'], 30],
		],
	},
	{ operation: 'POST /bank_payment', ...BANK_POSTING },
	{ operation: 'POST /bank_receipt', ...BANK_POSTING },
	{
		operation: 'POST /bank_transfer',
		part: 'request',
		objects: [[]],
		required: [['bank_from_id'], ['bank_to_id'], ['payment_value']],
		texts: [
			[['reference'], 20],
			[['second_reference'], 20],
		],
	},
	{ operation: 'POST /sales_receipts', ...CUSTOMER_POSTING },
	{ operation: 'POST /sales_payments', ...CUSTOMER_POSTING },
	{
		operation: 'POST /sales_credit_notes',
		part: 'request',
		objects: [[], ['tax_analysis_items', 0], ['nominal_analysis_items', 0]],
		required: [['customer_id'], ['tax_analysis_items', 0, 'id'], ['nominal_analysis_items', 0, 'code']],
		texts: [
			[['reference'], 20],
			[['nominal_analysis_items', 0, 'code'], 8],
		],
	},
	{
		operation: 'PATCH /listings/2021-08-01/items/{sellerId}/{sku}',
		part: 'request',
		objects: [[], ['patches', 0]],
		required: [['productType'], ['patches'], ['patches', 0, 'op'], ['patches', 0, 'path']],
		texts: [],
		values: [['patches', 0, 'op']],
	},
	{
		operation: 'POST /orders/v0/orders/{orderId}/shipmentConfirmation',
		part: 'request',
		objects: [[], ['packageDetail'], ['packageDetail', 'orderItems', 0]],
		required: [['marketplaceId'], ['packageDetail'], ['packageDetail', 'trackingNumber'], ['packageDetail', 'orderItems', 0, 'quantity']],
		texts: [],
	},
	{
		operation: 'POST /reports/2021-06-30/reports',
		part: 'request',
		objects: [[]],
		required: [['reportType'], ['marketplaceIds']],
		texts: [],
	},
	{
		operation: 'POST /feeds/2021-06-30/feeds',
		part: 'request',
		objects: [[]],
		required: [['feedType'], ['marketplaceIds'], ['inputFeedDocumentId']],
		texts: [],
	},
	{ operation: 'GET /banks', part: 'answer', objects: [[0]], required: [], texts: [[[0, 'code'], 8]] },
	{
		operation: 'GET /bank_posted_transactions',
		part: 'answer',
		objects: [[0]],
		required: [],
		texts: [
			[[0, 'reference'], 20],
			[[0, 'second_reference'], 20],
		],
	},
	{ operation: 'GET /sales_posted_transactions', part: 'answer', objects: [[0]], required: [], texts: [[[0, 'reference'], 20]] },
	{ operation: 'GET /sop_orders', part: 'answer', objects: [[0]], required: [], texts: [[[0, 'customer_document_no'], 30]] },
	{
		operation: 'GET /sop_orders/{Id}',
		part: 'answer',
		objects: [[], ['lines', 0]],
		required: [['customer_id'], ['document_no']],
		texts: [
			[['customer_document_no'], 30],
			[['lines', 0, 'code'], 30],
		],
	},
	{ operation: 'POST /bank_payment', part: 'answer', objects: [[]], required: [], texts: [[['urn'], 20]] },
	{
		operation: 'GET /orders/2026-01-01/orders',
		part: 'answer',
		objects: [[], ['orders', 0], ['orders', 0, 'orderItems', 0]],
		required: [['orders'], ['orders', 0, 'orderId'], ['orders', 0, 'orderItems', 0, 'orderItemId']],
		texts: [],
		values: [
			['orders', 0, 'fulfillment', 'fulfillmentStatus'],
			['orders', 0, 'salesChannel', 'channelName'],
		],
	},
	{
		operation: 'GET /reports/2021-06-30/reports',
		part: 'answer',
		objects: [[], ['reports', 0]],
		required: [['reports'], ['reports', 0, 'createdTime']],
		texts: [],
		values: [['reports', 0, 'processingStatus']],
	},
	{
		operation: 'GET /reports/2021-06-30/documents/{reportDocumentId}',
		part: 'answer',
		objects: [[]],
		required: [['reportDocumentId'], ['url']],
		texts: [],
		values: [['compressionAlgorithm']],
	},
];

export interface Mutation {
	readonly title: string;
	/** Keyword that must refuse the damaged body. */
	readonly rule: string;
	readonly field: string;
	apply(exchange: Exchange): Exchange;
}

/** Every damage of the target, one at a time. */
export function mutationsOf(target: MutationTarget): Mutation[] {
	const mutation = (
		title: string,
		rule: string,
		path: readonly Step[],
		damage: (parent: Record<Step, Json>, name: Step) => void,
	): Mutation => ({
		title: `${title} ${fieldName(path)}`,
		rule,
		field: fieldName(path),
		apply: (exchange) => damageBody(exchange, target.part, path, damage),
	});
	return [
		...target.objects.map((path) =>
			mutation('an invented field', 'additionalProperties', [...path, 'invented_field'], (parent, name) => void (parent[name] = 1)),
		),
		...target.required.map((path) => mutation('no', 'required', path, (parent, name) => void delete parent[name])),
		...target.texts.map(([path, longest]) =>
			mutation('too long a', 'maxLength', path, (parent, name) => void (parent[name] = 'x'.repeat(longest + 1))),
		),
		...(target.values ?? []).map((path) =>
			mutation('an unlisted', 'enum', path, (parent, name) => void (parent[name] = `${parent[name]}X`)),
		),
	];
}

/** Tells whether the exchange's body has all that the target damages. */
export function suits(exchange: Exchange, target: MutationTarget): boolean {
	const body = bodyOf(exchange, target.part);
	const fields = [...target.required, ...target.texts.map(([path]) => path), ...(target.values ?? [])];
	return body !== undefined && [...target.objects, ...fields].every((path) => valueAt(body, path) !== undefined);
}

function damageBody(
	exchange: Exchange,
	part: Part,
	path: readonly Step[],
	damage: (parent: Record<Step, Json>, name: Step) => void,
): Exchange {
	const body = bodyOf(exchange, part) as Json;
	damage(valueAt(body, path.slice(0, -1)) as Record<Step, Json>, path[path.length - 1]);
	return { ...exchange, [part === 'request' ? 'requestBody' : 'responseBody']: JSON.stringify(body) };
}

function bodyOf(exchange: Exchange, part: Part): Json | undefined {
	const text = part === 'request' ? exchange.requestBody : exchange.responseBody;
	return text ? (JSON.parse(text) as Json) : undefined;
}

function valueAt(body: Json, path: readonly Step[]): Json | undefined {
	return path.reduce<Json | undefined>((current, step) => (current as Record<Step, Json> | undefined)?.[step], body);
}

/** `['lines', 0, 'code']` is `lines[].code`, and the first of a list is left out: `[0, 'code']` is `code`. */
const fieldName = (path: readonly Step[]): string =>
	path
		.map((step) => (typeof step === 'number' ? '[]' : step))
		.join('.')
		.replaceAll('.[]', '[]')
		.replace(/^\[\]\.?/, '');
