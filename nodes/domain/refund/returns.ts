import { createHash } from 'node:crypto';
import type { ExceptionRecord } from '../exceptions/exception';
import { exceptionOf, type ExceptionKindName } from '../exceptions/kinds';
import { decideMovement } from '../fba/decide';
import { isOver, settles } from '../fba/movements';
import { groupBy } from '../lists/groupBy';
import { toDecimal } from '../money/money';
import { isSameInSage } from '../text/sageText';
import { canonicalJson } from '../text/canonicalJson';
import { cell } from '../text/tableRow';
import { returned, type TrailRow } from '../trail/trail';
import { creditsInSage, type CreditsInSage } from '../settlement/known/credits';
import { readCredits } from '../settlement/known/readCredits';
import { readOrders } from '../settlement/known/readOrders';
import { ordersInSage, type OrdersInSage } from '../settlement/known/sageOrders';
import { taxCodeReader } from '../settlement/known/sageRow';
import type { ReturnFacts } from './facts';
import { daysSince, refundsOf, type Refunded } from './money';
import { judgeReturn, type ReturnDraft } from './oneReturn';
import { isOff, readReturns, type ReturnEvent } from './returnRows';
import { emptyReturn, readReturnRows, RETURN, type ReturnRow } from './returnsTable';

export interface DecidedReturn extends ReturnDraft {
	readonly returnId: string;
	readonly decision: 'post' | 'dryRun';
	readonly dryRun: boolean;
	readonly row: ReturnRow;
}

export interface ReturnsOutcome {
	readonly decided: readonly DecidedReturn[];
	/** Rows of *Returns* that are to be written before anything is sent. */
	readonly rows: readonly ReturnRow[];
	/** Columns of *Order trail*, one row per order whose returns changed. */
	readonly trail: readonly TrailRow[];
	/** Returns and orders that were looked at. */
	readonly judged: readonly string[];
	readonly counts: { readonly fetched: number; readonly before: number; readonly pending: number };
	readonly exceptions: readonly ExceptionRecord[];
}

/** Orders whose money and goods are compared, and that Sage is asked for. */
export const ordersOfReturns = ({ fba, fbm }: Pick<ReturnFacts, 'fba' | 'fbm'>): string[] => [
	...new Set(readReturns(fba, fbm).map(({ orderId }) => orderId)),
];

/**
 * What becomes of the returns: sales returns of Sage, or a list for operations; and which of money and goods came back without the other. Each return stands for
 * itself.
 */
export function workOutReturns(facts: ReturnFacts): ReturnsOutcome {
	const { since } = facts.settings.returns;
	const events = readReturns(facts.fba, facts.fbm).filter((event) => since !== '' && event.date >= since && !isOff(event));
	const desk = new Desk(facts);
	for (const event of events) desk.take(event);
	desk.refundsWithoutReturn(new Set(events.map(({ orderId }) => orderId)));
	return desk.outcome(events);
}

class Desk {
	private readonly kept: ReadonlyMap<string, ReturnRow>;
	private readonly refunds: ReadonlyMap<string, Refunded>;
	private readonly orders: OrdersInSage;
	private readonly credits: CreditsInSage;
	private readonly hasReturns: boolean;
	private readonly decided: DecidedReturn[] = [];
	private readonly written: ReturnRow[] = [];
	private readonly exceptions: ExceptionRecord[] = [];
	private readonly unsettled = new Set<string>();
	private readonly alsoJudged: string[] = [];
	private before = 0;
	private pending = 0;

	constructor(private readonly facts: ReturnFacts) {
		this.kept = new Map(readReturnRows(facts.returns).map((row) => [row.returnId, row]));
		this.refunds = refundsOf(facts.orderMoney);
		this.orders = ordersInSage(readOrders(facts.ordersInSage, taxCodeReader(facts.taxCodes)));
		this.credits = creditsInSage(readCredits(facts.credits));
		this.hasReturns = !facts.returnsInSage.some((item) => 'error' in item);
	}

	take(event: ReturnEvent): void {
		const row = this.rowOf(event);
		this.withoutRefund(event);
		if (isOver(row)) {
			this.before += 1;
			return this.write(row);
		}
		if (settles(row, this.facts.now)) {
			this.unsettled.add(event.id);
			this.pending += 1;
			return;
		}
		const { facts, orders, credits, hasReturns } = this;
		const money = this.refunds.get(event.orderId);
		const judged = judgeReturn({ event, row, facts, orders, credits, money, hasReturns, others: this.others(event, row) });
		if (judged.kind === 'refused') {
			const { kind, ...said } = judged.refusal;
			this.except(kind, event.id, said);
			return this.write({ ...judged.row, status: 'held', message: said.message });
		}
		if (judged.kind === 'listed') {
			this.pending += 1;
			return this.write(judged.row);
		}
		this.decide(judged.row, judged.draft);
	}

