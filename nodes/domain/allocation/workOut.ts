import { exceptionOf } from '../exceptions/kinds';
import type { ExceptionRecord } from '../exceptions/exception';
import { groupBy } from '../lists/groupBy';
import { addMinor, subtractMinor, sumMinor, ZERO, type Minor } from '../money/money';
import { isSameInSage } from '../text/sageText';
import type { AllocationPlan, Cash, Money, OpenOrder, OrderDocument, OrderMoney } from './allocation.types';
import { ordersToAsk } from './choose';
import { openOrders } from './openOrders';
import { Outstanding, plansOf, type Match } from './plans';

export interface AllocationInput {
	readonly money: readonly OrderMoney[];
	readonly cash: readonly Cash[];
	readonly documents: readonly OrderDocument[];
	/** Day of the allocations, `YYYY-MM-DD`. */
	readonly date: string;
	/** ISO 8601 instant. */
	readonly now: string;
}

export interface WorkedOut {
	readonly allocations: readonly AllocationPlan[];
	readonly settledNotInvoiced: readonly OpenOrder[];
	readonly invoicedNotSettled: readonly OpenOrder[];
	readonly exceptions: readonly ExceptionRecord[];
}

/**
 * Which amounts of receipts go to which invoices, and of payments to which credit notes, by order: never more than is outstanding on either side, never more than was
 * settled for the order. What is allocated of its documents already counts first, whoever allocated it, so that the same facts give nothing twice. An invoice that
 * is not there yet leaves its money open for a later run.
 */
export function workOutAllocations(input: AllocationInput): WorkedOut {
	const outstanding = new Outstanding([...input.cash, ...input.documents.filter(({ state }) => state === 'posted')]);
	const documents = groupBy(input.documents, ({ orderId }) => orderId);
	const exceptions: ExceptionRecord[] = [];
	const matches: Match[] = [];
	for (const [orderId, rows] of groupBy(input.money, (row) => row.orderId)) {
		const found = matchesOfOrder(rows, documents.get(orderId) ?? [], input.cash, outstanding);
		if (typeof found !== 'string') matches.push(...found);
		else exceptions.push(unclear(orderId, found, rows[0].currency, input.now));
	}
	// Of an order whose receipts are allocated whole nobody asked what is invoiced; of one that is unclear nothing can be said.
	const asked = new Set(ordersToAsk(input.money, input.cash));
	const isUnclear = new Set(exceptions.map(({ recordId }) => recordId));
	const isOpen = ({ orderId }: { readonly orderId: string }) => !isUnclear.has(orderId) && (asked.has(orderId) || documents.has(orderId));
	const lists = openOrders(input.money.filter(isOpen), input.documents.filter(isOpen), outstanding);
	const late = lists.settledNotInvoiced.filter(({ period }) => period !== '' && period < input.now.slice(0, 7));
	return {
		allocations: plansOf(matches, input),
		...lists,
		exceptions: [...exceptions, ...late.map((order) => notInvoiced(order, input.now))],
	};
}

type Rows = readonly OrderMoney[];

/** What goes together in one order; or why nobody can tell, in words. Nothing of such an order is allocated. */
function matchesOfOrder(
	rows: Rows,
	documents: readonly OrderDocument[],
	cash: readonly Cash[],
	outstanding: Outstanding,
): Match[] | string {
	const doubtful = documents.find(({ uncertain }) => uncertain !== '');
	if (doubtful) return `its ${nameOf(doubtful)} is uncertain: ${doubtful.uncertain}`;
	const matches: Match[] = [];
	for (const [side, kind] of [
		['settled', 'invoice'],
		['refunded', 'creditNote'],
	] as const) {
		const found = matchesOfSide(
			rows.map((row) => ({ ...row[side], currency: row.currency, orderId: row.orderId, place: `${row.period}|${row.settlementId}` })),
			documents.filter((document) => document.kind === kind && document.state !== 'waiting'),
			cash,
			outstanding,
		);
		if (typeof found === 'string') return found;
		matches.push(...found);
	}
	for (const { from, to, amount } of matches) outstanding.take(from.urn, to.urn, amount);
	return matches;
}

