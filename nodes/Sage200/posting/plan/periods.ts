import type { IDataObject } from 'n8n-workflow';
import type { PlanStep } from '../../../domain/books/plan.types';
import { textOf } from '../../../domain/text/textOf';
import { listAll, listAnyOf } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { dayOf } from '../door/dates';
import type { PostingContext } from '../door/context';
import type { StepReport } from './postSteps';

/** A document that stands in another accounting period than its date. Periods as their first and last day. */
export interface MovedPeriod {
	readonly secondReference: string;
	readonly urn: string;
	readonly date: string;
	/** Period of its date. */
	readonly dated: string;
	/** Period in which the nominal ledger has it. */
	readonly posted: string;
}

/**
 * Which documents that were posted now the nominal ledger has in another period than that of their date: where a period is closed for a module, Sage may take the
 * posting and put it into the next open one, without a word. A ledger that does not show all of them is asked once more, after the pause of the looks; a document that it
 * does not have then (waiting postings, a period that is not open yet) says nothing. Never throws: what was posted must not be hidden by a read that fails; `undefined` when Sage could not be read.
 */
export async function movedPeriods(
	{ client, cache, policy }: PostingContext,
	steps: readonly PlanStep[],
	reports: readonly StepReport[],
): Promise<MovedPeriod[] | undefined> {
	const posted = reports.filter(({ outcome }) => outcome === 'posted');
	try {
		const periods = await cache.remember('periods', async () => await listAll(client, '/financial_year_period_views', PERIODS));
		const urns = posted.flatMap(({ urn }) => urnsOf(urn));
		const first = await entriesOf(client, urns);
		const rows = haveAll(first, urns) ? first : await policy.wait(policy.pauseMs).then(async () => await entriesOf(client, urns));
		return posted.flatMap((report) => movedOf(report, steps, rows, periods));
	} catch {
		return undefined; // said by the caller: nothing is known of the periods
	}
}

const PERIODS = { select: ['accounting_period_id', 'period_start_date', 'period_end_date'], orderBy: 'accounting_period_id asc' };
const ENTRIES = { select: ['id', 'urn', 'accounting_period_id'], orderBy: 'id asc' };
const entriesOf = async (client: SageClient, urns: readonly number[]): Promise<IDataObject[]> =>
	await listAnyOf(client, '/nominal_transaction_enquiry_views', ENTRIES, 'urn', urns);
const haveAll = (rows: readonly IDataObject[], urns: readonly number[]): boolean =>
	urns.every((urn) => rows.some((row) => Number(row.urn) === urn));
const urnsOf = (urn: string): number[] => urn.split(', ').map(Number).filter(Number.isSafeInteger);

function movedOf(
	{ step, secondReference, urn }: StepReport,
	steps: readonly PlanStep[],
	rows: readonly IDataObject[],
	periods: readonly IDataObject[],
): MovedPeriod[] {
	const date = steps.find((each) => each.step === step)?.date ?? '';
	const own = periods.find((period) => dayOf(period.period_start_date) <= date && date <= dayOf(period.period_end_date));
	const entry = rows.find(
		(row) => urnsOf(urn).includes(Number(row.urn)) && textOf(row.accounting_period_id) !== textOf(own?.accounting_period_id),
	);
	if (!own || !entry) return [];
	const other = periods.find((period) => textOf(period.accounting_period_id) === textOf(entry.accounting_period_id));
	return [{ secondReference, urn, date, dated: nameOf(own), posted: nameOf(other) }];
}

const nameOf = (period: IDataObject | undefined): string =>
	period ? `${dayOf(period.period_start_date)} to ${dayOf(period.period_end_date)}` : 'a period that Sage 200 does not list';
