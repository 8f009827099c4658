import type { ExceptionRecord } from '../../exceptions/exception';
import { exceptionOf } from '../../exceptions/kinds';
import type { SeriesSettings } from '../../settings/settings.types';
import { instantOf } from '../../text/tableRow';
import type { BoardRow } from './board';
import type { ListedReport } from './choose';

const DAY = 86_400_000;
/** Amazon closes a settlement every 14 days unless told otherwise (docs of the report types, "settlement"). */
const USUAL_DAYS = 14;
/** A report may come some days after the end of its settlement; month ends are closed later than that. */
const GRACE_DAYS = 5;

interface Ended {
	readonly settlementId: string;
	readonly start: number;
	readonly end: number;
}

/**
 * Series whose next settlement should be there by now: the last one on the board ended longer ago than settlements of the series last, and Amazon lists nothing
 * that could be the next. Between two that are there, `findSeries` finds what is missing; this is for the end of the chain, so that a month is not closed without
 * it. `now` is ISO 8601.
 */
export function missingSettlements(
	series: readonly SeriesSettings[],
	board: readonly BoardRow[],
	reports: readonly ListedReport[],
	now: string,
): ExceptionRecord[] {
	return series.flatMap((one) => {
		const chain = chainOf(one, series, board);
		const last = chain.at(-1);
		if (!last || isOnItsWay(last, board, reports)) return [];
		const days = Math.max(USUAL_DAYS, ...chain.slice(-6).map(({ start, end }) => Math.ceil((end - start) / DAY)));
		const since = Math.floor((Date.parse(now) - last.end) / DAY);
		return since > days + GRACE_DAYS ? [missingAfter(one, last, { days, since }, now)] : [];
	});
}

/** Settlements of a series on the board, posted or not, in the order of their ends. */
const chainOf = ({ key, currency }: SeriesSettings, all: readonly SeriesSettings[], board: readonly BoardRow[]): Ended[] => {
	const isAlone = all.filter((one) => one.currency === currency).length === 1;
	return board
		.filter((row) => row.series === key || (row.series === '' && isAlone && row.currency === currency))
		.flatMap(({ settlementId, startDate, endDate }) => {
			const [start, end] = [instantOf(startDate), instantOf(endDate)];
			return start === undefined || end === undefined ? [] : [{ settlementId, start, end }];
		})
		.toSorted((a, b) => a.end - b.end);
};

/** Amazon lists a report of a later time that the board does not know yet: nobody knows of which series it is. */
function isOnItsWay({ end }: Ended, board: readonly BoardRow[], reports: readonly ListedReport[]): boolean {
	const known = new Set(board.flatMap(({ reportIds }) => reportIds.split(',').map((id) => id.trim())));
	return reports.some(
		({ reportId, dataEndTime }) => !known.has(String(reportId ?? '')) && (instantOf(String(dataEndTime ?? '')) ?? 0) > end,
	);
}

const missingAfter = (
	{ key, currency }: SeriesSettings,
	{ settlementId, end }: Ended,
	{ days, since }: { readonly days: number; readonly since: number },
	now: string,
): ExceptionRecord =>
	exceptionOf(
		'settlementMissing',
		{
			recordId: settlementId,
			message: `Settlement ${settlementId}, the last one of series "${key}", ended on ${new Date(end).toISOString().slice(0, 10)}, ${since} days ago; its settlements last up to ${days} days, and Amazon lists no later one.`,
			remedy:
				'Look in Seller Central under Payments, All statements. If there is a later one, give its file to the form Upload a settlement file before the month is closed.',
			currency,
			detail: key,
			holds: false,
		},
		now,
	);