type Due = Money & { readonly currency: string; readonly orderId: string; readonly place: string };

function matchesOfSide(
	dues: readonly Due[],
	documents: readonly OrderDocument[],
	cash: readonly Cash[],
	outstanding: Outstanding,
): Match[] | string {
	const open = new Map(documents.map((document) => [document, outstanding.of(document.urn)]));
	const used = new Map<string, Minor>();
	let allocated = sumMinor(documents.map(({ gross, outstanding: left }) => subtractMinor(gross, left)));
	const matches: Match[] = [];
	for (const due of [...dues].sort((a, b) => (a.place < b.place ? -1 : 1))) {
		// What is allocated of the documents stands for what was settled first.
		const done = least(allocated, due.amount);
		allocated = subtractMinor(allocated, done);
		const wanted = subtractMinor(due.amount, done);
		if (wanted === 0) continue;
		const from = cashOf(due, cash);
		if (typeof from === 'string') return from;
		if (!from) break;
		const available = least(wanted, subtractMinor(outstanding.of(from.urn), used.get(from.urn) ?? ZERO));
		const taken = take(due, from, available, open);
		if (typeof taken === 'string') return taken;
		matches.push(...taken);
		const sum = sumMinor(taken.map(({ amount }) => amount));
		used.set(from.urn, addMinor(used.get(from.urn) ?? ZERO, sum));
		// In their order only: money of a later settlement, allocated before that of this one, would be taken for this one's by the next run.
		if (sum < wanted) break;
	}
	return matches;
}

/** The receipt or payment that money came with; nothing while it does not show; words where it shows more than once. */
function cashOf({ reference, secondReference }: Due, cash: readonly Cash[]): Cash | string | undefined {
	if (reference === '') return undefined;
	const found = cash.filter((each) => isSameInSage(each.reference, reference) && isSameInSage(each.secondReference, secondReference));
	if (found.length < 2) return found[0];
	return `${reference} ${secondReference} stands in Sage ${found.length} times: URN ${found.map(({ urn }) => urn).join(', ')}`;
}

/** Gives an amount to the open documents, one after the other. */
function take({ orderId, currency }: Due, from: Cash, amount: Minor, open: Map<OrderDocument, Minor>): Match[] | string {
	const matches: Match[] = [];
	let left = amount;
	for (const [to, rest] of open) {
		const part = least(left, rest);
		if (part === 0) continue;
		if (to.customerId !== from.customerId)
			return `its ${nameOf(to)} stands on another customer than ${from.reference} ${from.secondReference}`;
		matches.push({ orderId, currency, from, to, amount: part });
		open.set(to, subtractMinor(rest, part));
		left = subtractMinor(left, part);
	}
	return matches;
}

const least = (a: Minor, b: Minor): Minor => (a < b ? a : b);
const nameOf = ({ kind, documentNo, urn }: OrderDocument): string =>
	`${kind === 'invoice' ? 'invoice' : 'credit note'} ${documentNo || `URN ${urn}`}`;

const unclear = (orderId: string, why: string, currency: string, now: string): ExceptionRecord =>
	exceptionOf(
		'allocationUnclear',
		{
			recordId: orderId,
			message: `Order ${orderId} is not allocated: ${why}.`,
			remedy: 'Put it right in Sage 200, or allocate this order there by hand: what is allocated is found.',
			currency,
		},
		now,
	);

const notInvoiced = ({ orderId, settled, invoiced, difference, period, currency }: OpenOrder, now: string): ExceptionRecord =>
	exceptionOf(
		'settledNotInvoiced',
		{
			recordId: orderId,
			message: `Amazon has settled ${settled} for order ${orderId} (last in ${period}), and Sage 200 has invoiced ${invoiced}.`,
			remedy: 'Invoice the order in Sage 200, or find out why it is not there.',
			amount: difference,
			currency,
		},
		now,
	);
