import type { Part, Problem } from './problem';

/**
 * Where the official descriptions are relaxed, each with the reason. A deviation that no recorded exchange needs any more is a
 * failure of the contract tests, so this list cannot outgrow what is true.
 */
export interface Deviation {
	/** Name of the operation, or `sage` or `amazon` for all of them. */
	readonly operation: string;
	/** Left out: both. */
	readonly part?: Part;
	/** The schema of the description that has the field; empty outside bodies. */
	readonly schema: string;
	/** Path of the field in that schema; outside bodies a status or the name of a header. */
	readonly field: string;
	readonly rule: 'required' | 'maxLength' | 'status' | 'json' | 'header' | 'additionalProperties' | 'body' | 'path';
	/** Only records for which this is true may lack the field (`required`) or be the body (`body`). */
	readonly when?: (record: Record<string, unknown>) => boolean;
	readonly reason: string;
}

const FREE_TEXT = 'EnumLineTypeFreeText';
const CHARGE = 'EnumLineTypeCharge';
const COMMENT = 'EnumLineTypeComment';
const isLine =
	(...types: string[]) =>
	(line: Record<string, unknown>) =>
		types.includes(String(line.line_type));
const ORDER_LINE = { operation: 'sage', schema: 'sop_order_line', rule: 'required' } as const;

const REQUIRED: readonly Deviation[] = [
	{
		operation: 'POST /sop_orders',
		part: 'request',
		schema: 'sop_order',
		field: 'document_no',
		rule: 'required',
		reason: 'The field text needs it only where Professional is set not to number orders itself; otherwise it is ignored on POST.',
	},
	{
		...ORDER_LINE,
		field: 'product_id',
		when: isLine(FREE_TEXT, CHARGE, COMMENT),
		reason: 'The field text requires it for standard lines only.',
	},
	{
		...ORDER_LINE,
		field: 'warehouse_id',
		when: isLine(FREE_TEXT, CHARGE, COMMENT),
		reason: 'The field text requires it for standard lines only.',
	},
	{
		...ORDER_LINE,
		field: 'code',
		when: isLine(FREE_TEXT, COMMENT),
		reason: 'By the field text it is the code of a stock item or of a charge; other lines have neither.',
	},
	{
		...ORDER_LINE,
		field: 'line_quantity',
		when: isLine(CHARGE, COMMENT),
		reason: 'The field text allows it on standard and free-text lines only.',
	},
];

const NAME_OF_A_TYPE =
	'The value is the name of a type, and names that the descriptions themselves write out are longer than the length given.';
