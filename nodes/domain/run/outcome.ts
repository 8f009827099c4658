import type { ExceptionRecord } from '../exceptions/exception';
import { isOfWholeRun } from '../exceptions/kinds';
import { cursorsAfter } from '../order/readings';
import { cell } from '../text/tableRow';
import { boardAfter } from './boardAfter';
import { cancellationsOf, countsOf } from './counts';
import { exceptionRows } from './exceptionRows';
import { differenceOf, failureOf, lostLease, notOnAmazon, saysSomething } from './refusals';
import type { Ended, Item, RunInput, RunLogRow, RunOutcome } from './run.types';
import { solvedKeys } from './solved';
import { settledOrders, trailAfter } from './trailAfter';
import { waitingAfter } from './waitingAfter';

/**
 * What a run leaves behind in the tables: exceptions to write and to close, its row in the run log, the cursor, the row of its settlement. A run
 * that did not come to its end says so and moves no cursor.
 */
export function runOutcome(given: RunInput): RunOutcome {
	const input = withFailuresApart(given);
	const records = recordsOf(input);
	const run = { ...input, ended: endOf(input, records) };
	const boardRow = run.ended === 'skipped' ? null : boardAfter(run, records);
	const about = run.ended === 'skipped' ? waitingAfter({ ...run, followed: [] }, null) : waitingAfter(run, boardRow);
	const counts = countsOf(run, records, boardRow);
	const message = messageOf(run, records);
	const status = logStatus(run.ended);
	const { flow, runId: executionId, startedAt, now: finishedAt } = run;
	const exceptions = exceptionRows(records, run);
	const solved = run.ended === 'skipped' ? [] : solvedKeys(run, records);
	return {
		exceptions,
		solved,
		runLog: { flow, status, executionId, startedAt, finishedAt, ...counts, message },
		cursors: cursorsOf(run, records),
		boardRow,
		...about,
		trail: trailAfter(run, { exceptions, solved }),
		settledOrders: settledOrders([...about.orderMoney, ...about.credited]),
		summary: {
			flow,
			record: boardRow ? cell(boardRow.settlementId) : '',
			status,
			skipped: run.ended === 'skipped',
			...counts,
			message,
			...cancellationsOf(run, records),
		},
	};
}

/**
 * A posting node goes on: what it could not complete comes in the same line as what it posted, with a key `error`. Orders that Sage had before are results as well:
 * an updated one was there already.
 */
function withFailuresApart(run: RunInput): RunInput {
	const { inSage = [], updated = [], deleted = [] } = run;
	const before = [...inSage, ...updated].filter(({ outcome, error }) => outcome !== undefined || error !== undefined);
	const results: Item[] = [
		...run.results,
		...before.map((item) => (item.outcome === 'posted' ? { ...item, outcome: 'alreadyPosted' } : item)),
	];
	const isDone = ({ error }: Item) => error === undefined;
	return {
		...run,
		results: results.filter(isDone),
		deleted: deleted.filter(isDone),
		failures: [...run.failures, ...[...results, ...deleted].filter((item) => !isDone(item))],
	};
}

function recordsOf(run: RunInput): ExceptionRecord[] {
	const refused = run.refused.filter(({ key }) => cell(key) !== '');
	const failures = run.failures.filter(saysSomething).map((item) => failureOf(run, item));
	const differences = run.results.filter(saysSomething).flatMap((item) => differenceOf(run, item));
	return [...refused, ...failures, ...differences, ...notOnAmazon(run), ...(run.ended === 'leaseLost' ? [lostLease(run)] : [])];
}

/** A lease that was never won is a run that was skipped; settings or maps that cannot be used are a run that failed, whatever the template says. */
function endOf({ ended, lease, parts }: RunInput, records: readonly ExceptionRecord[]): Ended {
	const partFailed = parts.some((part) => part.status === 'failed');
	if (ended === 'done' && lease.won === false) return 'skipped';
	return ended === 'done' && (partFailed || records.some((record) => isOfWholeRun(record.kind) && isOfRun(record))) ? 'failed' : ended;
}

/** A failed run of one record (a settlement that could not be downloaded) does not fail the run of the others. */
const isOfRun = ({ kind, recordType }: ExceptionRecord): boolean => kind !== 'runFailed' || recordType === 'run';

const logStatus = (ended: Ended): RunLogRow['status'] => (ended === 'done' || ended === 'skipped' ? ended : 'failed');

function messageOf({ ended, lease, boardRow, parts }: RunInput, records: readonly ExceptionRecord[]): string {
	if (ended === 'skipped') {
		const until = cell(lease.heldUntil);
		return `Run ${cell(lease.heldBy) || 'unknown'} holds the lease since ${cell(lease.heldSince) || 'an unknown time'}${until ? `, until ${until}` : ''}.`;
	}
	if (ended === 'done') return boardRow?.message ?? '';
	const ofParts = parts.filter((part) => part.status === 'failed').map((part) => cell(part.message));
	const reasons = [...records.filter(({ kind }) => isOfWholeRun(kind)).map(({ message }) => message), ...ofParts];
	return (
		oneLine([...new Set(reasons.length > 0 ? reasons : records.map(({ message }) => message))].join(' ')) ||
		'The run did not come to its end.'
	);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A cursor moves only behind a run that came to its end and sent all that it had to send. */
function cursorsOf({ flow, ended, window, fetched }: RunInput, records: readonly ExceptionRecord[]): RunOutcome['cursors'] {
	if (ended !== 'done' || records.some(({ kind }) => kind === 'notSentInTime')) return [];
	if (fetched) return cursorsAfter(fetched.readings, fetched.pages);
	return window ? [{ flow, position: window.before }] : [];
}
