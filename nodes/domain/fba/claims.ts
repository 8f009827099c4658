import type { ExceptionRecord } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { groupBy } from '../lists/groupBy';
import type { FbaSettings } from '../settings/settings.types';
import { folded } from '../settings/faults';
import { cell, type TableRow } from '../text/tableRow';
import { movementStatus, readMovements, type MovementRow } from './movements';

/** What Amazon paid or gave back for units, as its report of reimbursements has it. */
interface Reimbursement {
	readonly id: string;
	readonly sku: string;
	/** Units, in cash and in stock; negative where it is taken back. */
	readonly units: number;
	readonly day: string;
	readonly pool: 'lost' | 'damaged' | undefined;
	readonly amount: string;
	readonly currency: string;
	/** Of one that takes another back, its id. */
	readonly takesBack: string;
}

export interface ClaimFacts {
	readonly fba: FbaSettings;
	/** Rows of *FBA Inventory: Get Reimbursements*, and of *FBA movements*. */
	readonly reimbursements: readonly TableRow[];
	readonly movements: readonly TableRow[];
	/** Records that the comparison before it has judged. */
	readonly judged: readonly string[];
	/** ISO 8601 instant. */
	readonly now: string;
}

export interface ClaimReport {
	/** Cells of *FBA movements*: units of the event that were paid for, and by which reimbursements. */
	readonly rows: ReadonlyArray<Pick<MovementRow, 'eventId' | 'reimbursed' | 'reimbursements'>>;
	readonly judged: readonly string[];
	readonly exceptions: readonly ExceptionRecord[];
}

/** Units of an event that nothing accounts for yet. */
interface Open {
	readonly row: MovementRow;
	left: number;
	readonly paidBy: string[];
}

const DAY_MS = 86_400_000;

/**
 * Matches reimbursements with losses, per SKU and oldest first: what was found again first, then what Amazon paid. Losses that are old and unpaid are claims, and
 * payments without a loss are looked at, because units that turn up later are taken back.
 */
export function matchClaims({ fba, reimbursements, movements, judged, now }: ClaimFacts): ClaimReport {
	const all = readMovements(movements);
	const paid = withoutReversals(reimbursements.map(readReimbursement)).filter(
		({ id, day }) => id !== '' && fba.since !== '' && day >= fba.since,
	);
	const lost = openOf(all, 'lost');
	const damaged = openOf(all, 'unsellable');
	for (const row of all.filter(({ fromPlace }) => fromPlace === 'lost')) take(lost, row.sellerSku, Math.abs(Number(row.units)), undefined);
	const alone = paid
		.filter(({ pool, units }) => pool !== undefined && units > 0)
		.filter(({ pool, sku, units, id }) => take(pool === 'lost' ? lost : damaged, sku, units, id) > 0);
	const late = lost.filter(({ row, left }) => left > 0 && daysSince(row.date, now) > fba.claimAfterDays);
	return {
		rows: [...lost, ...damaged].filter(({ row, ...open }) => isNews(row, open)).map(cellsOf),
		judged: [...judged, ...lost.map(({ row }) => claimOf(row)), ...paid.map(({ id }) => id)],
		exceptions: [...late.map((open) => unpaid(open, now)), ...alone.map((one) => withoutLoss(one, now))],
	};
}

/** A claim is not the event: that is looked at, and over, by itself. */
const claimOf = ({ eventId }: MovementRow): string => `CLAIM-${eventId}`;

const daysSince = (day: string, now: string): number => Math.floor((Date.parse(now) - Date.parse(day)) / DAY_MS);

/** Which losses Amazon's reasons are about. Other reasons (customer returns, fee corrections, inbound) have no event of their own. */
const POOLS: Readonly<Record<string, 'lost' | 'damaged'>> = { lostwarehouse: 'lost', damagedwarehouse: 'damaged' };

const readReimbursement = (row: TableRow): Reimbursement => ({
	id: cell(row.reimbursementId),
	sku: cell(row.sku),
	units: Number(cell(row.quantityReimbursedTotal)) || 0,
	day: /^\d{4}-\d{2}-\d{2}/.exec(cell(row.approvalDate))?.[0] ?? '',
	pool: POOLS[
		cell(row.reason)
			.toLowerCase()
			.replace(/[^a-z]/g, '')
	],
	amount: cell(row.amountTotal),
	currency: cell(row.currencyUnit),
	takesBack: cell(row.originalReimbursementId),
});

/** What Amazon took back later, as for units that turned up, is not paid any more. */
const withoutReversals = (all: readonly Reimbursement[]): Reimbursement[] =>
	all.map((one) => {
		const back = all.filter(({ takesBack, id }) => takesBack === one.id && id !== one.id);
		return { ...one, units: back.reduce((sum, { units }) => sum - Math.abs(units), one.units) };
	});

/** Events that took units to a place, oldest first; what cancels with another row took none. */
function openOf(rows: readonly MovementRow[], place: 'lost' | 'unsellable'): Open[] {
	return rows
		.filter((row) => row.toPlace === place && row.fromPlace !== 'lost' && movementStatus(row) !== 'netted')
		.map((row) => ({ row, left: Math.abs(Number(row.units)) || 0, paidBy: [] }))
		.sort((a, b) => Number(a.row.date > b.row.date) - Number(a.row.date < b.row.date) || Number(a.row.eventId > b.row.eventId) - 0.5);
}

/** Takes units off the oldest losses of a SKU; gives how many it found no loss for. */
function take(open: readonly Open[], sku: string, units: number, paidBy: string | undefined): number {
	let wanted = units;
	for (const one of open.filter(({ row, left }) => left > 0 && folded(row.sellerSku) === folded(sku))) {
		const part = Math.min(one.left, wanted);
		if (part === 0) break;
		one.left -= part;
		wanted -= part;
		if (paidBy !== undefined) one.paidBy.push(`${part} ${paidBy}`);
	}
	return wanted;
}

const cellsOf = ({ row: { eventId }, paidBy }: Pick<Open, 'row' | 'paidBy'>) => ({
	eventId,
	reimbursed: String(paidBy.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0)),
	reimbursements: [...groupBy(paidBy, (text) => text).keys()].join(', '),
});

const isNews = (row: MovementRow, { paidBy }: Pick<Open, 'paidBy'>): boolean =>
	paidBy.length > 0 && cellsOf({ row, paidBy }).reimbursements !== row.reimbursements;

const unpaid = ({ row, left }: Open, now: string): ExceptionRecord =>
	exceptionOf(
		'fbaLostNotPaid',
		{
			recordId: claimOf(row),
			message: `${left} of ${row.sellerSku} are missing at Amazon since ${row.date} (${row.referenceId}), neither found nor paid for.`,
			remedy:
				'Claim them in Seller Central: most losses can be claimed for 60 days only. If nothing is to be claimed, set this to ignored.',
			amount: row.value,
			currency: row.currency,
			holds: false,
		},
		now,
	);

const withoutLoss = ({ id, sku, units, day, amount, currency }: Reimbursement, now: string): ExceptionRecord =>
	exceptionOf(
		'fbaPaidWithoutLoss',
		{
			recordId: id,
			message: `Amazon reimbursed ${units} of ${sku} on ${day} (${id}), and fewer are missing or damaged in FBA movements.`,
			remedy:
				'They were lost before FBA adjustments began, or the event is still to come: see FBA movements. Amazon takes such a payment back when units turn up. If it is right as it is, set this to ignored.',
			amount,
			currency,
			holds: false,
		},
		now,
	);
