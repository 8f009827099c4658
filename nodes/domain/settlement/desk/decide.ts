import type { PostingPlan } from '../../books/plan.types';
import { planChanges } from '../../books/planChanges';
import { planHash } from '../../books/planHash';
import type { Mode } from '../../settings/settings.types';
import { instantOf } from '../../text/tableRow';
import type { SettlementPlan } from '../plan';
import {
	emptyRow,
	isPosted,
	reportIdsWith,
	rowsOfSettlement,
	settledAt,
	statusOf,
	transfersText,
	type BoardRow,
	type BoardStatus,
} from './board';
import { waitsUntil } from './choose';

/** What Plan puts out; without a plan for a settlement that is posted. Its journal does not matter here. */
export type PlannedItem = Pick<SettlementPlan, 'settlementId' | 'series'> &
	Partial<Omit<SettlementPlan, 'journal' | 'transfers' | 'provisional' | 'orderMoney' | 'waiting'>> & {
		readonly transfers?: ReadonlyArray<{ readonly name: string; readonly amount: string }>;
	};

export interface DecideInput {
	readonly item: PlannedItem;
	readonly mode: Mode;
	readonly board: readonly BoardRow[];
	/** ISO 8601 instant. */
	readonly now: string;
	/** Minutes that an unclear outcome settles. */
	readonly settleMinutes: number;
	readonly executionId: string;
	/** Report that the settlement was read from; '' when nobody says. */
	readonly reportId: string;
}

export interface Decision {
	/** Only `post` may be sent; anything else reaches Sage with a dry run at most. */
	readonly decision: 'post' | 'dryRun' | 'wait';
	readonly why: string;
	/** '' for a settlement that is posted. */
	readonly planHash: string;
	/** The whole row as it is to stand on the board. */
	readonly boardRow: BoardRow;
}

/** What is decided, before it is written into a row. */
export interface Verdict {
	readonly decision: Decision['decision'];
	readonly why: string;
	readonly status: BoardStatus;
	/** Cells that say otherwise than what is kept. */
	readonly cells?: Partial<BoardRow>;
}

const HOW_TO_APPROVE = 'To approve, set status to approved and approvedBy to your name: the next run posts this plan.';
/** No report brings an uploaded file again. */
const UPLOAD_AGAIN = ' The file was uploaded: upload it again once the plan is approved.';
const DATES = ['currency', 'startDate', 'endDate', 'depositDate', 'total', 'payout', 'previousReserve', 'currentReserve'] as const;

/**
 * May this plan be posted? In mode review a person says so on the board: status `approved`, a name in `approvedBy`, and the hash of exactly this
 * plan. An approval holds until the plan is posted whole: a run that was cut (`posting`) or that Sage refused (`failed`) goes on with it as long
 * as the plan stays the same and nobody takes it back, by another status or an empty `approvedBy`. Whatever else a person typed is answered on
 * the board and not posted.
 *
 * What is to be posted carries the time at which it may be looked at again (`retryAfter`) from the beginning: a run that is killed says nothing
 * more, and its last document may show in Sage only later. A run that comes to its end writes what is true then.
 */
export function decide(input: DecideInput): Decision {
	const { item, board, reportId } = input;
	const rows = rowsOfSettlement(board, item.settlementId);
	const posted = rows.find(isPosted);
	if (posted)
		return { decision: 'wait', why: 'posted already', planHash: '', boardRow: { ...posted, reportIds: reportIdsWith(rows, reportId) } };
	if (!item.plan) throw new RangeError(`Settlement ${item.settlementId} has no plan, and the board does not show it as posted.`);
	const hash = planHash(item.plan);
	const own = rows[0] ?? emptyRow(item.settlementId);
	const verdict =
		brokenPlan(item.plan, item.settlementId) ?? ambiguous(rows) ?? notBefore(own, input.now) ?? byMode(input, own, item.plan, hash);
	return { decision: verdict.decision, why: verdict.why, planHash: hash, boardRow: rowFor(input, rows, verdict, item.plan, hash) };
}

function rowFor(
	{ item, now, settleMinutes, executionId, reportId }: DecideInput,
	rows: readonly BoardRow[],
	verdict: Verdict,
	plan: PostingPlan,
	hash: string,
): BoardRow {
	const own = rows[0] ?? emptyRow(item.settlementId);
	const reportIds = reportIdsWith(rows, reportId);
	const isUploaded = reportIds === '' && verdict.status === 'awaiting approval';
	return {
		...own,
		...Object.fromEntries(DATES.map((column) => [column, item[column] ?? ''])),
		series: item.series,
		status: verdict.status,
		closingClearing: plan.clearing?.held ?? plan.clearing?.closing ?? '',
		transfers: transfersText(item.transfers ?? []),
		clearingBankCode: plan.clearing?.bankCode ?? '',
		message: isUploaded ? `${verdict.why}${UPLOAD_AGAIN}` : verdict.why,
		plan: JSON.stringify(plan),
		planHash: hash,
		reportIds,
		executionId,
		retryAfter: verdict.decision === 'post' ? settledAt(now, settleMinutes) : '',
		updatedAt: now,
		...verdict.cells,
	};
}

