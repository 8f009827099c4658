import { instantOf } from '../../text/tableRow';
import { isPosted, type BoardRow } from './board';

/** A settlement report as Amazon lists it (Reports API 2021-06-30, `Report`), as far as it is needed. */
export interface ListedReport {
	readonly reportId?: unknown;
	readonly reportDocumentId?: unknown;
	readonly dataEndTime?: unknown;
	readonly createdTime?: unknown;
}

/** Why a report is not worked now. */
export type ReportLeftAlone = 'posted' | 'waiting to settle' | 'without a file' | 'listed twice';

export interface ChosenReports<T> {
	/** To be worked now, oldest first. */
	readonly chosen: readonly T[];
	readonly leftAlone: readonly ReportLeftAlone[];
}

/**
 * Which settlement reports are to be worked now: those whose settlement is not posted and does not wait for an unclear outcome, that of a run
 * that never came to its end among them (`retryAfter` on the board). A text in `retryAfter` that is no instant does not hide a settlement: Decide answers it on the board. `now` is ISO 8601.
 */
export function chooseReports<T extends ListedReport>(reports: readonly T[], board: readonly BoardRow[], now: string): ChosenReports<T> {
	const seen = new Set<string>();
	const leftAlone: ReportLeftAlone[] = [];
	const chosen: T[] = [];
	for (const report of reports) {
		const id = String(report.reportId ?? '');
		const reason = seen.has(id) ? 'listed twice' : reasonFor(report, id, board, now);
		seen.add(id);
		if (reason) leftAlone.push(reason);
		else chosen.push(report);
	}
	const oldestFirst = chosen.sort(byAge);
	const once = oldestFirst.filter((report, index) => !oldestFirst.slice(0, index).some((earlier) => areOfOne(earlier, report, board)));
	const again = oldestFirst.slice(once.length).map(() => 'listed twice' as const);
	return { chosen: once, leftAlone: [...leftAlone, ...again] };
}

/** Two reports that the board knows as one settlement. The second would answer a person's word on the board once more. */
const areOfOne = (one: ListedReport, other: ListedReport, board: readonly BoardRow[]): boolean =>
	rowsOf(String(one.reportId ?? ''), board).some((row) => rowsOf(String(other.reportId ?? ''), board).includes(row));

const rowsOf = (id: string, board: readonly BoardRow[]): BoardRow[] =>
	id === '' ? [] : board.filter(({ reportIds }) => reportIds.split(',').some((known) => known.trim() === id));

function reasonFor(report: ListedReport, id: string, board: readonly BoardRow[], now: string): ReportLeftAlone | undefined {
	if (typeof report.reportDocumentId !== 'string' || report.reportDocumentId === '') return 'without a file';
	const rows = rowsOf(id, board);
	if (rows.some(isPosted)) return 'posted';
	return rows.some((row) => waitsUntil(row, now)) ? 'waiting to settle' : undefined;
}

/** Whether the row names a time to come before which nothing may be tried again. */
export const waitsUntil = ({ retryAfter }: Pick<BoardRow, 'retryAfter'>, now: string): boolean =>
	(instantOf(retryAfter) ?? 0) > Date.parse(now);

/** By the end of the period, then by the time at which Amazon made the report; what cannot be read comes last. */
function byAge(one: ListedReport, other: ListedReport): number {
	const timeOf = (value: unknown) => instantOf(String(value ?? '')) ?? Number.MAX_SAFE_INTEGER;
	return timeOf(one.dataEndTime) - timeOf(other.dataEndTime) || timeOf(one.createdTime) - timeOf(other.createdTime);
}
