import type { CheckedDecision } from '../../decisions/standing';
import type { ExceptionRecord } from '../../exceptions/exception';
import type { ExceptionKindName } from '../../exceptions/kinds';
import { groupBy } from '../../lists/groupBy';
import { isOrderId } from '../../reference/reference';
import type { BridgeSettings, Mode } from '../../settings/settings.types';
import { cell, instantOf, type TableRow } from '../../text/tableRow';
import type { NominalMapRow } from '../catalogue/classify';
import type { PartFacts } from '../facts';
import { followUp } from '../followUp';
import { knownFacts, type FoundFacts } from '../known/known';
import type { OrderMoney } from '../known/orderMoney';
import { judgeOrder } from '../parts/judgeOrders';
import type { OrderException } from '../parts/orderWords';
import { standingOfPaid } from '../parts/standing';
import { exceptionOfStanding } from '../parts/standingWords';
import { exceptionOfOrder } from '../plan';
import type { SettlementHeader } from '../settlement.types';
import { isPosted, rowsOfSettlement, type BoardRow } from './board';
import { decideWaiting, type KeptCredit, type WaitingDecision, type WaitingRow } from './waiting';

/** Kinds about orders of posted settlements that a follow-up finds again while they last. */
export const FOLLOWED_UP: readonly string[] = [
	'orderNotInSage',
	'orderCancelledInSage',
	'orderTwiceInSage',
	'orderStatusUnclear',
	'settledExceedsOrder',
	'settledDiffersFromOrder',
	'settledVatDiffers',
	'creditsDisagree',
	'refundVatDiffers',
	'refundBeforeCutOver',
	'refundOnOtherSide',
	'itemVatUndecided',
	'decisionUnusable',
	'waitingUnreadable',
] satisfies ExceptionKindName[];

/** So many orders are looked at again in one run. */
const MOST_ORDERS = 2000;

export interface OpenOrders {
	/** Amazon order ids to look up in Sage. */
	readonly orderIds: readonly string[];
	/** Earliest day (`YYYY-MM-DD`) of a credit note that waits; today where none does. */
	readonly firstDay: string;
}

/**
 * Which orders of posted settlements are looked at again: those with an open exception, and those whose credit notes wait. Where there are more than a run looks at,
 * those that were looked at longest ago come first, so that each has its turn.
 */
export function openOrders(exceptions: readonly TableRow[], waiting: readonly KeptCredit[], today: string): OpenOrders {
	const open = exceptions.filter(
		(row) =>
			cell(row.status) === 'open' &&
			cell(row.flow) === 'settlements' &&
			cell(row.recordType) === 'order' &&
			FOLLOWED_UP.includes(cell(row.kind)),
	);
	const seen = [
		...waiting.map(({ row }) => ({ orderId: row.orderId, at: row.updatedAt })),
		...open.map((row) => ({ orderId: cell(row.recordId), at: cell(row.lastSeenAt) })),
	];
	const longestAgoFirst = seen.toSorted((a, b) => instant(a.at) - instant(b.at)).map(({ orderId }) => orderId);
	const firstDay = waiting.reduce((first, { credit }) => (credit.date < first ? credit.date : first), today);
	return { orderIds: [...new Set(longestAgoFirst)].filter(isOrderId).slice(0, MOST_ORDERS), firstDay };
}

/** What says no time was never looked at. */
const instant = (text: string): number => instantOf(text) ?? 0;

export interface FollowUpRun extends FoundFacts {
	readonly settings: BridgeSettings;
	readonly nominalMap: readonly NominalMapRow[];
	readonly board: readonly BoardRow[];
	readonly waiting: readonly KeptCredit[];
	/** Orders that were looked up. */
	readonly orderIds: readonly string[];
	/** Rows of *Order money* of all settlements. */
	readonly money: readonly OrderMoney[];
	readonly mode: Mode;
	/** What people decided on waiting credits, as *Decision: Check* gave it. */
	readonly approvals: readonly CheckedDecision[];
	/** ISO 8601 instant. */
	readonly now: string;
}

