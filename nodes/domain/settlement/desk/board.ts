import { fromDecimal } from '../../money/money';
import { cell, type TableRow } from '../../text/tableRow';
import type { WaitingTransfer } from '../parts/crossAccountDebt';

/**
 * The Settlement board: one row per settlement, every column text. The flows write it, and the form in which people decide; people write the
 * figures of a settlement that they posted by hand.
 */
export const BOARD_COLUMNS = [
	'settlementId',
	'series',
	'status',
	'approvedBy',
	'decisionId',
	'currency',
	'startDate',
	'endDate',
	'depositDate',
	'total',
	'payout',
	'previousReserve',
	'currentReserve',
	'closingClearing',
	'transfers',
	'clearingBankCode',
	'clearingBalance',
	'message',
	'documents',
	'plan',
	'planHash',
	'reportIds',
	'executionId',
	'retryAfter',
	'postOn',
	'updatedAt',
	'postedAt',
] as const;

/** A whole row of the board; an empty cell is ''. Amounts are decimal strings in the row's currency, instants ISO 8601. */
export type BoardRow = Readonly<Record<(typeof BOARD_COLUMNS)[number], string>>;

export const BOARD_STATUSES = ['held', 'on hold', 'awaiting approval', 'approved', 'posting', 'failed', 'dry run', 'posted'] as const;

export type BoardStatus = (typeof BOARD_STATUSES)[number];

const rowOf = (row: TableRow): BoardRow =>
	Object.fromEntries(BOARD_COLUMNS.map((column) => [column, cell(row[column])])) as unknown as BoardRow;

/** The rows that name a settlement: an empty table comes as one empty row. */
export const readBoard = (rows: readonly TableRow[]): BoardRow[] => rows.map(rowOf).filter(({ settlementId }) => settlementId !== '');

/** Status in the words of the flows, case and blanks at the ends forgiven; undefined when a person typed something else. */
export function statusOf({ status }: Pick<BoardRow, 'status'>): BoardStatus | '' | undefined {
	const text = status.trim().toLowerCase();
	return text === '' ? '' : BOARD_STATUSES.find((known) => known === text);
}

export const isPosted = (row: Pick<BoardRow, 'status'>): boolean => statusOf(row) === 'posted';

/** When a posting whose outcome nobody knows may be looked at again, as `retryAfter` says it. `now` is ISO 8601. */
export const settledAt = (now: string, settleMinutes: number): string => new Date(Date.parse(now) + settleMinutes * 60_000).toISOString();

/** Rows of one settlement: one, none, or several when two runs wrote it at once. */
export const rowsOfSettlement = (board: readonly BoardRow[], settlementId: string): BoardRow[] =>
	board.filter((row) => row.settlementId === settlementId);

/** A row without anything in it. */
export const emptyRow = (settlementId: string): BoardRow => rowOf({ settlementId });

/** Report ids of rows and one more, each once, in the order in which they came. One settlement can be listed under several reports. */
export function reportIdsWith(rows: readonly BoardRow[], reportId: string): string {
	const ids = [...rows.flatMap(({ reportIds }) => reportIds.split(',')), reportId].map((id) => id.trim());
	return [...new Set(ids)].filter((id) => id !== '').join(',');
}

/** The column `transfers`: `-20.00 to DE, ES; 5.00 from FR`, one after the other. A person empties the cell when they are made. Amounts are decimal strings. */
export const transfersText = (transfers: ReadonlyArray<{ readonly name: string; readonly amount: string }>): string =>
	transfers.map(({ name, amount }) => `${amount} ${name}`).join('; ');

/** Transfers of posted settlements of a series that nobody has made yet: `-20.00 to DE, ES, NL; 5.00 from FR`. Undefined when a cell cannot be read. */
export function openTransfers(board: readonly BoardRow[], series: string, exceptId: string): WaitingTransfer[] | undefined {
	const cells = board
		.filter((row) => isPosted(row) && row.series === series && row.settlementId !== exceptId && row.transfers !== '')
		.flatMap(({ transfers }) => transfers.split(';'));
	const read = cells.map((text) => /^(-?\d{1,13}\.\d{2}) ((?:to|from) .+)$/.exec(text.trim()));
	if (read.some((match) => match === null)) return undefined;
	return read.flatMap((match) => (match ? [{ amount: fromDecimal(match[1] ?? ''), name: match[2] ?? '' }] : []));
}
