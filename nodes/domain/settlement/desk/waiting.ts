import type { PostingPlan } from '../../books/plan.types';
import type { CheckedDecision } from '../../decisions/standing';
import { planHash } from '../../books/planHash';
import { toDecimal, minorUnits } from '../../money/money';
import type { Mode } from '../../settings/settings.types';
import { cell, type TableRow } from '../../text/tableRow';
import type { FollowedUp } from '../followUp';
import type { WaitingCredit } from '../parts/waiting.types';
import type { SettlementRow } from '../settlement.types';
import { byMode, type Verdict } from './decide';
import { waitsUntil } from './choose';

/** Columns of the table *Waiting credits*: one row per order and settlement, every column text. People write `status`. */
export const WAITING_COLUMNS = [
	'status',
	'approvedBy',
	'decisionId',
	'message',
	'orderId',
	'settlementId',
	'gross',
	'taxShown',
	'currency',
	'waitsFor',
	'date',
	'period',
	'series',
	'retryAfter',
	'postedAt',
	'documents',
	'plan',
	'planHash',
	'rows',
	'executionId',
	'updatedAt',
	'key',
] as const;

export type WaitingRow = Readonly<Record<(typeof WAITING_COLUMNS)[number], string>>;

/** What decisions on a waiting credit are about: its row, by its key. */
export const CREDIT = 'credit';

const HOW_TO_APPROVE = 'To approve it, decide in the form "Approve a credit note": the next run posts this credit note.';

/** A status by which a credit is over: posted by us, or left to what somebody credited. */
const OVER: readonly string[] = ['posted', 'closed'];

/** The row of a credit that begins to wait. */
export const waitingRow = (credit: WaitingCredit, message: string, now: string): WaitingRow => ({
	...emptyRow(),
	status: 'waiting',
	message,
	orderId: credit.orderId,
	settlementId: credit.settlementId,
	gross: credit.gross,
	taxShown: credit.taxShown,
	currency: credit.currency,
	waitsFor: credit.waitsFor,
	date: credit.date,
	period: credit.period,
	series: credit.series,
	rows: JSON.stringify(credit.rows.map((row) => ({ ...row, amount: toDecimal(row.amount) }))),
	updatedAt: now,
	key: `${credit.orderId}|${credit.settlementId}`,
});

const emptyRow = (): WaitingRow => Object.fromEntries(WAITING_COLUMNS.map((column) => [column, ''])) as WaitingRow;

/** A row of the table with the credit that it keeps. */
export interface KeptCredit {
	readonly row: WaitingRow;
	readonly credit: WaitingCredit;
}

export interface KeptCredits {
	readonly kept: readonly KeptCredit[];
	/** Keys of rows whose source rows cannot be read: somebody changed them. */
	readonly unreadable: readonly string[];
}

/** Reads the rows that are not over. */
export function readWaiting(rows: readonly TableRow[]): KeptCredits {
	const open = rows.map(rowOf).filter(({ orderId, status }) => orderId !== '' && !OVER.includes(status.toLowerCase()));
	const read = open.map((row) => ({ row, credit: creditOf(row) }));
	return {
		kept: read.flatMap(({ row, credit }) => (credit ? [{ row, credit }] : [])),
		unreadable: read.flatMap(({ row, credit }) => (credit ? [] : [row.key || `${row.orderId}|${row.settlementId}`])),
	};
}

/** All rows of the table, those that are over too. */
export const readWaitingRows = (rows: readonly TableRow[]): WaitingRow[] => rows.map(rowOf).filter(({ key }) => key !== '');

const rowOf = (row: TableRow): WaitingRow => Object.fromEntries(WAITING_COLUMNS.map((column) => [column, cell(row[column])])) as WaitingRow;

function creditOf(row: WaitingRow): WaitingCredit | undefined {
	const rows = sourceRows(row.rows);
	if (!rows || rows.length === 0 || !/^-?\d{1,13}\.\d{2}$/.test(row.gross)) return undefined;
	const { orderId, settlementId, series, currency, period, date, gross, taxShown } = row;
	if ([settlementId, currency, period, date].includes('') || rows.some((one) => one.orderId !== orderId)) return undefined;
	return {
		orderId,
		settlementId,
		series,
		currency,
		period,
		date,
		gross,
		taxShown,
		waitsFor: row.waitsFor as WaitingCredit['waitsFor'],
		rows,
	};
}

const TEXTS = [
	'transactionType',
	'amountType',
	'amountDescription',
	'orderId',
	'adjustmentId',
	'orderItemCode',
	'marketplaceName',
	'fulfillmentId',
	'sku',
] as const satisfies ReadonlyArray<keyof SettlementRow>;
const NUMBERS = ['line', 'quantity', 'postedAt'] as const satisfies ReadonlyArray<keyof SettlementRow>;

function sourceRows(text: string): SettlementRow[] | undefined {
	const rows = jsonOf(text);
	if (!Array.isArray(rows)) return undefined;
	const read = rows.map(sourceRow);
	return read.every((row) => row !== undefined) ? read : undefined;
}

function sourceRow(given: unknown): SettlementRow | undefined {
	if (typeof given !== 'object' || given === null) return undefined;
	const row = given as Record<string, unknown>;
	const amount = typeof row.amount === 'string' && /^(-?)(\d{1,13})\.(\d{2})$/.exec(row.amount);
	if (!amount || TEXTS.some((name) => typeof row[name] !== 'string') || NUMBERS.some((name) => !Number.isSafeInteger(row[name])))
		return undefined;
	const pence = Number(`${amount[2]}${amount[3]}`);
	return { ...(row as unknown as SettlementRow), amount: minorUnits(amount[1] === '-' ? -pence : pence) };
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What is done about a credit that waited, with its row as it is to stand. Only `post` may be sent. */
export interface WaitingDecision {
	readonly decision: 'post' | 'dryRun' | 'wait';
	readonly row: WaitingRow;
	readonly plan?: PostingPlan;
}

/** A credit note that may be posted is approved like a settlement's plan; one that somebody credited is closed; the others wait on. */
export function decideWaiting(
	row: WaitingRow,
	found: FollowedUp,
	{ mode, decisions, now }: { readonly mode: Mode; readonly decisions: readonly CheckedDecision[]; readonly now: string },
): WaitingDecision {
	const stand = (status: string, message: string, more: Partial<WaitingRow> = {}): WaitingRow => ({
		...row,
		status,
		message,
		updatedAt: now,
		...more,
	});
	if (waitsUntil({ retryAfter: row.retryAfter }, now)) return { decision: 'wait', row };
	if (found.state === 'byHand')
		return { decision: 'wait', row: stand('closed', 'Credited in Sage by hand, or nothing is left to credit.') };
	if (found.state === 'waits') {
		const [first] = found.exceptions;
		const cleared = { plan: '', planHash: '', approvedBy: '', waitsFor: first?.kind ?? row.waitsFor };
		return { decision: 'wait', row: stand('waiting', first?.message ?? row.message, cleared) };
	}
	const hash = planHash(found.plan);
	const verdict: Verdict = byMode(
		{ mode, decisions, record: { recordType: CREDIT, recordId: row.key }, howTo: HOW_TO_APPROVE },
		row,
		found.plan,
		hash,
	);
	const cells = { plan: JSON.stringify(found.plan), planHash: hash, retryAfter: '', ...pickApproval(verdict) };
	return { decision: verdict.decision, plan: found.plan, row: stand(verdict.status, verdict.why, cells) };
}

const pickApproval = ({ cells }: Verdict): Partial<WaitingRow> => (cells?.approvedBy === undefined ? {} : { approvedBy: cells.approvedBy });
