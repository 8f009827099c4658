import { exceptionOf } from '../exceptions/kinds';
import type { ExceptionRecord } from '../exceptions/exception';
import { sageText } from '../text/sageText';
import { cell } from '../text/tableRow';
import { netLedger, type HeldEvent, type NettedLedger } from './changes';
import { movementHash, type Movement } from './decide';
import type { FbaFacts } from './facts';
import { readLedger, type LedgerEvent } from './ledger';
import { lotsOf, type Lots } from './lots';
import { workOutChange, type Worked } from './change';
import { emptyMovement, isOver, movementStatus, readMovements, settles, type MovementRow } from './movements';
import { itemOf } from './sku';

/** Something that may be posted. */
export interface DecidedMovement extends Movement {
	readonly eventId: string;
	readonly decision: 'post' | 'dryRun';
	readonly dryRun: boolean;
	readonly row: MovementRow;
}

export interface FbaOutcome {
	/** Oldest first: what is found can only come back from what is written off before. */
	readonly decided: readonly DecidedMovement[];
	/** Rows of *FBA movements* that are to be written before anything is sent: new ones, and those that changed. */
	readonly rows: readonly MovementRow[];
	/** Every event that was looked at and whose posting does not settle. */
	readonly judged: readonly string[];
	/** Events that change something, those of them that were over before, and those that wait for their turn. */
	readonly counts: { readonly fetched: number; readonly before: number; readonly pending: number };
	readonly exceptions: readonly ExceptionRecord[];
}

/** What has to be looked up before the adjustments can be worked out: Sage's movements by reference, costs by stock item. */
export function adjustmentNeeds({ settings, ledger, movements, skuMap }: Pick<FbaFacts, 'settings' | 'ledger' | 'movements' | 'skuMap'>) {
	const events = readLedger(ledger);
	const over = new Set(
		readMovements(movements)
			.filter(isOver)
			.map(({ eventId }) => eventId),
	);
	const open = events.filter(
		({ id, date, eventType }) => eventType === 'Adjustments' && date >= settings.fba.since && settings.fba.since !== '' && !over.has(id),
	);
	const items = open.map((event) => itemOf(event, skuMap, events)).flatMap((item) => (item.ok ? [item.value.stockCode] : []));
	return { eventIds: open.map(({ id }) => id), stockCodes: [...new Set(items)] };
}

/** What of the ledger is posted now, what waits and why. Each event stands for itself: one that waits holds no other. */
export function workOutAdjustments(facts: FbaFacts): FbaOutcome {
	const { settings, now } = facts;
	const rows = new Map(readMovements(facts.movements).map((row) => [row.eventId, row]));
	const events = readLedger(facts.ledger);
	const inSage = new Set(facts.inSage.map(({ reference }) => sageText(cell(reference))));
	const isDone = (eventId: string): boolean => isOver(rows.get(eventId) ?? emptyMovement(eventId));
	const net = sinceCutOver(
		netLedger(events, (eventId) => isDone(eventId) || inSage.has(sageText(eventId))),
		settings.fba.since,
	);
	const desk = new Desk(facts, rows);
	const lots = lotsOf([...rows.values()]);
	for (const event of net.netted) desk.netted(event);
	for (const held of net.held) if (!isDone(held.event.id)) desk.held(held);
	for (const change of net.changes) {
		if (isDone(change.event.id)) continue;
		const row = desk.rowOf(change.event);
		if (settles(row, now)) desk.settling(row);
		else desk.worked(workOutChange({ change, row, facts, events, lots }), lots);
	}
	const looked = [...net.changes.map(({ event }) => event), ...net.held.map(({ event }) => event)];
	const over = looked.filter(({ id }) => isDone(id)).length;
	return desk.outcome(looked, net.netted, over);
}

/** Rows from before the first day only tell where units of later rows came from. */
function sinceCutOver({ changes, held, netted }: NettedLedger, since: string): NettedLedger {
	const isNew = ({ date }: LedgerEvent): boolean => since !== '' && (date === '' || date >= since);
	return {
		changes: changes.filter(({ event }) => isNew(event)),
		held: held.filter(({ event }) => isNew(event)),
		netted: netted.filter(isNew),
	};
}

