import { fromDecimal, sumMinor, toDecimal, type Minor } from '../../nodes/domain/money/money';
import type { PostingPlan } from '../../nodes/domain/books/plan.types';
import type { Facts, SeriesFacts } from './facts';
import { dispatchFigures, type DespatchNote, type DispatchFigures } from './warehouse';

/** What a flow says of its own run. */
export interface FlowSummary {
	/** True when another run held the lease, so that this one did nothing. */
	readonly skipped: boolean;
	readonly fetched: number;
	readonly posted: number;
	readonly alreadyPosted: number;
	readonly held: number;
	readonly pending: number;
}

/** Orders whose buyers ask to cancel, orders cancelled on Amazon that were deleted in Sage, and those that wait for a person there. */
export interface CancellationFigures {
	readonly asked: number;
	readonly done: number;
	readonly held: number;
}

export interface RunSummary {
	readonly orders: FlowSummary & { readonly cancellations?: CancellationFigures };
	readonly settlements: FlowSummary;
}

/** What comes after people have worked in Sage. */
export interface FollowUpSummary {
	/** Orders of posted settlements that were looked at again; allocations of receipts and credits to invoices. */
	readonly followUps: FlowSummary;
	readonly allocations: FlowSummary;
}

/** What happened at Amazon's warehouses. */
export interface FbaSummary {
	readonly fba: FlowSummary;
	/** Stock items; `held` are those that differ by more than the tolerance. */
	readonly drift: FlowSummary;
	readonly returns: FlowSummary;
}

/** The stock flows: what changed, then everything. */
export interface StockSummary {
	readonly changes: FlowSummary;
	readonly sweep: FlowSummary;
}

/** What the stock flows leave on Amazon: listings that the seller ships, quantities sent, refused ones, and differences that the sweep found. */
export interface StockFigures {
	readonly listings: number;
	readonly updated: number;
	readonly refused: number;
	readonly differences: number;
}

/** What comes after the warehouse has despatched. */
export interface DispatchSummary {
	readonly dispatch: FlowSummary;
	/** `fetched`: orders that Amazon waits for; `held`: those that are late. */
	readonly shipRisk: FlowSummary;
}

/** Two figures from different places that must be the same. */
export interface Check {
	readonly name: string;
	readonly left: string;
	readonly right: string;
	readonly holds: boolean;
}

export interface Result {
	readonly run: RunSummary & FbaSummary;
	/** What buyers did after their orders were in Sage. */
	readonly cancellations: CancellationFigures;
	readonly dispatch: DispatchFigures;
	/** Amazon orders that have a sales order in Sage, settlements that have postings there. */
	readonly inSage: { readonly orders: number; readonly settlements: number };
	/** Records that wait for a person, with the reason. */
	readonly held: ReadonlyArray<{ readonly recordType: string; readonly recordId: string; readonly message: string }>;
	readonly checks: readonly Check[];
	/** By currency, decimal strings. */
	readonly clearing: Readonly<Record<string, { readonly bankCode: string; readonly sage: string; readonly amazonHolds: string }>>;
	readonly payouts: { readonly amazon: string; readonly bank: string };
	readonly stock: StockFigures;
}

/** What people did between the flows: buyers who thought again, and what the warehouse despatched. */
interface People {
	readonly cancellations?: CancellationFigures;
	readonly notes?: readonly DespatchNote[];
}

const NO_CANCELLATIONS: CancellationFigures = { asked: 0, done: 0, held: 0 };

/** Compares what the flows said, what Amazon holds and what Sage shows, to the penny. */
export function judge(
	run: RunSummary & FbaSummary,
	stock: StockSummary,
	facts: Facts,
	{ cancellations = NO_CANCELLATIONS, notes = [] }: People = {},
): Result {
	const dispatch = dispatchFigures(notes, facts.amazonOrders, facts.exceptions, facts.shipRisk);
	const known = new Set(facts.amazonOrderIds);
	const orderIds = facts.sageOrderIds.filter((orderId) => known.has(orderId));
	const series = facts.series.map((one) => ({ ...one, posted: postedIn(one) })).filter(({ posted }) => posted.length > 0);
	const payouts = series.flatMap(payoutsOf);
	return {
		run,
		cancellations,
		dispatch,
		inSage: { orders: new Set(orderIds).size, settlements: series.flatMap(({ posted }) => posted).length },
		held: facts.exceptions.filter(({ status }) => status === 'open').map(heldRecord),
		checks: [
			...runChecks(run, orderIds),
			check('despatch notes are confirmed on Amazon or held', String(dispatch.due), String(dispatch.confirmed + dispatch.held)),
			check('nominal balances of Sage add up to nothing', facts.nominalBalances, '0.00'),
			...goodsChecks(run, facts),
			...facts.board
				.filter(({ status }) => status === 'posted')
				.flatMap(({ settlementId, plan }) => planChecks(String(settlementId), String(plan))),
			...series.map(clearingCheck),
			...payouts.map(payoutCheck),
			...facts.offered.map(offeredCheck),
		],
		clearing: Object.fromEntries(
			series.map(({ currency, clearing, posted }) => [
				currency,
				{ bankCode: clearing.code, sage: clearing.balance, amazonHolds: heldByAmazon(posted) },
			]),
		),
		payouts: { amazon: totalOf(payouts.map(({ amazon }) => amazon)), bank: totalOf(payouts.map(({ bank }) => bank)) },
		stock: stockFigures(stock, facts),
	};
}