/** The last gate asks again what Plan has promised. */
function brokenPlan({ subject, identities }: PostingPlan, settlementId: string): Verdict | undefined {
	const failed = identities.find(({ holds }) => holds !== true);
	if (subject.kind === 'settlement' && subject.id === settlementId && identities.length > 0 && !failed) return undefined;
	const why = failed
		? `"${failed.name}" does not hold: ${failed.left} against ${failed.right}.`
		: `The plan is not one of settlement ${settlementId}.`;
	return { decision: 'wait', why, status: 'held' };
}

function ambiguous(rows: readonly BoardRow[]): Verdict | undefined {
	const [first, ...others] = rows;
	const says = ({ status, approvedBy, planHash: hash, retryAfter }: BoardRow) => [status, approvedBy, hash, retryAfter].join('|');
	if (!first || others.every((row) => says(row) === says(first))) return undefined;
	return {
		decision: 'wait',
		why: 'This settlement has several rows on the board, and they differ. Delete all but one, then approve that one.',
		status: 'held',
	};
}

/**
 * A posting with an unclear outcome settles first. Status, message and above all the plan with its hash stay as they were: a plan that changes in
 * the meantime must not take over the approval of the earlier one.
 */
function notBefore(own: BoardRow, now: string): Verdict | undefined {
	const { retryAfter, message, plan, planHash: hash } = own;
	if (retryAfter === '') return undefined;
	const kept = { retryAfter, plan, planHash: hash };
	const status = statusOf(own) || 'held';
	if (waitsUntil(own, now)) return { decision: 'wait', why: `Not tried again before ${retryAfter}.`, status, cells: { ...kept, message } };
	if (instantOf(retryAfter) !== undefined) return undefined;
	const why = `retryAfter says "${retryAfter}", which is not understood. Empty it, or write an instant such as 2026-11-03T09:00:00.000Z.`;
	return { decision: 'wait', why, status, cells: kept };
}

/** What a person approves by: the cells of a row in which that is written. */
export type ApprovalCells = Pick<BoardRow, 'status' | 'approvedBy' | 'plan' | 'planHash'>;

/** Whether a plan may be posted, by the mode and, in review, by the approval on its row. */
export function byMode(input: Pick<DecideInput, 'mode'>, own: ApprovalCells, plan: PostingPlan, hash: string): Verdict {
	switch (input.mode) {
		case 'auto':
			return { decision: 'post', why: 'The mode is Auto and every identity holds.', status: 'posting' };
		case 'dryRun':
			return { decision: 'dryRun', why: 'The mode is Dry run: nothing is posted.', status: 'dry run' };
		case 'review':
			return byApproval(own, plan, hash);
		default:
			return { decision: 'wait', why: `The mode "${String(input.mode)}" is not known.`, status: 'held' };
	}
}

function byApproval(own: ApprovalCells, plan: PostingPlan, hash: string): Verdict {
	const status = statusOf(own);
	const waiting = (why: string, cells: Partial<BoardRow> = {}): Verdict => ({ decision: 'wait', why, status: 'awaiting approval', cells });
	if (status === undefined) return waiting(`The status "${own.status}" is not understood. ${HOW_TO_APPROVE}`);
	const goesOn = (status === 'posting' || status === 'failed') && own.approvedBy !== '';
	if (status !== 'approved' && !goesOn) return waiting(HOW_TO_APPROVE);
	if (own.planHash === '') return waiting(`It was approved before there was a plan to look at. ${HOW_TO_APPROVE}`, { approvedBy: '' });
	if (own.planHash !== hash) {
		return waiting(
			`The plan changed after ${own.approvedBy || 'somebody'} approved it: ${planChanges(own.plan, plan)}. Please look again. ${HOW_TO_APPROVE}`,
			{ approvedBy: '' },
		);
	}
	if (own.approvedBy === '') return waiting(`Approved, but approvedBy is empty: say who approves. ${HOW_TO_APPROVE}`);
	return { decision: 'post', why: `Approved by ${own.approvedBy}.`, status: 'posting' };
}
