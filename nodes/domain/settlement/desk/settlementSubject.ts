import { shownSteps, STEP_COLUMNS } from '../../books/shownSteps';
import type { Choice, Given, ShownTable, Subject } from '../../decisions/subject';
import { done, refused, type Problem, type Result } from '../../result';
import { instantOf, type TableRow } from '../../text/tableRow';
import { readBoard, rowsOfSettlement, statusOf, type BoardRow, type BoardStatus } from './board';
import { RETRY_NEVER } from './retry';

/** What the decisions on a settlement are about: its row on the board. */
export const SETTLEMENT = 'settlement';

/** Choices that let a run post the plan that they are about. */
export const LETS_POST = ['approve', 'goOn'] as const;

/** What a person may decide on a settlement, from its row on the board. Refused where the board has no such row, or several that differ. */
export function settlementSubject(board: readonly TableRow[], settlementId: string): Result<Subject, Problem> {
	const rows = rowsOfSettlement(readBoard(board), settlementId);
	const [row] = rows;
	if (!row) {
		const message = `The Settlement board has no settlement "${settlementId.slice(0, 40)}".`;
		return refused({ message, remedy: 'Open the form by its link on the page of the settlement or in the message on the board.' });
	}
	if (rows.length > 1)
		return refused({ message: `Settlement ${settlementId} has ${rows.length} rows on the board.`, remedy: 'Delete all but one first.' });
	const { status: state, planHash: about, decisionId } = row;
	return done({
		recordType: SETTLEMENT,
		recordId: row.settlementId,
		heading: `Settlement ${row.settlementId}: Amazon paid ${row.payout || row.total} ${row.currency}. It is "${state}".`,
		facts: factsOf(row),
		tables: documentsOf(row),
		state,
		about,
		decisionId,
		cells: { postOn: row.postOn, retryAfter: row.retryAfter },
		choices: choicesOf(row),
		fields: [{ name: 'date', label: 'Day, only for: Name a day', type: 'date' }],
	});
}

function factsOf(row: BoardRow): Array<readonly [string, string]> {
	const money = (amount: string): string => (amount === '' ? '' : `${amount} ${row.currency}`);
	const facts: Array<readonly [string, string]> = [
		['Series', row.series],
		['From', momentOf(row.startDate)],
		['Until', momentOf(row.endDate)],
		['Paid out on', momentOf(row.depositDate)],
		['Total of the file', money(row.total)],
		['Payout', money(row.payout)],
		['Reserve before', money(row.previousReserve)],
		['Reserve held', money(row.currentReserve)],
		['Clearing account after it', money(row.closingClearing)],
		['Transfers that wait', row.transfers],
		['Day that was named', row.postOn],
		['Not tried again before', row.retryAfter === RETRY_NEVER ? 'a person has looked in Sage' : row.retryAfter],
		['What the bridge says', row.message],
		['Plan', row.planHash.slice(0, 12)],
	];
	return facts.filter(([, value]) => value !== '');
}

/** An instant as people read it. A text that is none stays as it is. */
const momentOf = (text: string): string => text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');

function documentsOf({ plan }: BoardRow): ShownTable[] {
	const rows = shownSteps(plan);
	return rows.length === 0 ? [] : [{ heading: 'Documents for Sage', columns: STEP_COLUMNS, rows }];
}

const CHOICES = {
	approve: { key: 'approve', label: 'Approve: the next run posts these documents', kind: 'approve', toState: 'approved' },
	hold: { key: 'hold', label: 'Hold: nothing is posted until it is released', kind: 'approve', toState: 'on hold' },
	release: {
		key: 'release',
		label: 'Release: it is worked out again and waits for approval',
		kind: 'approve',
		toState: 'awaiting approval',
	},
} as const satisfies Record<string, Choice>;

/** What may be decided, by where the settlement stands. A posted one is undone by a form of its own. */
function choicesOf(row: BoardRow): Choice[] {
	const status = statusOf(row);
	switch (status) {
		case 'posted':
			return [];
		case 'on hold':
			return [CHOICES.release, nameDay('on hold')];
		case 'posting':
			return [CHOICES.hold, ...goOn(row, status)];
		case 'failed':
			return [CHOICES.hold, ...goOn(row, status)];
		case 'awaiting approval':
			return [...(row.planHash === '' ? [] : [CHOICES.approve]), CHOICES.hold, nameDay('awaiting approval')];
		default:
			return [CHOICES.hold, nameDay(status === 'held' ? 'held' : 'awaiting approval')];
	}
}

/** Sage took a document and does not show it: a person has looked, and the run goes on with the plan as it was approved. */
function goOn(row: BoardRow, toState: BoardStatus): Choice[] {
	if (row.retryAfter !== RETRY_NEVER) return [];
	const label = 'Go on: I have looked in Sage, and what is missing may be posted';
	return [{ key: 'goOn', label, kind: 'approve', toState, cells: () => ({ retryAfter: '' }) }];
}

/** Documents that would be dated earlier are dated on this day. The plan is another one then, and waits for approval. */
const nameDay = (toState: BoardStatus): Choice => ({
	key: 'nameDay',
	label: 'Name a day: nothing is dated before it',
	kind: 'approve',
	toState,
	value: dayOf,
	cells: ({ value }) => ({ postOn: value }),
});

function dayOf({ date = '' }: Given): Result<string, string> {
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && instantOf(`${date}T00:00:00Z`) !== undefined;
	return isDay ? done(date) : refused(`"${date.slice(0, 20)}" is no day: choose one.`);
}
