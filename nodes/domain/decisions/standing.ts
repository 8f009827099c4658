import { done, refused, type Result } from '../result';
import { isTableRow, type TableRow } from '../text/tableRow';
import { checkChains, lastOf, type ChainFault } from './chain';
import { readDecisions, recordKey, type Decision } from './decision';
import { mayDecide, type Deciders } from './deciders';

/** A decision with what a run has to know of it before it acts. */
export interface CheckedDecision extends Decision {
	/** Its seal fits, and so do those of all decisions on its record, with none missing between them. */
	readonly isSound: boolean;
	/** Its person is entitled to it now. */
	readonly mayDecide: boolean;
	/** None on its record comes after it. */
	readonly isLast: boolean;
}

export interface CheckedDecisions {
	readonly decisions: readonly CheckedDecision[];
	readonly faults: readonly ChainFault[];
}

/** All decisions of the table with what holds of each. */
export function checkDecisions(rows: readonly Decision[], deciders: Deciders, key: string): CheckedDecisions {
	const { faults, heads } = checkChains(rows, key);
	const faulty = new Set(faults.map(recordKey));
	const last = new Set(heads.map(({ decisionId }) => decisionId));
	const decisions = rows.map((row) => ({
		...row,
		isSound: !faulty.has(recordKey(row)),
		mayDecide: mayDecide(deciders, row.person, row.kind),
		isLast: last.has(row.decisionId),
	}));
	return { decisions, faults };
}

/** Decisions as *Decision: Check* gave them out. Rows of the table itself say nothing of their seals, and count for nothing. */
export const readChecked = (rows: readonly TableRow[]): CheckedDecision[] =>
	rows.filter(isTableRow).flatMap((row) => {
		const [decision] = readDecisions([row]);
		if (!decision) return [];
		return [{ ...decision, isSound: row.isSound === true, mayDecide: row.mayDecide === true, isLast: row.isLast === true }];
	});

/** What a row of a table says of the decision that it is to follow. */
export interface NamedDecision extends Pick<Decision, 'recordType' | 'recordId' | 'decisionId' | 'about'> {
	/** Choices that allow what is to be done. */
	readonly choices: readonly string[];
}

/** The decision that a row names, where it may be acted on; else why not, in words for the row. */
export function standingDecision(decisions: readonly CheckedDecision[], named: NamedDecision): Result<CheckedDecision, string> {
	const { decisionId, about, choices } = named;
	if (decisionId === '') return refused('No decision is named.');
	const found = decisions.find((one) => one.decisionId === decisionId && recordKey(one) === recordKey(named));
	if (!found) return refused('The decision that is named is not in the table Decision log.');
	if (!found.isSound) return refused('The table Decision log was changed: the chain of decisions on this record does not hold.');
	if (!choices.includes(found.choice)) return refused(`The decision that is named is "${found.choice}".`);
	if (!found.isLast) return refused('It was decided otherwise after that.');
	if (!found.mayDecide) return refused(`${found.person} is not in the table Deciders for "${found.kind}".`);
	if (about === '' || found.about !== about) return refused('The decision is about another plan.');
	return done(found);
}

/** The last decision on a record, where it can be relied on. */
export const lastDecision = (decisions: readonly CheckedDecision[], record: Pick<Decision, 'recordType' | 'recordId'>) =>
	lastOf(decisions.filter((one) => one.isSound && recordKey(one) === recordKey(record)));
