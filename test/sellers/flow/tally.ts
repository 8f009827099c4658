import { isOld } from '../shop/order';
import { sum } from '../shop/pence';
import type { Simulated } from './simulation';

/** How much of what sellers meet is in a simulation: a promise that holds of nothing at all is none. */
export function tallyOf({ happened, later, company }: Simulated): Record<string, number> {
	const counted = (count: (one: Simulated['happened'][number]) => number) => sum(happened.map(count));
	const fates = (fate: string) => counted(({ refunds }) => refunds.filter((one) => one.fate === fate).length);
	const lines = (wanted: string) =>
		counted(
			({ worked }) => worked.analysis.journal.filter(({ taxCode }) => taxCode === company.settings.taxCodes[wanted as 'zero'].code).length,
		);
	return {
		settlements: happened.length,
		straightThrough: counted(({ worked }) => Number(worked.holds.length === 0)),
		rows: counted(({ worked }) => worked.settlement.rows.length),
		inTwoMonths: counted(({ worked }) =>
			Number(new Set(worked.settlement.rows.map(({ postedAt }) => new Date(postedAt).getUTCMonth())).size > 1),
		),
		debts: counted(({ fortnight }) => Number(fortnight.holds < 0)),
		payoutsReturned: counted(({ fortnight }) => Number(fortnight.returned > 0)),
		ordersPaid: counted(({ fortnight }) => fortnight.paid.length),
		ofBeforeCutOver: counted(({ fortnight }) => fortnight.paid.filter(isOld).length),
		exceptionsOfOrders: counted(({ worked }) => worked.analysis.exceptions.filter(({ holds }) => !holds).length),
		creditsPosted: fates('posted'),
		creditedByHand: fates('byHand'),
		creditsDisagree: fates('creditsDisagree'),
		refundsBeforeCutOver: fates('refundBeforeCutOver'),
		creditsPostedLater: later.length,
		zeroLines: lines('zero'),
		collectedLines: lines('marketplaceCollected'),
		reducedLines: lines('reduced'),
	};
}
