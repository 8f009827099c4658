import type { ExceptionRecord } from '../exceptions/exception';
import { cell, type TableRow } from '../text/tableRow';
import type { ExceptionRow, RunInput } from './run.types';

const statusOf = (row: TableRow): string => cell(row.status).toLowerCase();

/**
 * The rows to write, one per key. What stands open keeps its due time; what a person ignored stays ignored, with the reason; what was resolved
 * comes back as new. `known` are rows that are not resolved.
 */
export function exceptionRows(
	records: readonly ExceptionRecord[],
	{ known, now, runId, ranIn }: Pick<RunInput, 'known' | 'now' | 'runId' | 'ranIn'>,
): ExceptionRow[] {
	const seen = { lastSeenAt: now, executionId: runId, workflowId: ranIn };
	const byKey = new Map(records.map((record) => [record.key, record]));
	return [...byKey.values()].map((each) => {
		const record = { ...each, holds: each.holds === false ? 'no' : 'yes' };
		const rows = known.filter((row) => cell(row.key) === record.key && statusOf(row) !== 'resolved');
		const kept = rows.find((row) => statusOf(row) === 'ignored') ?? rows[0];
		if (!kept) return { ...record, status: 'open', reason: '', ...seen };
		const status = statusOf(kept) === 'ignored' ? 'ignored' : 'open';
		return { ...record, dueAt: cell(kept.dueAt) || record.dueAt, status, reason: cell(kept.reason), ...seen };
	});
}
