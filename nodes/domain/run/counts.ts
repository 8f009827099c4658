import type { ExceptionRecord } from '../exceptions/exception';
import { statusOf, type BoardRow } from '../settlement/desk/board';
import { cell } from '../text/tableRow';
import { isInSage, recordOf, saysSomething } from './refusals';
import type { Cancellations, Counts, Item, RunInput } from './run.types';

const PENDING = ['PENDING', 'PENDING_AVAILABILITY'];

/** Figures of the run log: records, not items. What `counts` says goes before what is counted; the parts of a run are added up. */
export function countsOf(run: RunInput, refusals: readonly ExceptionRecord[], boardRow: BoardRow | null): Counts {
	const parts = oncePerRecord(run.parts.filter(saysSomething));
	const counted = COUNTED[run.flow](run, refusals, boardRow);
	const of = (name: keyof Counts): number => {
		const given = run.counts[name];
		if (given !== undefined && given !== null && given !== '' && Number.isFinite(Number(given))) return Number(given);
		return parts.reduce((sum, part) => sum + (Number(part[name]) || 0), counted[name]);
	};
	return { fetched: of('fetched'), posted: of('posted'), alreadyPosted: of('alreadyPosted'), held: of('held'), pending: of('pending') };
}

/** Amazon lists a settlement under two reports at times: it counts once, as what became of it first. */
function oncePerRecord(parts: readonly Item[]): Item[] {
	const counted = new Set<string>();
	return parts.filter(({ record }) => {
		const id = cell(record);
		const isNew = id === '' || !counted.has(id);
		counted.add(id);
		return isNew;
	});
}

/** Figures of cancellations, of a run of the order import. */
export function cancellationsOf(run: RunInput, refusals: readonly ExceptionRecord[]): { cancellations?: Cancellations } {
	if (run.flow !== 'orders') return {};
	const idsOf = (records: readonly ExceptionRecord[]) => new Set(records.map(({ recordId }) => recordId)).size;
	const cancelled = cancelledIn(run);
	return {
		cancellations: {
			asked: idsOf(refusals.filter(({ kind }) => kind === 'buyerAskedToCancel')),
			done: (run.deleted ?? []).filter(isInSage).length,
			held: idsOf(refusals.filter(({ recordType, recordId }) => recordType === 'order' && cancelled.has(recordId))),
		},
	};
}

const statusOfOrder = ({ fulfillment }: Item): string => cell((fulfillment as Item | undefined)?.fulfillmentStatus);

const cancelledIn = ({ seen }: RunInput): ReadonlySet<string> =>
	new Set(seen.filter((order) => statusOfOrder(order) === 'CANCELLED').map(({ orderId }) => cell(orderId)));

/** Orders that stand on Amazon; cancelled ones are counted apart. */
function ofOrders(run: RunInput, refusals: readonly ExceptionRecord[]): Counts {
	const results = run.results.filter(saysSomething);
	const idsWith = (outcome: string) => new Set(results.filter((item) => item.outcome === outcome).map((item) => recordOf(run, item))).size;
	const inSage = new Set(results.filter(isInSage).map((item) => recordOf(run, item)));
	const held = new Set(refusals.filter(({ recordType }) => recordType === 'order').map(({ recordId }) => recordId));
	const cancelled = cancelledIn(run);
	const seen = run.seen.filter((order) => saysSomething(order) && !cancelled.has(cell(order.orderId)));
	return {
		fetched: new Set(seen.map(({ orderId }) => cell(orderId))).size,
		posted: idsWith('posted'),
		alreadyPosted: idsWith('alreadyPosted'),
		held: [...held].filter((id) => !inSage.has(id) && !cancelled.has(id)).length,
		pending: new Set(seen.filter((order) => PENDING.includes(statusOfOrder(order))).map(({ orderId }) => cell(orderId))).size,
	};
}

/** Of allocations each item is a record of its own. */
function ofAllocations({ results }: RunInput, refusals: readonly ExceptionRecord[]): Counts {
	const said = results.filter(saysSomething);
	const having = (outcome: string) => said.filter((item) => item.outcome === outcome).length;
	const held = new Set(refusals.map(({ recordId }) => recordId)).size;
	return { ...NONE, fetched: said.length, posted: having('posted'), alreadyPosted: having('alreadyPosted'), held };
}

/** Events of the FBA ledger, or returns: what was looked at, was over before and waits stands in `counts`. What holds nothing is not held. */
function ofEvents(run: RunInput, refusals: readonly ExceptionRecord[]): Counts {
	const { results, counts } = run;
	const idsWith = (...outcomes: unknown[]) =>
		new Set(results.filter(({ outcome }) => outcomes.includes(outcome)).map((item) => recordOf(run, item)));
	const inSage = idsWith('posted', 'alreadyPosted');
	const own = refusals.filter(
		({ flow, kind, recordType, holds }) => flow === run.flow && recordType !== 'run' && (holds || kind === 'fbaDrift'),
	);
	const held = new Set(own.map(({ recordId }) => recordId));
	return {
		...NONE,
		posted: idsWith('posted').size,
		alreadyPosted: idsWith('alreadyPosted').size + (Number(counts.before) || 0),
		held: [...held].filter((id) => !inSage.has(id)).length,
	};
}

const NONE: Counts = { fetched: 0, posted: 0, alreadyPosted: 0, held: 0, pending: 0 };

/** A follow-up: the credit notes that waited. */
function ofFollowUp({ followed, results }: RunInput): Counts {
	const waiting = followed.filter(saysSomething);
	const idsWith = (outcome: string) => results.filter((item) => item.outcome === outcome).length;
	const [posted, alreadyPosted] = [idsWith('posted'), idsWith('alreadyPosted')];
	const pending = waiting.filter(({ status }) => status === 'awaiting approval' || status === 'dry run').length;
	return { fetched: waiting.length, posted, alreadyPosted, pending, held: waiting.length - posted - alreadyPosted - pending };
}

function ofSettlement(run: RunInput, row: BoardRow | null): Counts {
	if (!row && run.followed.some(saysSomething)) return ofFollowUp(run);
	const { results, boardRow: decided, refused, failures } = run;
	if (!row)
		return refused.some(({ key, holds }) => cell(key) !== '' && holds !== false) || failures.some(saysSomething)
			? { ...NONE, fetched: 1, held: 1 }
			: NONE;
	const one = { ...NONE, fetched: 1 };
	switch (statusOf(row)) {
		case 'posted': {
			const answers = results.filter(saysSomething);
			const before = answers.every(({ outcome }) => outcome === 'alreadyPosted') || statusOf(decided ?? row) === 'posted';
			return before ? { ...one, alreadyPosted: 1 } : { ...one, posted: 1 };
		}
		case 'awaiting approval':
		case 'dry run':
			return { ...one, pending: 1 };
		default:
			return { ...one, held: 1 };
	}
}

type Counting = (run: RunInput, refusals: readonly ExceptionRecord[], boardRow: BoardRow | null) => Counts;
const COUNTED: Readonly<Record<RunInput['flow'], Counting>> = {
	orders: ofOrders,
	settlements: (run, _refusals, boardRow) => ofSettlement(run, boardRow),
	allocations: ofAllocations,
	fba: ofEvents,
	returns: ofEvents,
	// Its template counts: listings, not items.
	stock: () => NONE,
	// The bridge counts packages itself and gives the figures as `counts`.
	dispatch: () => NONE,
	shipRisk: () => NONE,
};