/** Gathers what comes of each event. */
class Desk {
	private readonly decided: DecidedMovement[] = [];
	private readonly written: MovementRow[] = [];
	private readonly exceptions: ExceptionRecord[] = [];
	private readonly unsettled = new Set<string>();
	private pending = 0;
	private without = 0;

	constructor(
		private readonly facts: FbaFacts,
		private readonly rows: ReadonlyMap<string, MovementRow>,
	) {}

	rowOf({ id, date, sku, referenceId, reason, quantity, fnsku, asin, country }: LedgerEvent): MovementRow {
		const kept = this.rows.get(id) ?? emptyMovement(id);
		return { ...kept, date, sellerSku: sku, referenceId, reason, units: String(quantity), fnsku, asin, country };
	}

	netted(event: LedgerEvent): void {
		const row = this.rowOf(event);
		if (!isOver(row))
			this.write({ ...row, status: 'netted', message: 'It cancels with another row of the ledger, or moves nothing in Sage.' });
	}

	held({ event, refusal }: HeldEvent): void {
		const { kind, ...said } = refusal;
		this.exceptions.push(exceptionOf(kind, { recordId: event.id, ...said, remedy: refusal.remedy }, this.facts.now));
		this.write({ ...this.rowOf(event), status: 'held', message: refusal.message });
	}

	/** An unclear outcome settles first: its row stays as it is. */
	settling({ eventId }: MovementRow): void {
		this.unsettled.add(eventId);
		this.pending += 1;
	}

	worked(worked: Worked, lots: Lots): void {
		if (worked.kind === 'refused') {
			this.held(worked.held);
			return;
		}
		if (worked.kind === 'waits') {
			this.pending += 1;
			this.write({ ...worked.row, status: 'held', message: worked.message });
			return;
		}
		if (worked.kind === 'nothing') {
			this.without += 1;
			lots.note(worked.row, true);
			return this.write({ ...worked.row, status: 'netted', message: 'Its units are counted by stocktake, and it has no value.' });
		}
		const { verdict, movement, row } = worked;
		const hash = movementHash(movement);
		const plan = JSON.stringify(movement);
		const { status, message, approvedBy } = verdict;
		const whole = { ...row, status, message, approvedBy, plan, planHash: hash, retryAfter: this.retryAfter(verdict.decision) };
		this.write(whole);
		lots.note(whole, verdict.decision !== 'wait');
		if (verdict.decision === 'wait' || verdict.decision === 'dryRun') this.pending += 1;
		if (verdict.decision === 'wait') return;
		const eventId = row.eventId;
		this.decided.push({ eventId, decision: verdict.decision, dryRun: verdict.decision === 'dryRun', ...movement, row: whole });
	}

	outcome(looked: readonly LedgerEvent[], netted: readonly LedgerEvent[], before: number): FbaOutcome {
		return {
			decided: this.decided,
			rows: this.written,
			judged: [...looked, ...netted].map(({ id }) => id).filter((id) => !this.unsettled.has(id)),
			counts: { fetched: looked.length, before: before + this.without, pending: this.pending },
			exceptions: this.exceptions,
		};
	}

	/** Stands on the row before anything is sent: a run that is killed says nothing more. */
	private retryAfter(decision: 'post' | 'dryRun' | 'wait'): string {
		const { now, settings } = this.facts;
		return decision === 'post' ? new Date(Date.parse(now) + settings.flow.settleMinutes * 60_000).toISOString() : '';
	}

	/** Rows that say what they said before are not written again. */
	private write(row: MovementRow): void {
		const kept = this.rows.get(row.eventId);
		const says = ({ executionId: _e, changedAt: _c, ...rest }: MovementRow) => JSON.stringify(rest);
		if (kept && says(kept) === says(row) && movementStatus(row) !== 'posting') return;
		this.written.push({ ...row, executionId: this.facts.executionId, changedAt: this.facts.now });
	}
}
