import { lastOf } from '../../../nodes/domain/decisions/chain';
import { nextDecision, type Decision, type NewDecision } from '../../../nodes/domain/decisions/decision';
import { readDeciders } from '../../../nodes/domain/decisions/deciders';
import { checkDecisions, type CheckedDecision } from '../../../nodes/domain/decisions/standing';

export const KEY = 'forty letters that seal decisions in tests';
export const ANNA = 'anna@example.com';

/** A decision without its place in a chain; an approval of plan `about` on settlement S1 by Anna unless said otherwise. */
export const newDecision = (more: Partial<NewDecision> = {}): NewDecision => ({
	decidedAt: '2026-11-05T08:00:00.000Z',
	person: ANNA,
	choice: 'approve',
	recordType: 'settlement',
	recordId: 'S1',
	reason: 'agrees with the bank',
	value: '',
	kind: 'approve',
	fromState: 'awaiting approval',
	toState: 'approved',
	about: 'plan',
	seen: 'shown',
	executionId: '7',
	...more,
});

/** Decisions one behind the other, each record a chain of its own. */
export function chainOf(...given: ReadonlyArray<Partial<NewDecision>>): Decision[] {
	const rows: Decision[] = [];
	for (const more of given) {
		const made = newDecision(more);
		const own = rows.filter(({ recordType, recordId }) => recordType === made.recordType && recordId === made.recordId);
		rows.push(nextDecision(made, lastOf(own), KEY));
	}
	return rows;
}

/** Decisions as a run gets them. Anna may approve, unless the rows of the table *Deciders* say otherwise. */
export const checkedOf = (rows: readonly Decision[], deciders: object[] = [{ person: ANNA, kinds: 'approve' }]): CheckedDecision[] => [
	...checkDecisions(rows, readDeciders(deciders as Array<Record<string, unknown>>), KEY).decisions,
];
