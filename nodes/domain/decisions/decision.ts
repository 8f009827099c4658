import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '../text/canonicalJson';
import type { TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';

/**
 * Columns of the table *Decision log*: one row per decision of a person, every column text. Rows are added and never changed. `decisionId` is the seal
 * of all other columns.
 */
export const DECISION_COLUMNS = [
	'decidedAt',
	'person',
	'choice',
	'recordType',
	'recordId',
	'reason',
	'value',
	'kind',
	'fromState',
	'toState',
	'about',
	'seen',
	'number',
	'previous',
	'executionId',
	'decisionId',
] as const;

/**
 * A decision. `kind` is what its person had to be entitled to, `value` what was decided beside the choice (a date, a code), `about` the hash of the
 * plan that was approved, `seen` the hash of what was shown. `number` counts the decisions on one record from 1, `previous` is the id of the one
 * before it, '' for the first. `decidedAt` is ISO 8601.
 */
export type Decision = Readonly<Record<(typeof DECISION_COLUMNS)[number], string>>;

/** A decision before it has its place in the chain and its seal. */
export type NewDecision = Omit<Decision, 'number' | 'previous' | 'decisionId'>;

/** Goes into each seal, so that a seal of another form of rows never fits. */
const FORM = 'n8n-nodes-amazon-sage200 decision 1';

/** HMAC with SHA-256, in hex, of all columns but the seal itself. The key comes from the credential. */
export function sealOf(decision: Omit<Decision, 'decisionId'>, key: string): string {
	const sealed = DECISION_COLUMNS.filter((column): column is Exclude<typeof column, 'decisionId'> => column !== 'decisionId');
	const cells = Object.fromEntries(sealed.map((column) => [column, decision[column]]));
	return createHmac('sha256', key)
		.update(canonicalJson({ form: FORM, cells }))
		.digest('hex');
}

/** SHA-256, in hex, of a value, whatever the order of its keys. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Puts a decision behind the last one on its record and seals it. `last` is undefined for the first. */
export function nextDecision(given: NewDecision, last: Decision | undefined, key: string): Decision {
	const row = { ...given, number: String(last ? Number(last.number) + 1 : 1), previous: last?.decisionId ?? '' };
	return { ...row, decisionId: sealOf(row, key) };
}

/** The rows of the table, exactly as they stand there. An empty table comes as one empty row. */
export const readDecisions = (rows: readonly TableRow[]): Decision[] =>
	rows
		.map((row) => Object.fromEntries(DECISION_COLUMNS.map((column) => [column, textOf(row[column])])) as unknown as Decision)
		.filter((row) => DECISION_COLUMNS.some((column) => row[column] !== ''));

export const recordKey = ({ recordType, recordId }: Pick<Decision, 'recordType' | 'recordId'>): string => `${recordType}|${recordId}`;
