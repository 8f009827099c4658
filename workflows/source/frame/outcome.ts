import { EXECUTION_ID, NOTHING, NULL, WORKFLOW_ID } from '../builder/expressions';
import type { NodeSpec } from '../builder/node.types';
import { callWorkflow, type Inputs, type Value } from '../builder/nodes';
import { WORKFLOWS } from '../ids';

/** What a flow says of a run, or of one settlement of it. The bridge makes of it what is to be written (*Run: Outcome*). */
export const OUTCOME_INPUTS = {
	flow: 'string',
	runId: 'string',
	workflowId: 'string',
	ranIn: 'string',
	startedAt: 'string',
	settings: 'array',
	refusedBefore: 'array',
	refused: 'array',
	told: 'array',
	seen: 'array',
	results: 'array',
	inSage: 'array',
	updated: 'array',
	deleted: 'array',
	failures: 'array',
	parts: 'array',
	counts: 'any',
	boardRow: 'any',
	settlement: 'any',
	orderMoney: 'array',
	waiting: 'array',
	followed: 'array',
	judged: 'array',
	window: 'any',
	chosen: 'any',
	pages: 'array',
	lease: 'any',
	ofRun: 'boolean',
} as const satisfies Inputs;

/** What a flow says; what it leaves out is empty. */
export type OutcomeFields = Partial<Record<keyof typeof OUTCOME_INPUTS, Value>>;

const EMPTY: Record<keyof typeof OUTCOME_INPUTS, Value> = {
	flow: '',
	runId: EXECUTION_ID,
	workflowId: '',
	ranIn: WORKFLOW_ID,
	startedAt: '',
	settings: NOTHING,
	refusedBefore: NOTHING,
	refused: NOTHING,
	told: NOTHING,
	seen: NOTHING,
	results: NOTHING,
	inSage: NOTHING,
	updated: NOTHING,
	deleted: NOTHING,
	failures: NOTHING,
	parts: NOTHING,
	counts: NULL,
	boardRow: NULL,
	settlement: NULL,
	orderMoney: NOTHING,
	waiting: NOTHING,
	followed: NOTHING,
	judged: NOTHING,
	window: NULL,
	chosen: NULL,
	pages: NOTHING,
	lease: NULL,
	ofRun: false,
};

/** Records an outcome: of a run, or of a part of it. */
export const recordOutcomeOf = (fields: OutcomeFields): NodeSpec => callWorkflow(WORKFLOWS.recordOutcome, { ...EMPTY, ...fields });
