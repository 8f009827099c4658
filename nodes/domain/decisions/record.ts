import { done, refused, type Problem, type Result } from '../result';
import { cell } from '../text/tableRow';
import { CHOICE_FIELD, LOOK, REASON_FIELD, seenOf, WHO_MAY, type AskedPage } from './ask';
import { checkChains, lastOf } from './chain';
import { nextDecision, recordKey, type Decision } from './decision';
import { addressOf, mayDecide, whyNot, type Deciders } from './deciders';
import type { Choice, Given, Subject } from './subject';

export interface Answer {
	/** The record as it stands now, read anew. */
	readonly subject: Subject;
	/** What was shown, kept in the execution. */
	readonly shown: Pick<AskedPage, 'seen' | 'person' | 'recordType' | 'recordId'>;
	/** Who answered. */
	readonly person: string;
	/** What the page was sent back with. */
	readonly given: Readonly<Record<string, unknown>>;
	readonly deciders: Deciders;
	/** Rows of *Decision log* on this record, or more. */
	readonly decisions: readonly Decision[];
	readonly key: string;
	/** ISO 8601 instant. */
	readonly now: string;
	readonly executionId: string;
}

export interface RecordedDecision {
	/** To be inserted first. */
	readonly row: Decision;
	/** Cells of the record, to be written in one conditional update. */
	readonly cells: Readonly<Record<string, string>>;
	/** What the record must still say, by column. */
	readonly where: Readonly<Record<string, string>>;
	/** What the person is told once the record was changed. */
	readonly said: string;
}

/** Longest reason that is kept; the rest would hide the row in the table. */
const LONGEST_REASON = 1000;
const CHANGED =
	'What was shown is not what stands there now: it changed while the page was open, or somebody else decided. Nothing was decided.';
const AGAIN = 'Open the form again, and look at it as it is now.';

/** Makes the decision of an answer. Everything is asked again: who answers, whether he may, and whether it is still what he was shown. */
export function recordDecision(answer: Answer): Result<RecordedDecision, Problem> {
	const { subject, shown, person, deciders } = answer;
	if (addressOf(person) === '' || addressOf(person) !== shown.person)
		return refused({ message: 'Another person answered than the one who was asked. Nothing was decided.', remedy: AGAIN });
	if (recordKey(subject) !== recordKey(shown) || seenOf(subject) !== shown.seen) return refused({ message: CHANGED, remedy: AGAIN });
	const choice = subject.choices.find(({ label }) => label === answer.given[CHOICE_FIELD]);
	if (!choice) return refused({ message: 'No decision was chosen that is possible here. Nothing was decided.', remedy: AGAIN });
	if (!mayDecide(deciders, person, choice.kind)) return refused({ message: whyNot(deciders, person, choice.kind), remedy: WHO_MAY });
	const own = answer.decisions.filter((row) => recordKey(row) === recordKey(subject));
	const [fault] = checkChains(own, answer.key).faults;
	if (fault) return refused({ message: `The table Decision log was changed. ${fault.message} Nothing was decided.`, remedy: BROKEN });
	return decided(answer, choice, lastOf(own));
}

const BROKEN =
	'Have an administrator compare the table with the heads that were kept (docs/decisions.md). Until then nothing is decided on this record.';

function decided(answer: Answer, choice: Choice, last: Decision | undefined): Result<RecordedDecision, Problem> {
	const { subject, person, now, executionId } = answer;
	const given = textsOf(answer.given);
	const reason = (given[REASON_FIELD] ?? '').slice(0, LONGEST_REASON);
	if (reason === '') return refused({ message: 'No reason was given. Nothing was decided.', remedy: AGAIN });
	const value = choice.value?.(given) ?? done('');
	if (!value.ok) return refused({ message: `${value.refusal} Nothing was decided.`, remedy: LOOK });
	const { recordType, recordId, state, about } = subject;
	const { key, kind, toState } = choice;
	const row = nextDecision(
		{
			decidedAt: now,
			person: addressOf(person),
			choice: key,
			recordType,
			recordId,
			reason,
			value: value.value,
			kind,
			fromState: state,
			toState,
			about,
			seen: answer.shown.seen,
			executionId,
		},
		last,
		answer.key,
	);
	const cells = { ...subject.cells, status: toState, approvedBy: row.person, decisionId: row.decisionId, ...choice.cells?.(row) };
	const where = { status: state, planHash: about, decisionId: subject.decisionId };
	return done({ row, cells, where, said: `${choice.label}: decided by ${row.person}.` });
}

/** Texts of the fields: one line each, without control characters. */
const textsOf = (given: Answer['given']): Given =>
	Object.fromEntries(
		Object.entries(given).map(([name, value]) => [
			name,
			cell(value)
				.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
				.trim(),
		]),
	);
