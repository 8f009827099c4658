import { linesOf, type Entry } from '../books/entry';
import { equalAmounts, periodsBalance, planIsJournal } from '../books/identities';
import type { JournalLine } from '../books/journal.types';
import type { PostingPlan } from '../books/plan.types';
import { stepsOf } from '../books/steps';
import type { ExceptionRecord } from '../exceptions/exception';
import { fromDecimal, sumMinor, ZERO } from '../money/money';
import type { BridgeSettings, SeriesSettings } from '../settings/settings.types';
import { localDay } from '../time/amazonDate';
import { dayAfter, postingCalendar } from './calendar';
import { classifierFor, type NominalMapRow } from './catalogue/classify';
import { classifyRows } from './classified';
import type { PartFacts } from './facts';
import { decisionOn } from './known/decisions';
import { knownFacts, type FoundFacts } from './known/known';
import { creditOrder } from './parts/credits';
import { standingOrders } from './parts/standing';
import type { WaitingCredit } from './parts/waiting.types';
import { exceptionOfOrder } from './plan';
import type { SettlementHeader } from './settlement.types';

export interface FollowUpInput extends FoundFacts {
	readonly waiting: WaitingCredit;
	readonly settings: BridgeSettings;
	readonly series: SeriesSettings;
	readonly nominalMap: readonly NominalMapRow[];
	/** ISO 8601 instant, for due times. */
	readonly now: string;
}

/** What became of credit notes that waited: they may be posted, somebody else credited, or they wait on. */
export type FollowedUp =
	| { readonly state: 'ready'; readonly journal: readonly JournalLine[]; readonly plan: PostingPlan }
	| { readonly state: 'byHand' }
	| { readonly state: 'waits'; readonly exceptions: readonly ExceptionRecord[] };

/**
 * Works the credit notes of one order in one settlement out again, now that more may be known of the order. They have the same references as
 * in the settlement, so that they are found when they were posted. Dated as their rows while their period is open and its VAT period is not filed,
 * else on the first open day.
 */
export function followUp(input: FollowUpInput): FollowedUp {
	const { waiting, settings } = input;
	const facts = factsOf(input);
	const classified = classifyRows(waiting.rows, classifierFor(input.nominalMap), settings.timeZone, facts.calendar.periodOf);
	const [order, ...others] = standingOrders(facts, classified.rows, 'refunds');
	if (!order || others.length > 0 || classified.held.length > 0)
		throw new RangeError(
			`The waiting credit of order ${waiting.orderId} in settlement ${waiting.settlementId} is not of one order's refunds`,
		);
	const { credited, entries, exceptions } = creditOrder(facts, { ...order, route: 'orders' });
	if (credited === 'us' && entries.length > 0)
		return { state: 'ready', journal: linesOf(entries), plan: planOf(input, facts.header, entries) };
	if (credited === 'byHand' || exceptions.length === 0) return { state: 'byHand' };
	return { state: 'waits', exceptions: exceptions.map((one) => exceptionOfOrder(facts.header, one, input.now)) };
}

function factsOf(input: FollowUpInput): PartFacts {
	const { waiting, settings, series } = input;
	const { filedUntil } = settings.vat;
	const today = localDay(Date.parse(input.now), settings.timeZone);
	const calendar = postingCalendar(input.periods, { today, filedUntil });
	const header: SettlementHeader = {
		settlementId: waiting.settlementId,
		currency: waiting.currency,
		startDate: waiting.date,
		endDate: waiting.date,
		depositDate: waiting.date,
		total: ZERO,
	};
	return {
		header,
		settings,
		series,
		known: knownFacts(input, waiting.settlementId, settings),
		unitsSold: new Map(),
		postOn: dayAfter(filedUntil),
		calendar,
		movesClosed: true,
		dateOf: (period) => (period < waiting.period ? calendar.lastDayOf(period) : waiting.date),
	};
}

function planOf(input: FollowUpInput, { settlementId, currency }: SettlementHeader, entries: readonly Entry[]): PostingPlan {
	const { orderId, gross } = input.waiting;
	const steps = stepsOf(entries, { reference: settlementId, currency });
	const credited = sumMinor(steps.map(({ amount }) => fromDecimal(amount)));
	const whole = decisionOn(input.decisions ?? [], orderId, settlementId)?.amount ?? fromDecimal(gross);
	return {
		planVersion: 1,
		subject: { kind: 'refund', id: settlementId, orderId },
		currency,
		steps,
		identities: [
			equalAmounts('credit notes = refunds that waited, or the part that was decided', credited, whole),
			...periodsBalance(linesOf(entries)),
			planIsJournal(entries, steps),
		],
	};
}