	/** A refund of all that was paid for an order of which nothing came back. Amazon lets the seller claim it after 45 days. */
	refundsWithoutReturn(returned: ReadonlySet<string>): void {
		const { returns } = this.facts.settings;
		const known = new Set([...this.kept.values()].filter(({ channel }) => channel !== '').map(({ orderId }) => orderId));
		for (const money of this.refunds.values()) {
			if (money.refunded <= 0 || money.refunded < money.settled || money.refundedOn < returns.since || returns.since === '') continue;
			const returnId = `REFUND-${money.orderId}`;
			const kept = this.kept.get(returnId);
			this.alsoJudged.push(returnId);
			if (returned.has(money.orderId) || known.has(money.orderId)) {
				if (kept && !isOver(kept)) this.write({ ...kept, status: 'closed', message: 'Its goods came back.' });
				continue;
			}
			if (kept && isOver(kept)) continue;
			this.refundAlone(money, returnId, kept);
		}
	}

	private refundAlone(money: Refunded, returnId: string, kept: ReturnRow | undefined): void {
		const days = daysSince(money.refundedOn, this.facts.now);
		const isLate = days > this.facts.settings.returns.claimAfterDays;
		const message = `Order ${money.orderId}: ${toDecimal(money.refunded)} ${money.currency} was refunded by ${money.refundedOn}, and nothing came back.`;
		if (isLate)
			this.except('refundWithoutReturn', returnId, { message, remedy: CLAIM, amount: toDecimal(money.refunded), currency: money.currency });
		const base = { ...(kept ?? emptyReturn(returnId)), orderId: money.orderId, ...moneyCells(money) };
		this.write({ ...base, status: isLate ? 'refund without return, late' : 'refund without return', message });
	}

	/** Goods that are back and not paid back: a list, then a question to support. */
	private withoutRefund({ id, orderId, isBack, date, units, sku }: ReturnEvent): void {
		const { refundWithinDays } = this.facts.settings.returns;
		const money = this.refunds.get(orderId);
		if (!isBack || (money && money.refunded > 0) || daysSince(date, this.facts.now) <= refundWithinDays) return;
		const message = `Order ${orderId}: ${units} ${sku} came back on ${date}, and no settlement has a refund of it yet.`;
		this.except('returnWithoutRefund', id, { message, remedy: LATE_REFUND });
	}

	private rowOf({ id, channel, orderId, sku, units, date, disposition, requestStatus }: ReturnEvent): ReturnRow {
		const kept = this.kept.get(id) ?? emptyReturn(id);
		const fields = { channel, orderId, sellerSku: sku, units: String(units), returnedOn: date, disposition, requestStatus };
		return { ...kept, ...fields, ...moneyCells(this.refunds.get(orderId)) };
	}

	/** Units of the item that other returns of the order bring back, by their rows. */
	private others({ id, orderId, sku }: ReturnEvent, { stockCode }: ReturnRow): number {
		const rows = new Map([...this.kept, ...this.written.map((row): [string, ReturnRow] => [row.returnId, row])]);
		return [...rows.values()]
			.filter(
				(row) =>
					row.returnId !== id && row.orderId === orderId && ['posted', 'posting', 'awaiting approval', 'dry run'].includes(row.status),
			)
			.filter((row) => row.sellerSku === sku || (stockCode !== '' && isSameInSage(row.stockCode, stockCode)))
			.reduce((sum, { quantity }) => sum + (Number(quantity) || 0), 0);
	}

	private decide(row: ReturnRow, draft: ReturnDraft): void {
		const { now, settings, approvals } = this.facts;
		const hash = createHash('sha256').update(canonicalJson(draft)).digest('hex');
		const { decision, status, message, approvedBy } = decideMovement(settings.mode, row, hash, {
			decisions: approvals,
			recordType: RETURN,
			recordId: row.returnId,
			form: 'Approve a return',
		});
		const retryAfter = decision === 'post' ? new Date(Date.parse(now) + settings.flow.settleMinutes * 60_000).toISOString() : '';
		const whole = { ...row, status, message, approvedBy, planHash: hash, retryAfter };
		this.write(whole);
		if (decision !== 'post') this.pending += 1;
		if (decision === 'wait') return;
		this.decided.push({ returnId: row.returnId, decision, dryRun: decision === 'dryRun', ...draft, row: whole });
	}

