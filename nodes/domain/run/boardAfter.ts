import type { ExceptionRecord } from '../exceptions/exception';
import { emptyRow, isPosted, reportIdsWith, rowsOfSettlement, settledAt, statusOf, type BoardRow } from '../settlement/desk/board';
import { RETRY_NEVER } from '../settlement/desk/retry';
import { cell } from '../text/tableRow';
import { isInSage, saysSomething } from './refusals';
import type { Item, RunInput } from './run.types';

const FROM_READ = ['currency', 'startDate', 'endDate', 'depositDate', 'total'] as const;

/**
 * The row of the settlement that this run was about; null when it was about none, or the row is another run's by now. `records` are all that the bridge and
 * Sage refused; what is of single orders does not hold it.
 */
export function boardAfter(run: RunInput, records: readonly ExceptionRecord[]): BoardRow | null {
	const refusals = records.filter(({ holds }) => holds !== false);
	const base = run.boardRow ?? rowOfRead(run);
	if (!base || isOvertaken(run, base)) return null;
	const decided = decidedMeanwhile(run, base);
	if (decided) return decided;
	const row = { ...base, executionId: run.runId, updatedAt: run.now };
	if (isPosted(base)) return row;
	const after = sentRow(run, row, refusals);
	return isPosted(after) ? after : withdrawn(run, base, after);
}

function sentRow(run: RunInput, row: BoardRow, refusals: readonly ExceptionRecord[]): BoardRow {
	const failures = run.failures.filter(saysSomething);
	if (failures.length > 0 || refusals.some(({ kind }) => kind !== 'postedDiffers')) return refusedRow(run, row, refusals, failures);
	const result = run.results.filter(saysSomething).at(-1);
	return result ? answeredRow(run, row, result, refusals) : row;
}

/** While it posted, the row on the board is the run's own. Another run's name on it: this one was frozen, and the other has taken over. */
function isOvertaken({ board, runId }: RunInput, base: BoardRow): boolean {
	const rows = rowsOfSettlement(board, base.settlementId);
	return statusOf(base) === 'posting' && rows.length > 0 && rows.every(({ executionId }) => executionId !== runId);
}

/** A person decided on it after this run had read the board, and this run sends nothing for it: the next run works with that decision. */
function decidedMeanwhile({ board }: RunInput, base: BoardRow): BoardRow | undefined {
	const there = rowsOfSettlement(board, base.settlementId)[0];
	if (!there || statusOf(base) === 'posting' || isPosted(base) || there.decisionId === base.decisionId) return undefined;
	return there;
}

/** What a person wrote on the row while this run posted stays, so that no later run goes on. `base` is the row as the run has put it there. */
function withdrawn({ board, runId }: RunInput, base: BoardRow, after: BoardRow): BoardRow {
	const there = rowsOfSettlement(board, base.settlementId).find(({ executionId }) => executionId === runId);
	if (statusOf(base) !== 'posting' || !there) return after;
	const isUntouched = statusOf(there) === 'posting';
	if (isUntouched && there.decisionId === base.decisionId) return after;
	return {
		...after,
		status: isUntouched ? after.status : there.status,
		approvedBy: there.approvedBy,
		decisionId: there.decisionId,
		message: ['Taken back while it was being posted; what had been sent by then is in Sage.', after.message].filter(Boolean).join(' '),
	};
}

/** Where Decide was not reached: what Read found, on the row that is there. Its plan is not the one that an approval was for. */
function rowOfRead({ settlement, board }: RunInput): BoardRow | null {
	const settlementId = cell(settlement?.settlementId);
	if (!settlement || settlementId === '') return null;
	const rows = rowsOfSettlement(board, settlementId);
	const own = rows.find(isPosted) ?? rows[0] ?? emptyRow(settlementId);
	const reportIds = reportIdsWith(rows, cell(settlement.reportId));
	if (isPosted(own)) return { ...own, reportIds };
	return { ...own, ...Object.fromEntries(FROM_READ.map((column) => [column, cell(settlement[column]) || own[column]])), reportIds };
}

/** A settlement of which something may be in Sage is failed, one of which nothing was sent is held. An approval outlives a posting that was cut, nothing else. */
function refusedRow(run: RunInput, row: BoardRow, refusals: readonly ExceptionRecord[], failures: readonly Item[]): BoardRow {
	const message = refusals.map((refusal) => refusal.message).join(' ');
	const status = statusOf(row);
	const wasSent = status === 'posting' || status === 'failed';
	if (!run.boardRow) return undecidedRow(run, row, message, wasSent);
	if (!wasSent) return { ...row, status: 'held', message };
	const kinds = new Set(refusals.map(({ kind }) => kind));
	const onlyLate = [...kinds].every((kind) => kind === 'notSentInTime' || kind === 'leaseLost');
	return {
		...row,
		status: onlyLate ? 'posting' : 'failed',
		message,
		retryAfter: retryAfter(run, kinds),
		documents: documentsOf(row, failures),
	};
}

/** What the bridge refuses is no longer the plan that was approved. A node that failed on the way says nothing of the plan: what stands there stays. */
function undecidedRow(run: RunInput, row: BoardRow, message: string, wasSent: boolean): BoardRow {
	if (wasSent) return { ...row, status: 'failed', message };
	if (run.refused.some(({ key, holds }) => cell(key) !== '' && holds !== false))
		return { ...row, status: 'held', message, plan: '', planHash: '' };
	return { ...row, status: row.status || 'held', message };
}

function retryAfter({ now, settleMinutes }: RunInput, kinds: ReadonlySet<string>): string {
	if (kinds.has('postedNotShown')) return RETRY_NEVER;
	return kinds.has('outcomeUnknown') ? settledAt(now, settleMinutes) : '';
}

function documentsOf(row: BoardRow, failures: readonly Item[]): string {
	const done = failures.map(({ details }) => (details as Item | undefined)?.stepsDone).find((steps) => Array.isArray(steps));
	return done ? JSON.stringify(done) : row.documents;
}

function answeredRow(run: RunInput, row: BoardRow, result: Item, refusals: readonly ExceptionRecord[]): BoardRow {
	const documents = Array.isArray(result.steps) ? JSON.stringify(result.steps) : row.documents;
	if (!isInSage(result)) return { ...row, documents };
	const { bankCode, balance } = (result.clearing ?? {}) as Item;
	return {
		...row,
		status: 'posted',
		message: refusals.map((refusal) => refusal.message).join(' '),
		documents,
		clearingBankCode: cell(bankCode) || row.clearingBankCode,
		clearingBalance: cell(balance),
		retryAfter: '',
		postedAt: run.now,
	};
}
