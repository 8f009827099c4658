import { done, refused, type Problem, type Result } from '../result';
import type { Choice, ShownTable, Subject } from './subject';

/** A row that is approved as it stands: nothing of it can be chosen. */
export interface Approvable {
	readonly recordType: string;
	readonly recordId: string;
	/** What it is, in words: `The credit note of order 202-…`. */
	readonly name: string;
	readonly row: { readonly status: string; readonly planHash: string; readonly decisionId: string; readonly message: string };
	readonly facts: Subject['facts'];
	readonly tables: readonly ShownTable[];
}

const APPROVE: Choice = { key: 'approve', label: 'Approve: the next run posts it', kind: 'approve', toState: 'approved' };
const TAKE_BACK: Choice = {
	key: 'takeBack',
	label: 'Take the approval back: nothing more is posted of it',
	kind: 'approve',
	toState: 'awaiting approval',
};

/** What may be decided on such a row: approve it while it waits, and take that back while it is not posted. */
export function approvableSubject({ recordType, recordId, name, row, facts, tables }: Approvable): Subject {
	const { status: state, planHash: about, decisionId, message } = row;
	const all = [...facts, ['What the bridge says', message] as const];
	return {
		recordType,
		recordId,
		heading: `${name}. It is "${state}".`,
		facts: all.filter(([, value]) => value !== ''),
		tables,
		state,
		about,
		decisionId,
		cells: {},
		choices: choicesOf(state.trim().toLowerCase(), about),
		fields: [],
	};
}

function choicesOf(status: string, planHash: string): Choice[] {
	if (status === 'awaiting approval') return planHash === '' ? [] : [APPROVE];
	return ['approved', 'posting', 'failed'].includes(status) ? [TAKE_BACK] : [];
}

/** The one row of a table that has this id. Refused where there is none, or more than one. */
export function theOnly<Row>(rows: readonly Row[], table: string, id: string): Result<Row, Problem> {
	const [row, ...others] = rows;
	const known = id.slice(0, 100);
	if (!row) return refused({ message: `The table ${table} has no row "${known}".`, remedy: 'Open the form by the link of its row.' });
	if (others.length > 0)
		return refused({ message: `The table ${table} has several rows "${known}".`, remedy: 'Delete all but one first.' });
	return done(row);
}
