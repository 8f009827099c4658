import type { Named } from '../ids';
import type { CredentialType, NodeSpec } from './node.types';

/** A value or an expression (a text that begins with `=`). */
export type Value = string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>> | null;
export type ValueType = 'string' | 'number' | 'boolean' | 'array' | 'object';
export type Fields = Readonly<Record<string, readonly [ValueType, Value]>>;
/** What a sub-workflow asks for; `any` where nothing may be given. */
export type Inputs = Readonly<Record<string, ValueType | 'any'>>;

const OURS = 'n8n-nodes-amazon-sage200';
export const base = (name: string, typeVersion: number, parameters: NodeSpec['parameters'], more: Partial<NodeSpec> = {}): NodeSpec => ({
	type: `n8n-nodes-base.${name}`,
	typeVersion,
	parameters,
	...more,
});

// What starts a workflow.

export const everyMinutes = (minutes: number): NodeSpec =>
	base('scheduleTrigger', 1.4, { rule: { interval: [{ field: 'minutes', minutesInterval: minutes }] } });

export const everyHourAt = (minute: number): NodeSpec =>
	base('scheduleTrigger', 1.4, { rule: { interval: [{ field: 'hours', hoursInterval: 1, triggerAtMinute: minute }] } });

export const everyDayAt = (hour: number, minute?: number): NodeSpec =>
	base('scheduleTrigger', 1.4, {
		rule: {
			interval: [{ field: 'days', daysInterval: 1, triggerAtHour: hour, ...(minute !== undefined && { triggerAtMinute: minute }) }],
		},
	});

/** Called by another workflow, with whatever it hands over. */
export const calledByAny = (): NodeSpec => base('executeWorkflowTrigger', 1.2, { inputSource: 'passthrough' });

/** Called by another workflow, with these fields. */
export const calledWith = (inputs: Inputs): NodeSpec =>
	base('executeWorkflowTrigger', 1.2, {
		inputSource: 'workflowInputs',
		workflowInputs: { values: Object.entries(inputs).map(([name, type]) => (type === 'string' ? { name } : { name, type })) },
	});

/** Called from outside by POST; answers with what its last node puts out. */
export const calledByWebhook = (path: string, webhookId: string): NodeSpec =>
	base('webhook', 2.1, { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} }, { webhookId });

export const startedByHand = (): NodeSpec => base('manualTrigger', 1, {});

export const whenARunFails = (): NodeSpec => base('errorTrigger', 1, {});

// Other workflows.

/** Runs another workflow once, with all items together, and waits for it. Its mode *once for each item* is gone in n8n 3. */
export const callWorkflow = (workflow: Named, inputs: Readonly<Record<string, Value>>, more: Partial<NodeSpec> = {}): NodeSpec =>
	base(
		'executeWorkflow',
		1.4,
		{
			workflowId: linkTo(workflow),
			workflowInputs: mapping(inputs),
			mode: 'once',
			options: { waitForSubWorkflow: true },
		},
		{ executeOnce: true, ...more },
	);

// Items.

export const setFields = (fields: Fields, more: Partial<NodeSpec> = { executeOnce: true }): NodeSpec =>
	base(
		'set',
		3.4,
		{
			mode: 'manual',
			assignments: { assignments: Object.entries(fields).map(([name, [type, value]]) => ({ id: name, name, value, type })) },
			includeOtherFields: false,
			options: {},
		},
		more,
	);

/** The object that an expression gives, as the only item. */
export const oneItem = (expression: string): NodeSpec =>
	base('set', 3.4, { mode: 'raw', jsonOutput: expression, options: {} }, { executeOnce: true });

/** One item per entry of a list; nothing for an empty one. */
export const oneItemPer = (list: string, destination?: string): NodeSpec =>
	base('splitOut', 1, { fieldToSplitOut: list, options: destination ? { destinationFieldName: destination } : {} });

/** Output 0 when all is done, output 1 for each batch. What leads back into it ends a batch: one way back only. */
export const inBatchesOf = (size: number): NodeSpec =>
	base('splitInBatches', 3, { batchSize: size, options: {} }, { outputs: ['done', 'loop'] });

export const withoutRepeats = (fieldName: string): NodeSpec =>
	base('removeDuplicates', 2, {
		operation: 'removeDuplicateInputItems',
		compare: 'selectedFields',
		fieldsToCompare: fieldName,
		options: {},
	});

/** Does nothing; shows where something arrives. */
export const showOnly = (): NodeSpec => base('noOp', 1, {});

// Conditions: nodes that people see. The expressions in them take a field and never compare.

export interface Condition {
	readonly left: Value;
	readonly is: 'true' | 'exists' | 'filled' | 'equals';
	readonly right?: Value;
}

export const onlyItemsWhere = (...conditions: readonly Condition[]): NodeSpec => base('filter', 2.3, { ...tests(conditions), options: {} });

/** Output 0 when all conditions hold, output 1 otherwise. */
export const whether = (...conditions: readonly Condition[]): NodeSpec =>
	base('if', 2.3, { ...tests(conditions), options: {} }, { outputs: ['true', 'false'] });

/** One output per value in their order, and a last one for everything else. */
export const byValue = (value: string, values: readonly string[]): NodeSpec =>
	base(
		'switch',
		3.4,
		{
			mode: 'rules',
			rules: {
				values: values.map((each) => ({ ...tests([{ left: value, is: 'equals', right: each }]), renameOutput: true, outputKey: each })),
			},
			options: { fallbackOutput: 'extra', renameFallbackOutput: 'anything else' },
		},
		{ outputs: [...values, 'anything else'] },
	);

