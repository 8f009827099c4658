import { groupBy, type NonEmpty } from '../lists/groupBy';
import { minorUnits, subtractMinor, sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import type { AllocationPlan, Cash, OrderDocument } from './allocation.types';

/** An amount of a receipt or payment that goes to a document of an order. */
export interface Match {
	readonly orderId: string;
	readonly currency: string;
	readonly from: Cash;
	readonly to: OrderDocument;
	readonly amount: Minor;
}

/** What is still outstanding of each transaction while amounts are taken from it. */
export class Outstanding {
	private readonly left = new Map<string, Minor>();

	constructor(transactions: ReadonlyArray<{ readonly urn: string; readonly outstanding: Minor }>) {
		for (const { urn, outstanding } of transactions) this.left.set(urn, outstanding);
	}

	of(urn: string): Minor {
		return this.left.get(urn) ?? ZERO;
	}

	take(from: string, to: string, amount: Minor): void {
		for (const urn of [from, to]) this.left.set(urn, subtractMinor(this.of(urn), amount));
	}
}

/** Documents in one call: Sage works a whole allocation at once, and reads each transaction. */
const DOCUMENTS_PER_CALL = 50;

/**
 * The calls that realise the matches: some documents of one receipt or payment each. `outstanding` of a line is what stands open once the calls before it are done, so
 * that a call whose predecessor failed finds another figure and stops.
 */
export function plansOf(
	matches: readonly Match[],
	{ cash, documents, date }: { cash: readonly Cash[]; documents: readonly OrderDocument[]; date: string },
): AllocationPlan[] {
	const outstanding = new Outstanding([...cash, ...documents.filter(({ state }) => state === 'posted')]);
	return [...groupBy(matches, ({ from }) => from.urn).values()].flatMap((ofCash) => {
		const parts: AllocationPlan[] = [];
		for (let from = 0; from < ofCash.length; from += DOCUMENTS_PER_CALL) {
			const [first, ...others] = ofCash.slice(from, from + DOCUMENTS_PER_CALL);
			if (first) parts.push(planOf([first, ...others], date, outstanding));
		}
		return parts;
	});
}

function planOf(matches: NonEmpty<Match>, date: string, outstanding: Outstanding): AllocationPlan {
	const [{ from, to: first, currency }] = matches;
	const total = sumMinor(matches.map(({ amount }) => amount));
	const line = (urn: string, amount: Minor) => ({ urn, amount: toDecimal(amount), outstanding: toDecimal(outstanding.of(urn)) });
	const amounts = new Map<string, Minor>();
	for (const { to, amount } of matches) amounts.set(to.urn, minorUnits((amounts.get(to.urn) ?? 0) + amount));
	const lines = [line(from.urn, total), ...[...amounts].map(([urn, amount]) => line(urn, amount))];
	for (const { to, amount } of matches) outstanding.take(from.urn, to.urn, amount);
	return {
		customerReference: first.customerReference,
		currency,
		date,
		amount: toDecimal(total),
		orderIds: [...new Set(matches.map(({ orderId }) => orderId))],
		lines,
	};
}
