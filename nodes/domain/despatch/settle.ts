import type { ExceptionRecord } from '../exceptions/exception';
import { groupBy } from '../lists/groupBy';
import { cell } from '../text/tableRow';
import { confirmed, despatched, type TrailRow } from '../trail/trail';
import type { DespatchContext, PackageToConfirm } from './despatch.types';
import { failedAttempt, held, type Judged } from './judged';
import type { DespatchPlan } from './plan';
import { sentText } from './parcel';
import { minutesAfter, type ShipmentRow, type ShipmentStatus } from './shipments';

type Answer = Readonly<Record<string, unknown>>;

export interface SettleInput extends Pick<DespatchContext, 'settings' | 'now'> {
	readonly plan: DespatchPlan;
	/** What *Order: Confirm Shipment* gave for each package, in the order of the plan; a failed one has `error` and `details`. */
	readonly answers: readonly Answer[];
	/** The queue as it was when the run began: packages of these orders that the run did not touch. */
	readonly shipments: readonly ShipmentRow[];
}

export interface Settled {
	/** Rows of *Shipments* as they stand after sending. */
	readonly rows: readonly ShipmentRow[];
	/** Those of the plan, and what came of sending. */
	readonly exceptions: readonly ExceptionRecord[];
	/** What *Order trail* is to say of these orders. */
	readonly trail: readonly TrailRow[];
	/** For the run log: packages that were due, that Amazon shows now, that wait for a person, that wait for time. */
	readonly counts: {
		readonly fetched: number;
		readonly posted: number;
		readonly alreadyPosted: number;
		readonly held: number;
		readonly pending: number;
	};
}

/** What became of the packages that were sent. A package without an answer stays `due`: the next run looks at Amazon first. */
export function settleDespatches({ plan, answers, shipments, settings, now }: SettleInput): Settled {
	const rows = new Map(plan.rows.map((row) => [row.key, row]));
	const judged = plan.packages.flatMap((each, index): Judged[] => {
		const [row, answer] = [rows.get(each.key), answers[index]];
		return row && answer ? [answered(each, row, answer, { settings, now })] : [];
	});
	const after = judged.map(({ row }) => row);
	const exceptions = judged.flatMap(({ told }) => told ?? []);
	const trail = trailOf([...shipments, ...plan.rows, ...after], new Set([...plan.rows, ...after].map((row) => row.amazonOrderId)), now);
	return { rows: after, exceptions: [...plan.exceptions, ...exceptions], trail, counts: countsOf(plan, after, exceptions) };
}

/** Reasons of Amazon Seller Central's node that go by. Confirming again edits the same package, so an unclear outcome is one of them. */
const PASSING: readonly string[] = [
	'rateLimited',
	'unavailable',
	'noConnection',
	'unreadableAnswer',
	'answerTooLarge',
	'redirected',
	'outcomeUnknown',
	'notSent',
	'cancelled',
	'loginRefused',
	'notAllowed',
];

function answered(sent: PackageToConfirm, row: ShipmentRow, answer: Answer, context: Pick<DespatchContext, 'settings' | 'now'>): Judged {
	if (answer.error !== undefined) return failed(sent, row, answer, context);
	if (cell(answer.orderId) !== sent.orderId || cell(answer.packageReferenceId) !== sent.packageReferenceId) return { row };
	const { now } = context;
	const took = { ...row, sentAt: now, sent: sentText(sent), attempts: row.attempts + 1 };
	if (answer.shown === 'agrees')
		return { row: { ...took, status: 'confirmed', attempts: 0, confirmedAt: row.confirmedAt || now, nextAttemptAt: '' } };
	// What Amazon shows otherwise may be older than what it was told just now.
	return { row: { ...took, status: 'sent', message: 'Amazon took it and does not show it so yet.', nextAttemptAt: minutesAfter(now, 5) } };
}

function failed(sent: PackageToConfirm, row: ShipmentRow, answer: Answer, context: Pick<DespatchContext, 'settings' | 'now'>): Judged {
	const details = (answer.details ?? {}) as Answer;
	const why = cell(details.message) || cell(answer.error);
	const said = [cell(details.code), cell(details.text)].filter(Boolean).join(': ');
	const isPassing = PASSING.includes(cell(details.reason));
	// It may have been done: its units count as told until Amazon shows that it was not.
	const isUnclear = cell(details.reason) === 'outcomeUnknown';
	const tried = isUnclear ? { ...row, sentAt: context.now } : row;
	if (isPassing) return failedAttempt(tried, why, context);
	const message = `Amazon refused the parcel of despatch note ${row.despatchNo} (order ${sent.orderId}): ${said || why}`;
	return held({ ...row, sent: row.sentAt === '' ? '' : row.sent }, 'confirmationRefused', { message, remedy: REFUSED }, context, 'refused');
}

const REFUSED =
	'Look at the order in Seller Central. A parcel that Amazon has closed is corrected there, or not at all; what is wrong in Sage is corrected in Sage, and it is sent again.';

const WAITING: readonly ShipmentStatus[] = ['waiting', 'retry', 'sent'];

function countsOf(plan: DespatchPlan, after: readonly ShipmentRow[], exceptions: readonly ExceptionRecord[]): Settled['counts'] {
	const rows = [...new Map([...plan.rows, ...after].map((row) => [row.key, row])).values()];
	const having = (...statuses: readonly ShipmentStatus[]) => rows.filter(({ status }) => statuses.includes(status)).length;
	const confirmed = after.filter(({ status }) => status === 'confirmed').length;
	const told = new Set([...plan.exceptions, ...exceptions].map(({ key }) => key));
	const isQuiet = rows.filter(({ status }) => WAITING.includes(status)).length;
	return {
		fetched: rows.length,
		posted: confirmed,
		alreadyPosted: having('confirmed', 'elsewhere', 'over') - confirmed,
		held: told.size,
		pending: isQuiet,
	};
}

/** One row for each order of which a package changed: its parcels, and when Amazon knew of all of them. */
function trailOf(rows: readonly ShipmentRow[], changed: ReadonlySet<string>, now: string): TrailRow[] {
	const latest = [...new Map(rows.map((row) => [row.key, row])).values()].filter(({ status }) => status !== 'over');
	const orders = groupBy(
		latest.filter(({ amazonOrderId }) => changed.has(amazonOrderId)),
		({ amazonOrderId }) => amazonOrderId,
	);
	return [...orders].map(([orderId, packages]) => {
		const first = packages.map(({ shipDate, seenAt }) => shipDate || seenAt).sort()[0] ?? now;
		const row = despatched(
			orderId,
			packages.map(({ despatchId }) => String(despatchId)),
			first,
			now,
		);
		const times = packages.map(({ confirmedAt }) => confirmedAt).sort();
		const isAll = packages.every(({ status, confirmedAt }) => status === 'confirmed' && confirmedAt !== '');
		return isAll ? { ...row, ...confirmed(orderId, times.at(-1) ?? now) } : row;
	});
}
