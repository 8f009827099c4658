import type { IDataObject } from 'n8n-workflow';
import { done } from '../../../domain/result';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { askAboutDate, dayOf, type LedgerWord } from './dates';
import type { Posting } from './refusal';

const PERIODS = {
	select: ['accounting_period_id', 'period_number', 'period_start_date', 'period_end_date'],
	orderBy: 'accounting_period_id asc',
};

/** Ledgers that settlements post to; each has a status of its own in a period (Sage 200 help, "Manage accounting periods"). */
const LEDGERS: readonly LedgerWord[] = ['sales', 'purchase', 'cashbook'];

/** Sage lists years ahead and years back; a settlement touches a handful of periods. */
const MOST_ASKED = 36;

/**
 * All accounting periods of Sage. Those from one day to another (`YYYY-MM-DD`) have what `POST /transaction_date_validation` says of the last of these days in
 * them, by ledger (`sales`, `purchase`, `cashbook`), and that day (`asked_date`): `/financial_year_period_views` has no status (financials.json).
 */
export async function periodsWithStatus(
	client: SageClient,
	cache: RunCache,
	{ from, until }: { readonly from: string; readonly until: string },
): Promise<Posting<IDataObject[]>> {
	const listed = await listAll(client, '/financial_year_period_views', PERIODS);
	const isAsked = (period: IDataObject) => dayOf(period.period_end_date) >= from && dayOf(period.period_start_date) <= until;
	const asked = new Set(listed.filter(isAsked).slice(-MOST_ASKED));
	const periods: IDataObject[] = [];
	for (const period of listed) {
		const said = asked.has(period) ? await statusOf(client, cache, period, until) : done({});
		if (!said.ok) return said;
		periods.push({ ...period, ...said.value });
	}
	return done(periods);
}

async function statusOf(client: SageClient, cache: RunCache, period: IDataObject, until: string): Promise<Posting<IDataObject>> {
	const end = dayOf(period.period_end_date);
	const date = end < until ? end : until;
	const said: IDataObject = { asked_date: date };
	for (const ledger of LEDGERS) {
		const answer = await askAboutDate(client, cache, ledger, date);
		if (!answer.ok) return answer;
		said[ledger] = String(answer.value.classification ?? '');
	}
	return done(said);
}
