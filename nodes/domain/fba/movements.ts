import { cell, instantOf, type TableRow } from '../text/tableRow';

/**
 * Columns of the table *FBA movements*: one row per event of the ledger that changes units, every column text. People write `status` and
 * `postOn`. What people read stands first.
 */
export const MOVEMENT_COLUMNS = [
	'status',
	'approvedBy',
	'decisionId',
	'message',
	'date',
	'sellerSku',
	'stockCode',
	'reason',
	'units',
	'quantity',
	'fromWarehouse',
	'toWarehouse',
	'unitCost',
	'value',
	'currency',
	'account',
	'referenceId',
	'country',
	'fromPlace',
	'toPlace',
	'fnsku',
	'asin',
	'postOn',
	'retryAfter',
	'postedAt',
	'reimbursed',
	'reimbursements',
	'documents',
	'plan',
	'planHash',
	'executionId',
	'changedAt',
	'eventId',
] as const;

/** A whole row; an empty cell is ''. `value` is a decimal string: positive for what is written off, negative for what comes back. */
export type MovementRow = Readonly<Record<(typeof MOVEMENT_COLUMNS)[number], string>>;

export type MovementStatus = 'held' | 'awaiting approval' | 'approved' | 'posting' | 'failed' | 'dry run' | 'posted' | 'netted' | 'closed';

const STATUSES: readonly MovementStatus[] = [
	'held',
	'awaiting approval',
	'approved',
	'posting',
	'failed',
	'dry run',
	'posted',
	'netted',
	'closed',
];

const rowOf = (row: TableRow): MovementRow =>
	Object.fromEntries(MOVEMENT_COLUMNS.map((column) => [column, cell(row[column])])) as unknown as MovementRow;

export const emptyMovement = (eventId: string): MovementRow => rowOf({ eventId });

/** The rows that name an event: an empty table comes as one empty row. */
export const readMovements = (rows: readonly TableRow[]): MovementRow[] => rows.map(rowOf).filter(({ eventId }) => eventId !== '');

/** Status in the words of the flow; undefined when a person typed something else, '' when nothing stands there. */
export function movementStatus({ status }: Pick<MovementRow, 'status'>): MovementStatus | '' | undefined {
	const text = status.trim().toLowerCase();
	return text === '' ? '' : STATUSES.find((known) => known === text);
}

/** Whether nothing is left to do: posted by us, or by a person, who says so. */
export const isOver = (row: Pick<MovementRow, 'status'>): boolean => ['posted', 'closed'].includes(movementStatus(row) ?? '');

/** Whether a posting with an unclear outcome still settles. A text that is no instant waits until a person empties it. */
export function settles({ retryAfter }: Pick<MovementRow, 'retryAfter'>, now: string): boolean {
	if (retryAfter === '') return false;
	const until = instantOf(retryAfter);
	return until === undefined || until > Date.parse(now);
}
