import { groupBy } from '../lists/groupBy';
import type { Refusal } from '../result';
import type { LedgerEvent } from './ledger';
import { placeOf, reasonOf, type Effect, type Place } from './reasons';

/** Units that are somewhere else now, or were never there: what of the ledger is to be posted. */
export interface UnitChange {
	/** Ledger row that it stands for; of a change of disposition the row that brings the units in. */
	readonly event: LedgerEvent;
	/** Units on Amazon, positive. */
	readonly units: number;
	readonly from: Place;
	readonly to: Place;
	readonly words: string;
}

export interface HeldEvent {
	readonly event: LedgerEvent;
	readonly refusal: Refusal;
}

export interface NettedLedger {
	/** Oldest first. */
	readonly changes: readonly UnitChange[];
	readonly held: readonly HeldEvent[];
	/** Rows that cancel each other: lost and found under one reference, a move between dispositions that are one place. */
	readonly netted: readonly LedgerEvent[];
}

interface Judged {
	readonly event: LedgerEvent;
	readonly effect: Effect;
	readonly place: 'sellable' | 'unsellable';
	readonly words: string;
	/** Units, positive. */
	readonly units: number;
}

/**
 * What the adjustments come to. Rows of other events are passed over: shipments and returns come through orders and returns, receipts and removals through the
 * seller's own transfers. `isPosted` says which rows Sage or a person has dealt with: such a row is not netted away any more.
 */
export function netLedger(events: readonly LedgerEvent[], isPosted: (eventId: string) => boolean): NettedLedger {
	const held: HeldEvent[] = [];
	const judged: Judged[] = [];
	for (const event of events.filter(({ eventType }) => eventType === 'Adjustments')) {
		const one = judgeEvent(event);
		if ('refusal' in one) held.push({ event, refusal: one.refusal });
		else judged.push(one);
	}
	const conditions = changesOfCondition(judged);
	const real = changesOfUnits(judged, isPosted);
	const swapped = redefined(judged);
	return {
		changes: [...conditions.changes, ...real.changes].sort((a, b) => events.indexOf(a.event) - events.indexOf(b.event)),
		held: [...held, ...conditions.held, ...swapped.held],
		netted: [...conditions.netted, ...real.netted, ...swapped.netted],
	};
}

function judgeEvent(event: LedgerEvent): Judged | HeldEvent {
	const { reason, quantity, disposition, date, sku } = event;
	const unclear = (message: string): HeldEvent => ({
		event,
		refusal: { kind: 'fbaEventUnclear', message: `${namedEvent(event)}: ${message}`, remedy: BY_HAND },
	});
	const known = reasonOf(reason);
	if (!known)
		return {
			event,
			refusal: {
				kind: 'fbaReasonUnknown',
				message: `${namedEvent(event)}: the reason code "${reason.slice(0, 20)}" is not known.`,
				remedy: `Look up in Seller Central what it means, and tell support, so that it gets a rule. ${BY_HAND}`,
				detail: reason.slice(0, 20),
			},
		};
	if (date === '' || sku === '') return unclear('it has no day or no seller SKU.');
	if (!Number.isSafeInteger(quantity) || Math.sign(quantity) !== known.sign)
		return unclear(`a quantity of ${String(quantity)} does not fit its reason code ${reason}.`);
	const place = placeOf(disposition);
	if (!place) return unclear(`the disposition "${disposition.slice(0, 30)}" is not known.`);
	return { event, effect: known.effect, place, words: known.words, units: Math.abs(quantity) };
}

export const BY_HAND =
	'Enter in Sage 200 by hand what it changes, and set the status of its row in FBA movements to closed; until then only this event waits.';

/** How messages name an event: SKU, day and Amazon's reference, no more. */
export const namedEvent = ({ sku, date, referenceId }: LedgerEvent): string =>
	`FBA adjustment ${referenceId || 'without reference'} of ${sku || 'an unnamed SKU'} on ${date || 'an unknown day'}`;

/**
 * Units leave one disposition and enter another: the rows that bring them in take up, under the same reference, those that took them out, oldest first. What has no
 * counterpart yet waits for it.
 */
function changesOfCondition(judged: readonly Judged[]): NettedLedger {
	const legs = judged.filter(({ effect }) => effect === 'conditionOut' || effect === 'conditionIn');
	const parts = [...groupBy(legs, ({ event }) => JSON.stringify([event.fnsku, event.referenceId])).values()].map(pairLegs);
	return {
		changes: parts.flatMap(({ changes }) => changes),
		held: parts.flatMap(({ held }) => held),
		netted: parts.flatMap(({ netted }) => netted),
	};
}

