import type { ExceptionRecord } from '../exceptions/exception';
import { EXCEPTION_KINDS, isOfWholeRun } from '../exceptions/kinds';
import { FOLLOWED_UP } from '../settlement/desk/openOrders';
import { cell, type TableRow } from '../text/tableRow';
import { isInSage, recordOf, saysSomething } from './refusals';
import type { Item, RunInput } from './run.types';

/** What a run proved of its records. */
interface Proof {
	readonly refusedKeys: ReadonlySet<string>;
	/** Kinds that the bridge or Sage refused a record with in this run. */
	readonly kindsOf: ReadonlyMap<string, ReadonlySet<string>>;
	/** Records that Sage holds whole. */
	readonly inSage: ReadonlySet<string>;
	/** Records that the bridge let through: Sage was asked for them, or shown them in a dry run. */
	readonly passed: ReadonlySet<string>;
	/** Orders for which there is nothing to enter: the bridge left them alone and nobody refused them. */
	readonly nothingToEnter: ReadonlySet<string>;
}

/** Kinds whose proof is that a run of the flow came to its end. */
const OVER_WITH_A_RUN: Readonly<Record<RunInput['flow'], readonly string[]>> = {
	orders: ['settingsUnusable', 'settingsDisagree', 'skuMapUnusable'],
	settlements: ['settingsUnusable', 'settingsDisagree', 'nominalMapUnusable'],
	allocations: ['settingsUnusable', 'settingsDisagree'],
	fba: ['settingsUnusable', 'settingsDisagree'],
	returns: ['settingsUnusable', 'settingsDisagree'],
	stock: ['settingsUnusable', 'settingsDisagree', 'skuMapUnusable'],
	dispatch: ['settingsUnusable', 'settingsDisagree', 'skuMapUnusable', 'courierMapUnusable', 'cursorUnreadable'],
	shipRisk: ['settingsUnusable', 'settingsDisagree'],
};

/** Among what a run judged: it looked whether each series goes on. */
export const ALL_SERIES = 'all series';

const CANCELLED = ['CANCELLED', 'UNFULFILLABLE'];

/** Keys of open exceptions that this run proved to be over. Only records that it looked at count, and only what it proved of them. */
export function solvedKeys(run: RunInput, records: readonly ExceptionRecord[]): string[] {
	const proof = proofOf(run, records);
	const open = run.known.filter((row) => cell(row.status).toLowerCase() === 'open' && cell(row.key) !== '');
	const keys = open.filter((row) => !proof.refusedKeys.has(cell(row.key)) && isOver(row, run, proof)).map((row) => cell(row.key));
	return [...new Set(keys)];
}

function proofOf(run: RunInput, records: readonly ExceptionRecord[]): Proof {
	const kindsOf = new Map<string, Set<string>>();
	for (const { recordId, kind } of records) kindsOf.set(recordId, (kindsOf.get(recordId) ?? new Set()).add(kind));
	const results = run.results.filter(saysSomething);
	const failures = run.failures.filter(saysSomething);
	const ids = (items: readonly Item[]) => new Set(items.map((item) => recordOf(run, item)));
	return {
		refusedKeys: new Set(records.map(({ key }) => key)),
		kindsOf,
		inSage: ids(results.filter(isInSage)),
		passed: new Set([...ids(results), ...ids(failures), ...(run.boardRow ? [run.boardRow.settlementId] : []), ...readReport(run)]),
		nothingToEnter: new Set(
			run.seen
				.filter(isCancelled)
				.map(({ orderId }) => cell(orderId))
				.filter((id) => !kindsOf.has(id)),
		),
	};
}

/** A report that was read is known by its settlement from then on. */
const readReport = ({ settlement }: RunInput): string[] =>
	cell(settlement?.settlementId) === '' ? [] : [cell(settlement?.reportId)].filter((id) => id !== '');

const isCancelled = ({ fulfillment }: Item): boolean =>
	CANCELLED.includes(cell((fulfillment as { fulfillmentStatus?: unknown } | undefined)?.fulfillmentStatus));