export const stopWith = (message: string): NodeSpec =>
	base('stopAndError', 1, { errorType: 'errorMessage', errorMessage: message }, { executeOnce: true });

// Data Tables.

export interface RowFilter {
	readonly column: string;
	readonly condition: 'eq' | 'neq' | 'lt' | 'gt';
	readonly value: Value;
}

const ONE_READING = { executeOnce: true, alwaysOutputData: true } as const;

/** All rows, or those of the filters. One empty item when there is none. */
export const readRows = (table: Named, ...filters: readonly RowFilter[]): NodeSpec =>
	base('dataTable', 1.1, { ...rowsOf('get', table, filters), returnAll: true }, ONE_READING);

/** The rows of the filters for each item that comes in; nothing where there is none. */
export const readRowsPerItem = (table: Named, ...filters: readonly RowFilter[]): NodeSpec =>
	base('dataTable', 1.1, { ...rowsOf('get', table, filters), returnAll: true });

/** Passes an item on while the table has no row for it. */
export const whereNoRow = (table: Named, ...filters: readonly RowFilter[]): NodeSpec =>
	base('dataTable', 1.1, rowsOf('rowNotExists', table, filters));

/** Each item as a row: its keys are the columns. */
export const insertRows = (table: Named): NodeSpec =>
	base('dataTable', 1.1, { ...rowsOf('insert', table, []), columns: { mappingMode: 'autoMapInputData', value: null }, options: {} });

/** Each item as a row, in place of the one with the same key. */
export const upsertRows = (table: Named, key: string): NodeSpec =>
	base('dataTable', 1.1, {
		...rowsOf('upsert', table, [{ column: key, condition: 'eq', value: `={{ $json.${key} }}` }]),
		columns: { mappingMode: 'autoMapInputData', value: null },
		options: {},
	});

/** Deletes the rows that the filters name. */
export const deleteRows = (table: Named, ...filters: readonly RowFilter[]): NodeSpec =>
	base('dataTable', 1.1, { ...rowsOf('deleteRows', table, filters), options: {} });

/** Changes columns of the rows that the filters name, in one statement. One empty item when there was none. */
export const updateRows = (
	table: Named,
	columns: Readonly<Record<string, Value>>,
	filters: readonly RowFilter[],
	more: Partial<NodeSpec> = ONE_READING,
) => base('dataTable', 1.1, { ...rowsOf('update', table, filters), columns: mapping(columns), options: {} }, more);

// This package's nodes.

const node = (
	name: string,
	credential: CredentialType | undefined,
	operation: string,
	parameters: object,
	more: Partial<NodeSpec>,
): NodeSpec => {
	const [resource, verb] = operation.split('/');
	return {
		type: `${OURS}.${name}`,
		typeVersion: 1,
		parameters: { resource, operation: verb, ...parameters },
		...(credential && { credential }),
		...more,
	};
};

/** An operation of Amazon Seller Central, `resource/operation`. */
export const amazon = (operation: string, parameters: object, more: Partial<NodeSpec> = {}): NodeSpec =>
	node('amazonSellerCentral', 'amazonSellerCentralApi', operation, parameters, more);

/** An operation of Sage 200, `resource/operation`. */
export const sage = (operation: string, parameters: object, more: Partial<NodeSpec> = {}): NodeSpec =>
	node('sage200', 'sage200OAuth2Api', operation, parameters, more);

/** An operation of the bridge, `resource/operation`: output 0 is *Ready*, output 1 *Exceptions*. */
export const bridge = (operation: string, parameters: object, more: Partial<NodeSpec> = {}): NodeSpec =>
	node('amazonSageBridge', operation.startsWith('decision/') ? 'decisionKeyApi' : undefined, operation, parameters, {
		outputs: ['Ready', 'Exceptions'],
		...more,
	});

// Shapes of n8n.

const linkTo = ({ id, name }: Named) => ({ __rl: true, mode: 'list', value: id, cachedResultName: name });

const mapping = (value: Readonly<Record<string, Value>>) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: Object.keys(value).map((id) => ({
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		canBeUsedToMatch: true,
	})),
	attemptToConvertTypes: false,
	convertFieldsToString: false,
});

const rowsOf = (operation: string, table: Named, filters: readonly RowFilter[]) => ({
	resource: 'row',
	operation,
	dataTableId: linkTo(table),
	...(filters.length > 0 && {
		matchType: 'allConditions',
		filters: { conditions: filters.map(({ column, condition, value }) => ({ keyName: column, condition, keyValue: value })) },
	}),
});

const OPERATORS = {
	true: { type: 'boolean', operation: 'true', singleValue: true },
	exists: { type: 'string', operation: 'exists', singleValue: true },
	filled: { type: 'string', operation: 'notEmpty', singleValue: true },
	equals: { type: 'string', operation: 'equals' },
} as const;

const tests = (conditions: readonly Condition[]) => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: conditions.map(({ left, is, right = '' }, index) => ({
			id: `condition-${index + 1}`,
			leftValue: left,
			rightValue: right,
			operator: typeof right === 'number' ? { type: 'number', operation: 'equals' } : OPERATORS[is],
		})),
		combinator: 'and',
	},
});