	outcome(events: readonly ReturnEvent[]): ReturnsOutcome {
		return {
			decided: this.decided,
			rows: this.written,
			trail: this.trail(),
			judged: [...events.map(({ id }) => id).filter((id) => !this.unsettled.has(id)), ...this.alsoJudged],
			counts: { fetched: events.length, before: this.before, pending: this.pending },
			exceptions: this.exceptions,
		};
	}

	/** All returns of the orders of which a row is written. */
	private trail(): TrailRow[] {
		const rows = new Map([...this.kept, ...this.written.map((row): [string, ReturnRow] => [row.returnId, row])]);
		const byOrder = groupBy(
			[...rows.values()].filter(({ channel }) => channel !== ''),
			({ orderId }) => orderId,
		);
		const changed = new Set(this.written.filter(({ channel }) => channel !== '').map(({ orderId }) => orderId));
		return [...changed].map((orderId) => returned(orderId, (byOrder.get(orderId) ?? []).map(inWords).sort().join('; '), this.facts.now));
	}

	private except(
		kind: ExceptionKindName,
		recordId: string,
		said: { message: string; remedy: string; amount?: string; currency?: string },
	): void {
		this.exceptions.push(
			exceptionOf(kind, { recordId, ...said, holds: kind !== 'returnWithoutRefund' && kind !== 'refundWithoutReturn' }, this.facts.now),
		);
	}

	/** Rows that say what they said before are not written again. */
	private write(row: ReturnRow): void {
		const kept = this.kept.get(row.returnId);
		const says = ({ executionId: _e, changedAt: _c, ...rest }: ReturnRow) => JSON.stringify(rest);
		if (kept && says(kept) === says(row) && row.status !== 'posting') return;
		this.written.push({ ...row, executionId: this.facts.executionId, changedAt: this.facts.now });
	}
}

/** `1 LAMP-FBA into FBA`, `1 LAMP requested`: what becomes of a return, without what only Sage says of it. */
const inWords = ({ units, sellerSku, status, warehouse }: ReturnRow): string =>
	`${units} ${sellerSku} ${['requested', 'for operations', 'held', 'closed'].includes(status) ? status : `into ${warehouse}`}`;

const CLAIM =
	'For FBA, claim the reimbursement with Amazon while it can be claimed; for goods that the seller sent, ask the buyer or file a SAFE-T claim. If nothing is to come back, set the status of its row in Returns to closed.';
const LATE_REFUND =
	'Look at the order in Seller Central: refund the buyer, or write down there why not. A refund closes this once it is settled; else set the exception to ignored.';

const moneyCells = (money: Refunded | undefined) => ({
	refunded: money && money.refunded > 0 ? toDecimal(money.refunded) : '',
	currency: money?.currency ?? '',
	refundedOn: money?.refundedOn ?? '',
});

/** Rows of *Returns* as they are to stand once Sage has answered. */
export function returnsAfter(
	decided: ReadonlyArray<Pick<DecidedReturn, 'returnId' | 'decision' | 'row'>>,
	results: ReadonlyArray<Readonly<Record<string, unknown>>>,
	{ now, settleMinutes }: { readonly now: string; readonly settleMinutes: number },
): ReturnRow[] {
	const later = new Date(Date.parse(now) + settleMinutes * 60_000).toISOString();
	return decided
		.filter(({ decision }) => decision === 'post')
		.map(({ returnId, row }) => {
			const details = (item: Readonly<Record<string, unknown>>) => (item.details ?? {}) as Readonly<Record<string, unknown>>;
			const answer = results.find((item) => cell(item.documentNo) === returnId || cell(details(item).reference) === returnId);
			const changed = { ...row, changedAt: now };
			if (!answer) return { ...changed, status: 'failed', message: 'This run did not come to it; the next one goes on.', retryAfter: '' };
			if (['posted', 'alreadyPosted'].includes(cell(answer.outcome)))
				return { ...changed, status: 'posted', message: '', retryAfter: '', postedAt: now, sageReturn: cell(answer.returnNo) };
			const kind = cell(details(answer).kind);
			const message = cell(details(answer).message) || cell(answer.error) || 'Sage 200 gave no message.';
			const retryAfter = { outcomeUnknown: later, postedNotShown: '9999-12-31T00:00:00.000Z' }[kind] ?? '';
			return { ...changed, status: 'failed', message, retryAfter };
		});
}