export interface FollowUpOutcome {
	/** What may be sent, or shown in a dry run. */
	readonly decided: readonly WaitingDecision[];
	/** Rows of *Waiting credits* as they are to stand, decided ones too. */
	readonly followed: readonly WaitingRow[];
	readonly exceptions: readonly ExceptionRecord[];
	/** Orders of which everything was judged: what is not among the exceptions is over. */
	readonly judged: readonly string[];
}

/** Looks at the orders of posted settlements again, now that Sage or a person may say more of them. */
export function followUpOrders(run: FollowUpRun): FollowUpOutcome {
	const looked = new Set(run.orderIds);
	const followed = run.waiting.filter(({ row }) => looked.has(row.orderId)).map((kept) => followUpOne(run, kept));
	const decisions = followed.map(({ decision }) => decision);
	const byOrder = groupBy(run.money, ({ orderId }) => orderId);
	const facts = { settings: run.settings, known: knownFacts(run, '', run.settings) };
	const judgements = run.orderIds.flatMap((orderId) => judgeAgain(facts, byOrder.get(orderId) ?? []));
	const said = new Set(judgements.map(([{ settlementId, orderId }, { refusal }]) => `${settlementId}|${orderId}|${refusal.kind}`));
	const ofCredits = followed.flatMap(({ decision: { row }, exceptions }) =>
		exceptions.filter(({ recordId, kind }) => !said.has(`${row.settlementId}|${recordId}|${kind}`)),
	);
	return {
		decided: decisions.filter(({ decision }) => decision !== 'wait'),
		followed: decisions.map(({ row }) => row),
		exceptions: [...ofCredits, ...judgements.map(([row, one]) => exceptionOfOrder(headerOf(row), one, run.now))],
		judged: run.orderIds,
	};
}

interface Followed {
	readonly decision: WaitingDecision;
	readonly exceptions: readonly ExceptionRecord[];
}

function followUpOne(run: FollowUpRun, { row, credit }: KeptCredit): Followed {
	const wait = (message: string): Followed => ({ decision: { decision: 'wait', row: { ...row, message } }, exceptions: [] });
	if (!rowsOfSettlement(run.board, row.settlementId).some(isPosted)) return wait('Its settlement is not posted yet.');
	const series = run.settings.series.find(({ key }) => key === row.series);
	if (!series) return wait(`The settings have no series "${row.series}" any more.`);
	const orderMoney = run.money.filter(({ orderId }) => orderId === row.orderId);
	const found = followUp({ ...run, orderMoney, waiting: credit, series });
	return {
		decision: decideWaiting(row, found, { ...run, decisions: run.approvals }),
		exceptions: found.state === 'waits' ? found.exceptions : [],
	};
}

/** What is said of an order, with the settlement that it is said of. */
type Judgement = readonly [OrderMoney, OrderException];

/** The order as it stands in Sage now, for each settlement that paid it, and what was settled in all. */
function judgeAgain(facts: Pick<PartFacts, 'settings' | 'known'>, money: readonly OrderMoney[]): Judgement[] {
	const [last] = money.slice(-1);
	if (!last) return [];
	const { issue } = standingOfPaid(facts, last.orderId);
	const paid = money.filter(({ settled }) => settled !== 0);
	const standing = paid.flatMap((row): Judgement[] => {
		const header = headerOf(row);
		const found = exceptionOfStanding({ ...facts, header }, { orderId: row.orderId, issue, money: row.settled }, 'sales');
		return found ? [[row, found]] : [];
	});
	const judged = judgeOrder(facts, money);
	return [...standing, ...(judged ? [[last, judged] as const] : [])];
}

const headerOf = ({ settlementId, currency }: OrderMoney): SettlementHeader => ({
	settlementId,
	currency,
	startDate: '',
	endDate: '',
	depositDate: '',
	total: 0 as SettlementHeader['total'],
});