const TOO_SHORT: readonly Deviation[] = [
	{ operation: 'sage', part: 'answer', schema: 'sop_order', field: 'document_status', rule: 'maxLength', reason: NAME_OF_A_TYPE },
	{ operation: 'sage', part: 'answer', schema: 'sop_document_status_type', field: 'value', rule: 'maxLength', reason: NAME_OF_A_TYPE },
	{ operation: 'sage', part: 'answer', schema: 'trader_transaction_type', field: 'value', rule: 'maxLength', reason: NAME_OF_A_TYPE },
	{ operation: 'sage', part: 'answer', schema: 'bank_entry_type', field: 'value', rule: 'maxLength', reason: NAME_OF_A_TYPE },
	{
		operation: 'sage',
		part: 'answer',
		schema: 'sales_posted_transaction',
		field: 'trader_transaction_type',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
	{
		operation: 'sage',
		part: 'answer',
		schema: 'sales_historical_transaction',
		field: 'trader_transaction_type',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
	{
		operation: 'sage',
		part: 'answer',
		schema: 'bank_posted_transaction',
		field: 'trade_items[].trading_entry_type',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
	{
		operation: 'sage',
		part: 'answer',
		schema: 'purchase_posted_transaction',
		field: 'trader_transaction_type',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
	{
		operation: 'sage',
		part: 'answer',
		schema: 'sop_order_despatch_line_view',
		field: 'sop_order_document_status_type',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
	{
		operation: 'sage',
		part: 'answer',
		schema: 'sop_order_line_view',
		field: 'sop_order_document_status',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
	{
		operation: 'sage',
		part: 'answer',
		schema: 'sop_return_line_view',
		field: 'sop_return_document_status',
		rule: 'maxLength',
		reason: NAME_OF_A_TYPE,
	},
];

const NAMES_THE_RECORD = 'Marked read-only, but nothing else in the request says which record is meant.';
const named = (operation: string, schema: string, field: string): Deviation => ({
	operation,
	part: 'request',
	schema,
	field,
	rule: 'additionalProperties',
	reason: NAMES_THE_RECORD,
});
const IDS: readonly Deviation[] = [
	named('PUT /sop_orders/{Id}', 'sop_order_line', 'id'),
	{
		...named('PUT /sop_orders/{Id}', 'sop_order', 'lock_id'),
		reason: 'Marked read-only, but its own text wants it passed back in the PUT.',
	},
	{
		...named('POST /sop_confirm_despatch', 'sop_despatch_receipt_item', 'id'),
		reason: 'Marked read-only and required at once: it is the line to despatch.',
	},
	named('POST /stocktakes', 'stocktake', 'stocktake_items[].warehouse_holding_id'),
	named('POST /stocktakes', 'stocktake', 'stocktake_items[].bin_name'),
	named('PUT /stocktakes/{Id}', 'stocktake_count_sheet_item', 'id'),
];

const WHICH_STOCKTAKE =
	'The description gives no body, but the text of the id says that these operations need it: the id and nothing else.';
const isIdAlone = (body: Record<string, unknown>) => Object.keys(body).join() === 'id' && Number.isInteger(body.id);
const SHEETS: readonly Deviation[] = ['enter_values', 'view_adjustments', 'approve_complete'].map((step) => ({
	operation: `POST /stocktake_${step}`,
	part: 'request',
	schema: '',
	field: '',
	rule: 'body',
	when: isIdAlone,
	reason: WHICH_STOCKTAKE,
}));

const LATER =
	'Sales returns came with 2025 R1; the descriptions are those of 2024 R1. The sandbox takes the fields of sales orders for them.';
const RETURNS: readonly Deviation[] = [
	'POST /sop_returns',
	'POST /sop_returns_new',
	'GET /sop_returns',
	'GET /sop_returns/{Id}',
	'GET /lookup_sop_returns',
].map((operation) => ({
	operation,
	part: 'request',
	schema: '',
	field: '',
	rule: 'path',
	reason: LATER,
}));

const status = (field: string, reason: string): Deviation => ({
	operation: 'sage',
	part: 'answer',
	schema: '',
	field,
	rule: 'status',
	reason,
});
const STATUSES: readonly Deviation[] = [
	status(
		'401',
		"The descriptions name 200 and 400 only; Sage's guide gives 401 for an expired token and for a missing or wrong site or company.",
	),
	status('403', "Sage's API questions and answers give 403, on any path, where the role of the user does not reach the module."),
	status('404', "Sage's guide gives 404 for a wrong address, and a record that is not there has no other status."),
	status('429', 'Sage documents no rate limit; the sandbox throttles when a test tells it to.'),
	status('500', 'A fault that a test ordered.'),
	status('502', 'A fault that a test ordered: the tunnel to an on-premises Sage is broken.'),
	status('503', 'A fault that a test ordered: the gateway in front of Sage answers while the server is down.'),
	status('504', 'A fault that a test ordered: the tunnel to an on-premises Sage gave up waiting.'),
];

const json = (field: string, reason: string): Deviation => ({
	operation: 'amazon',
	part: 'answer',
	schema: '',
	field,
	rule: 'json',
	reason,
});
const NO_JSON: readonly Deviation[] = [
	json('500', 'A fault that a test ordered: a server error without a body.'),
	json('503', 'A fault that a test ordered: an overloaded front door answers with a web page.'),
];

const HEADERS: readonly Deviation[] = [
	{
		operation: 'amazon',
		part: 'answer',
		schema: '',
		field: 'x-amzn-ratelimit-limit',
		rule: 'header',
		reason:
			'A fault that a test ordered: most descriptions name the rate on success, 400 and 404 only, but Amazon sends it with some refusals.',
	},
];

export const DEVIATIONS: readonly Deviation[] = [
	...REQUIRED,
	...TOO_SHORT,
	...STATUSES,
	...NO_JSON,
	...HEADERS,
	...IDS,
	...SHEETS,
	...RETURNS,
];

/** The deviation that allows this problem, if one does. */
export function findDeviation(problem: Problem, deviations: readonly Deviation[]): Deviation | undefined {
	const { schema, field } = problem.owner ?? { schema: '', field: problem.field };
	return deviations.find(
		(each) =>
			(each.operation === problem.operation || each.operation === problem.system) &&
			(each.part === undefined || each.part === problem.part) &&
			each.schema === schema &&
			each.field === field &&
			each.rule === problem.rule &&
			(each.when === undefined || (problem.record !== undefined && each.when(problem.record))),
	);
}
