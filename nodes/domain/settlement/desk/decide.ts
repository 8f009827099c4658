import type { PostingPlan } from '../../books/plan.types';
import { lastDecision, standingDecision, type CheckedDecision } from '../../decisions/standing';
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
import { LETS_POST, SETTLEMENT } from './settlementSubject';

/** What Plan puts out; without a plan for a settlement that is posted. Its journal does not matter here. */
export type PlannedItem = Pick<SettlementPlan, 'settlementId' | 'series'> &
	Partial<Omit<SettlementPlan, 'journal' | 'transfers' | 'provisional' | 'orderMoney' | 'waiting'>> & {
		readonly transfers?: ReadonlyArray<{ readonly name: string; readonly amount: string }>;
	};

export interface DecideInput {
	readonly item: PlannedItem;
	readonly mode: Mode;
	readonly board: readonly BoardRow[];
	/** What people decided on settlements, as *Decision: Check* gave it. */
	readonly decisions: readonly CheckedDecision[];
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

/** How to approve a settlement, for its row. */
const HOW_TO_APPROVE = 'To approve it, decide in the form "Decide on a settlement": the next run posts this plan.';
/** No report brings an uploaded file again. */
const UPLOAD_AGAIN = ' The file was uploaded: upload it again once the plan is approved.';
const DATES = ['currency', 'startDate', 'endDate', 'depositDate', 'total', 'payout', 'previousReserve', 'currentReserve'] as const;

/**
 * May this plan be posted? In mode review a person has decided so in the form: the row names that decision, its seal and its chain hold, none came
 * after it, its person is entitled to it now, and it is about the hash of exactly this plan. It holds until the plan is posted whole: a run that was
 * cut (`posting`) or that Sage refused (`failed`) goes on with it. A word that a person types into the row lets nothing be posted; it is answered
 * there. What is on hold stays so in every mode until it is released.
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
		brokenPlan(item.plan, item.settlementId) ??
		ambiguous(rows) ??
		notBefore(own, input.now) ??
		onHold(input, own) ??
		byMode(approvalInput(input), own, item.plan, hash);
	return { decision: verdict.decision, why: verdict.why, planHash: hash, boardRow: rowFor(input, rows, verdict, item.plan, hash) };
}

const approvalInput = ({ mode, decisions, item }: DecideInput): ApprovalInput => ({
	mode,
	decisions,
	record: { recordType: SETTLEMENT, recordId: item.settlementId },
	howTo: HOW_TO_APPROVE,
});

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
	const says = ({ status, decisionId, planHash: hash, retryAfter }: BoardRow) => [status, decisionId, hash, retryAfter].join('|');
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

/** What was put on hold, by its row or by the last decision on it, whatever was typed after that. */
function onHold({ decisions, item }: DecideInput, own: BoardRow): Verdict | undefined {
	const last = lastDecision(decisions, { recordType: SETTLEMENT, recordId: item.settlementId });
	if (statusOf(own) !== 'on hold' && last?.toState !== 'on hold') return undefined;
	const by = last?.toState === 'on hold' ? ` by ${last.person}: ${last.reason}` : '';
	return { decision: 'wait', why: `On hold${by}. It is released in the form "Decide on a settlement".`, status: 'on hold' };
}

/** Where an approval stands in a row, and which decision it is. */
export type ApprovalCells = Pick<BoardRow, 'status' | 'approvedBy' | 'decisionId' | 'plan' | 'planHash'>;

/** By what it is judged whether a plan may be posted. */
export interface ApprovalInput extends Pick<DecideInput, 'mode' | 'decisions'> {
	readonly record: Pick<CheckedDecision, 'recordType' | 'recordId'>;
	/** Said wherever an approval is missing. */
	readonly howTo: string;
}

/** Whether a plan may be posted, by the mode and, in review, by the decision that its row names. */
export function byMode(input: ApprovalInput, own: ApprovalCells, plan: PostingPlan, hash: string): Verdict {
	switch (input.mode) {
		case 'auto':
			return { decision: 'post', why: 'The mode is Auto and every identity holds.', status: 'posting' };
		case 'dryRun':
			return { decision: 'dryRun', why: 'The mode is Dry run: nothing is posted.', status: 'dry run' };
		case 'review':
			return byApproval(input, own, plan, hash);
		default:
			return { decision: 'wait', why: `The mode "${String(input.mode)}" is not known.`, status: 'held' };
	}
}

const waiting = (why: string, cells: Partial<BoardRow> = {}): Verdict => ({ decision: 'wait', why, status: 'awaiting approval', cells });

function byApproval({ decisions, record, howTo }: ApprovalInput, own: ApprovalCells, plan: PostingPlan, hash: string): Verdict {
	const status = statusOf(own);
	if (status === undefined) return waiting(`The status "${own.status}" is not understood. ${howTo}`);
	const goesOn = (status === 'posting' || status === 'failed') && own.decisionId !== '';
	if (status !== 'approved' && !goesOn) return waiting(howTo);
	const named = { ...record, decisionId: own.decisionId, about: own.planHash, choices: LETS_POST };
	const decision = standingDecision(decisions, named);
	if (!decision.ok) return waiting(`The word "${status}" alone approves nothing. ${decision.refusal} ${howTo}`, { approvedBy: '' });
	const { person } = decision.value;
	if (own.planHash !== hash) {
		const why = `The plan changed after ${person} approved it: ${planChanges(own.plan, plan)}. Please look again. ${howTo}`;
		return waiting(why, { approvedBy: '' });
	}
	return { decision: 'post', why: `Approved by ${person}.`, status: 'posting', cells: { approvedBy: person } };
}