function pairLegs(legs: readonly Judged[]): NettedLedger {
	const outs = legs.filter(({ effect }) => effect === 'conditionOut').map((leg) => ({ leg, left: leg.units }));
	const changes: UnitChange[] = [];
	const held: HeldEvent[] = [];
	const netted: LedgerEvent[] = [];
	for (const leg of legs.filter(({ effect }) => effect === 'conditionIn')) {
		const taken = takeUp(outs, leg.units);
		if (!taken) {
			held.push(incomplete(leg, 'its units do not show as taken out of another disposition yet'));
			continue;
		}
		const moved = taken.filter(({ leg: out }) => out.place !== leg.place).reduce((sum, { units }) => sum + units, 0);
		if (moved === 0) netted.push(leg.event);
		else changes.push({ event: leg.event, units: moved, from: other(leg.place), to: leg.place, words: takenWords(taken) });
	}
	const open = outs.filter(({ left }) => left > 0).map(({ leg }) => incomplete(leg, 'its units do not show in another disposition yet'));
	netted.push(...outs.filter(({ left }) => left === 0).map(({ leg }) => leg.event));
	return { changes, held: [...held, ...open], netted };
}

const other = (place: 'sellable' | 'unsellable') => (place === 'sellable' ? 'unsellable' : 'sellable');
const takenWords = (taken: ReadonlyArray<{ leg: Judged }>): string => [...new Set(taken.map(({ leg }) => leg.words))].join(', ');

/** Takes units off what went out, oldest first; nothing where there are too few. */
function takeUp(outs: Array<{ leg: Judged; left: number }>, units: number): Array<{ leg: Judged; units: number }> | undefined {
	if (outs.reduce((sum, { left }) => sum + left, 0) < units) return undefined;
	const taken: Array<{ leg: Judged; units: number }> = [];
	let wanted = units;
	for (const out of outs) {
		const part = Math.min(out.left, wanted);
		if (part === 0) continue;
		out.left -= part;
		wanted -= part;
		taken.push({ leg: out.leg, units: part });
	}
	return taken;
}

const incomplete = ({ event }: Judged, why: string): HeldEvent => ({
	event,
	refusal: {
		kind: 'fbaPairIncomplete',
		message: `${namedEvent(event)} (${event.reason}): ${why}.`,
		remedy: `Nothing for a day or two: Amazon's rows come late, and the next run finds the other half. If it does not come: ${BY_HAND}`,
	},
});

/** Each row for itself. A loss and a find of the same units on one day under one reference are none, unless one of them is posted already. */
function changesOfUnits(judged: readonly Judged[], isPosted: (eventId: string) => boolean): NettedLedger {
	const real = judged.filter(({ effect }) => effect === 'lost' || effect === 'found' || effect === 'gone');
	const netted = new Set<LedgerEvent>();
	const open = real.filter(({ event, effect }) => effect !== 'gone' && !isPosted(event.id));
	for (const group of groupBy(open, keyOfNetting).values()) {
		const found = group.filter(({ effect }) => effect === 'found');
		const lost = group.filter(({ effect }) => effect === 'lost');
		for (let index = 0; index < Math.min(found.length, lost.length); index++)
			for (const { event } of [found[index], lost[index]].filter((one) => one !== undefined)) netted.add(event);
	}
	const changes = real.filter(({ event }) => !netted.has(event)).map(changeOf);
	return { changes, held: [], netted: [...netted] };
}

const keyOfNetting = ({ event: { date, fnsku, referenceId }, place, units }: Judged): string =>
	JSON.stringify([date, fnsku, referenceId, place, units]);

const changeOf = ({ event, effect, place, words, units }: Judged): UnitChange => {
	if (effect === 'found') return { event, units, from: 'lost', to: place, words };
	return { event, units, from: place, to: effect === 'lost' ? 'lost' : 'gone', words };
};

/** Units that Amazon counts under another SKU now. Sage moves no units between stock items by a transfer, so a person does it. */
function redefined(judged: readonly Judged[]): NettedLedger {
	const rows = judged.filter(({ effect }) => effect === 'redefined');
	const sameSku = groupBy(rows, ({ event, units }) => JSON.stringify([event.date, event.sku, event.referenceId, units]));
	const netted = [...sameSku.values()].filter((group) => group.reduce((sum, { event }) => sum + event.quantity, 0) === 0).flat();
	const held = rows
		.filter((row) => !netted.includes(row))
		.map(({ event }): HeldEvent => ({
			event,
			refusal: {
				kind: 'fbaProductRedefined',
				message: `${namedEvent(event)}: Amazon counts ${Math.abs(event.quantity)} units ${event.quantity > 0 ? 'under this SKU that were under another' : 'of this SKU under another'}.`,
				remedy: `See in Seller Central which two SKUs it is about. ${BY_HAND}`,
			},
		}));
	return { changes: [], held, netted: netted.map(({ event }) => event) };
}
