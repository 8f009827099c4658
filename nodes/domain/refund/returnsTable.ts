import { cell, type TableRow } from '../text/tableRow';

/**
 * Columns of the table *Returns*: one row per return, and one per refund whose goods did not come back. Every column text, no buyer data. People write
 * `status`.
 */
export const RETURN_COLUMNS = [
	'status',
	'approvedBy',
	'decisionId',
	'message',
	'channel',
	'orderId',
	'sellerSku',
	'stockCode',
	'units',
	'quantity',
	'disposition',
	'warehouse',
	'returnedOn',
	'requestStatus',
	'refunded',
	'currency',
	'refundedOn',
	'sageReturn',
	'retryAfter',
	'postedAt',
	'planHash',
	'executionId',
	'changedAt',
	'returnId',
] as const;

/** What decisions on a return are about: its row of *Returns*. */
export const RETURN = 'return';

export type ReturnRow = Readonly<Record<(typeof RETURN_COLUMNS)[number], string>>;

const rowOf = (row: TableRow): ReturnRow =>
	Object.fromEntries(RETURN_COLUMNS.map((column) => [column, cell(row[column])])) as unknown as ReturnRow;

export const emptyReturn = (returnId: string): ReturnRow => rowOf({ returnId });
export const readReturnRows = (rows: readonly TableRow[]): ReturnRow[] => rows.map(rowOf).filter(({ returnId }) => returnId !== '');