function isOver(row: TableRow, run: RunInput, proof: Proof): boolean {
	const [kind, recordId] = [cell(row.kind), cell(row.recordId)];
	if (isOfWholeRun(kind)) return isOverWithRun(row, run, proof);
	if (kind === 'settlementMissing') return run.judged.includes(ALL_SERIES);
	if (cell(row.recordType) === 'order' && cell(row.flow) === 'settlements') return isOverOrder(kind, recordId, run, proof);
	// Packages are judged order by order, each kind by its own flow.
	if (cell(row.recordType) === 'package') return cell(row.flow) === run.flow && run.judged.includes(recordId);
	// Allocations are worked out anew for every order in each run that comes to its end.
	if (cell(row.flow) === 'allocations' && !isOfPosting(kind)) return run.flow === 'allocations' && run.ended === 'done';
	if (cell(row.flow) === 'fba' || cell(row.flow) === 'returns')
		return run.flow === cell(row.flow) && isOverEvent(kind, recordId, run, proof);
	if (cell(row.flow) === 'stock') return run.flow === 'stock' && run.ended === 'done' && run.judged.includes(cell(row.key));
	// The flows share no ids, but a table may hold rows of flows that are not this one.
	if (cell(row.flow) !== run.flow && cell(row.flow) !== 'posting') return false;
	if (proof.inSage.has(recordId)) return true;
	if (proof.nothingToEnter.has(recordId)) return true;
	const now = proof.kindsOf.get(recordId);
	if (isOfPosting(kind)) return kind === 'notSentInTime' && proof.passed.has(recordId) && now !== undefined && !now.has(kind);
	// All refusals of one kind are found together; a kind that is not among them may only be hidden by another.
	return now ? now.has(kind) || (proof.passed.has(recordId) && !isRefusedByBridge(now)) : proof.passed.has(recordId);
}

/** Of an order of a posted settlement: found again by a follow-up while it lasts, or its credit note is posted. */
function isOverOrder(kind: string, recordId: string, run: RunInput, proof: Proof): boolean {
	if (isOfPosting(kind) || kind === 'runFailed') return proof.inSage.has(recordId);
	return FOLLOWED_UP.includes(kind) && run.judged.includes(recordId);
}

/** What stands in Sage otherwise than it should: only a person sees that it was put right. */
const SEEN_BY_PEOPLE = ['postedDiffers', 'postedInOtherPeriod', 'postedTwice', 'undone'];

/** Of the FBA ledger, or of a return: posted, or looked at again and neither found nor sent again. */
const isOverEvent = (kind: string, recordId: string, run: RunInput, proof: Proof): boolean =>
	proof.inSage.has(recordId) || (run.judged.includes(recordId) && !proof.passed.has(recordId) && !SEEN_BY_PEOPLE.includes(kind));

const flowOf = (kind: string): string | undefined => (EXCEPTION_KINDS as Readonly<Record<string, { flow: string }>>)[kind]?.flow;
const isOfPosting = (kind: string): boolean => flowOf(kind) === 'posting';
const isRefusedByBridge = (kinds: ReadonlySet<string>): boolean => [...kinds].some((kind) => !isOfPosting(kind) && !isOfWholeRun(kind));

function isOverWithRun(row: TableRow, run: RunInput, proof: Proof): boolean {
	const [key, kind, recordId] = [cell(row.key), cell(row.kind), cell(row.recordId)];
	if (kind === 'runFailed' && proof.passed.has(recordId)) return true;
	if (run.ended !== 'done') return false;
	if (kind === 'runFailed') return run.workflowId !== '' && key === `runFailed|${run.workflowId}`;
	// Several flows read cursors, each under its own name.
	if (kind === 'leaseLost' || kind === 'cursorUnreadable') return recordId === run.flow;
	return OVER_WITH_A_RUN[run.flow].includes(kind);
}