const totalOf = (amounts: readonly Minor[]): string => toDecimal(sumMinor(amounts));

const goodsChecks = ({ fba, returns }: FbaSummary, { fbaClearing }: Facts): Check[] => [
	check('the clearing account of FBA values is at nothing', fbaClearing, '0.00'),
	check('FBA events are in Sage, held or wait', String(fba.fetched), String(accounted(fba))),
	check('returns are in Sage, held or wait', String(returns.fetched), String(accounted(returns))),
];

function stockFigures({ changes, sweep }: StockSummary, { listings }: Facts): StockFigures {
	const having = (state: string) => listings.filter((row) => row.state === state).length;
	return {
		listings: listings.filter(({ channel }) => channel === 'seller').length,
		updated: changes.posted + sweep.posted,
		refused: having('refused'),
		differences: listings.filter(({ difference }) => difference !== '' && difference !== null).length,
	};
}

/** All listings of a stock item together offer no more units than Sage has free. */
const offeredCheck = ({ stockCode, offered, free }: Facts['offered'][number]): Check => ({
	name: `no unit of ${stockCode} is offered twice on Amazon`,
	left: String(offered),
	right: `at most ${free}`,
	holds: offered <= free,
});

/** A series with the settlements of it that are in Sage, one at least. */
type PostedSeries = SeriesFacts & { readonly posted: SeriesFacts['settlements'] };

/** What Amazon says that it paid out for a settlement, and what the current account shows of it. */
interface Payout {
	readonly settlementId: string;
	readonly amazon: Minor;
	readonly bank: Minor;
}

const payoutsOf = (series: PostedSeries): Payout[] =>
	series.posted
		.filter(({ total }) => fromDecimal(total) > 0)
		.map(({ settlementId, total }) => ({ settlementId, amazon: fromDecimal(total), bank: paidIn(series, settlementId) }));

const heldRecord = ({ recordType, recordId, message }: Facts['exceptions'][number]) => ({
	recordType: String(recordType),
	recordId: String(recordId),
	message: String(message),
});

/** The reserve of the last settlement is what Amazon keeps back. */
const heldByAmazon = (posted: PostedSeries['posted']): string => posted[posted.length - 1].currentReserve;

const runChecks = ({ orders, settlements }: RunSummary, orderIds: readonly string[]): Check[] => [
	check('orders in Sage that stand there once', String(new Set(orderIds).size), String(orderIds.length)),
	check('orders fetched are in Sage, held or pending', String(orders.fetched), String(accounted(orders))),
	check('settlements fetched are in Sage or held', String(settlements.fetched), String(accounted(settlements))),
];

const clearingCheck = ({ clearing, posted }: PostedSeries): Check =>
	check(`clearing account ${clearing.code} is what Amazon holds`, clearing.balance, heldByAmazon(posted));

const payoutCheck = ({ settlementId, amazon, bank }: Payout): Check =>
	check(`payout of settlement ${settlementId} is in the current account`, toDecimal(amazon), toDecimal(bank));

/** Settlements that Sage's clearing account names, oldest first. n8n is not asked: its tables are no ledger. */
function postedIn({ settlements, clearing }: SeriesFacts) {
	const references = new Set(clearing.transactions.map(({ reference }) => reference));
	return settlements.filter(({ settlementId }) => references.has(settlementId));
}

function paidIn({ current }: SeriesFacts, settlementId: string): Minor {
	return sumMinor(current.transactions.filter(({ reference }) => reference === settlementId).map(({ amount }) => fromDecimal(amount)));
}

const accounted = ({ posted, alreadyPosted, held, pending }: FlowSummary): number => posted + alreadyPosted + held + pending;

function check(name: string, left: string, right: string): Check {
	return { name, left, right, holds: left === right };
}

/** Identities that the bridge worked out before it posted, as the board keeps them. */
function planChecks(settlementId: string, planText: string): Check[] {
	const { identities } = JSON.parse(planText) as PostingPlan;
	return identities.map(({ name, left, right, holds }) => ({ name: `settlement ${settlementId}: ${name}`, left, right, holds }));
}
