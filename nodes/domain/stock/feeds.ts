import { groupBy } from '../lists/groupBy';
import { isTableRow, type TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';
import type { ListingRow } from './stock.types';

/** A feed that nobody can read any more keeps its listings so long; then they are sent again, which does no harm. */
const GIVEN_UP_AFTER = 6 * 3_600_000;

const AGAIN = 'It is sent again.';

/**
 * Rows of listings that are in a feed, as its result leaves them: sent, refused, or due again. `results` are items of *Listing: Get Bulk Result* of Amazon. Rows whose feed is still at work, or
 * could not be looked at, stay. `now` is an ISO 8601 instant.
 */
export function afterFeeds(rows: readonly ListingRow[], results: readonly TableRow[], now: string): ListingRow[] {
	const waiting = groupBy(
		rows.filter(({ state }) => state === 'inFeed'),
		({ feedId }) => feedId,
	);
	return [...waiting].flatMap(([feedId, group]) => {
		const result = results.find((item) => textOf(item.feedId) === feedId);
		if (result?.finished === true) return group.map((row) => afterFeed(row, group, result, now));
		const isGivenUp = Date.parse(now) - Date.parse(group[0].sentAt) > GIVEN_UP_AFTER;
		return isGivenUp ? group.map((row) => again(row, `Feed ${feedId} has no result. ${AGAIN}`)) : [];
	});
}

function afterFeed(row: ListingRow, group: readonly ListingRow[], result: TableRow, now: string): ListingRow {
	const errors = errorsIn(result);
	const own = errors.filter(({ messageId }) => textOf(messageId) === row.messageId);
	if (own.length > 0) return { ...row, state: 'refused', message: own.map(wordsOf).join(' | ').slice(0, 500), checkedAt: now };
	if (!isWholeReport(result, errors, group)) return again(row, `Feed ${row.feedId} does not say what became of it. ${AGAIN}`);
	return { ...row, state: 'sent', offered: row.due, message: '', feedId: '', messageId: '' };
}

const again = (row: ListingRow, message: string): ListingRow => ({ ...row, state: 'due', message, feedId: '', messageId: '' });

const errorsIn = ({ issues }: TableRow): TableRow[] =>
	(Array.isArray(issues) ? issues.filter(isTableRow) : []).filter(({ severity }) => severity === 'ERROR');

const wordsOf = ({ code, message }: TableRow): string => [textOf(code), textOf(message)].filter((part) => part !== '').join(': ');

/** A processed feed is not an accepted one: the rest of its messages counts as accepted only when its own counts agree, and no error speaks of the whole feed. */
function isWholeReport({ processingStatus, summary }: TableRow, errors: readonly TableRow[], group: readonly ListingRow[]): boolean {
	if (processingStatus !== 'DONE' || !isTableRow(summary)) return false;
	const ids = new Set(group.map(({ messageId }) => messageId));
	const refused = new Set(errors.map(({ messageId }) => textOf(messageId)));
	if ([...refused].some((id) => !ids.has(id))) return false;
	return (
		summary.messagesProcessed === group.length &&
		summary.messagesInvalid === refused.size &&
		summary.messagesAccepted === group.length - refused.size
	);
}
