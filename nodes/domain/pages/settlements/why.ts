import { groupBy } from '../../lists/groupBy';
import { fromDecimal, subtractMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { cell, type TableRow } from '../../text/tableRow';
import type { Html } from '../html';
import { card } from '../layout';
import { brief, day, minorOf, money } from '../show';
import { table, type Cell } from '../table';
import { movedOn, type StepView } from './planView';
import { proofOf } from './proof';
import type { Reviewed } from './review.types';

/** A reason why a screen of Seller Central shows another figure, with its amount. */
interface Cause {
	readonly what: string;
	readonly why: string;
	readonly amount: Minor;
}

/** Why Seller Central shows something else: every cause that is known of this settlement, each with its amount. */
export function whyCard(reviewed: Reviewed, waiting: readonly TableRow[]): Html {
	const { currency } = reviewed.row;
	const causes = [...reserve(reviewed), ...months(reviewed), ...timing(reviewed), ...transfers(reviewed), ...credits(waiting)];
	const rows = causes.map(({ what, why, amount }): Cell[] => [what, why, money(amount, currency)]);
	const columns = [
		{ head: 'What', kind: 'title' as const, width: 24 },
		{ head: 'Why the figures differ', width: 60 },
		{ head: 'Amount', kind: 'number' as const, width: 16 },
	];
	return card('Why Seller Central may show something else', [table({ caption: 'Causes of differences', columns, rows })]);
}

function reserve(reviewed: Reviewed): Cause[] {
	const { plan } = proofOf(reviewed);
	const change = subtractMinor(plan.closing, plan.opening);
	if (change === 0) return [];
	const why =
		change > 0
			? 'More was held back than released: the activity of the period is higher than the payout.'
			: 'More was released than held back: the payout is higher than the activity of the period.';
	return [{ what: 'Reserve', why, amount: change }];
}

/** Where the settlement lies in two months, what of it is in each. */
function months({ plan }: Reviewed): Cause[] {
	const isOfPeriod = ({ secondReference }: StepView) => !secondReference.startsWith('PAYOUT-');
	const moving = plan.steps.filter((step) => isOfPeriod(step) && movedOn(step, plan.bankCode) !== 0);
	const byMonth = [...groupBy(moving, ({ date }) => date.slice(0, 7))].sort(([one], [other]) => (one < other ? -1 : 1));
	if (byMonth.length < 2) return [];
	return byMonth.map(([month, steps]) => ({
		what: `Cut at the end of ${month}`,
		why: `Posted in ${month}. Reports of Seller Central cut the month in their own time zone, and by other dates than the settlement.`,
		amount: sumMinor(steps.map((step) => movedOn(step, plan.bankCode))),
	}));
}

function timing({ row, view }: Reviewed): Cause[] {
	const paid = minorOf(row.total);
	if (paid === undefined || paid <= 0) return [];
	const why = `The settlement ends on ${day(row.endDate, view)}, and Amazon pays it on ${day(row.depositDate, view)}: until then Seller Central shows it as on its way, and the bank shows nothing.`;
	return [{ what: 'Payout on its way', why, amount: paid }];
}

const transfers = ({ plan }: Reviewed): Cause[] =>
	plan.waiting.map(({ name, amount }) => ({
		what: 'Transfer between accounts',
		why: `Amazon moved it ${brief(name, 80)}; in Sage a person still has to make the transfer.`,
		amount,
	}));

/** Credit notes that wait: their money is posted, their documents are not. */
function credits(waiting: readonly TableRow[]): Cause[] {
	const open = waiting.filter(({ status }) => cell(status) !== '' && !['posted', 'closed'].includes(cell(status).toLowerCase()));
	const amounts = open.map((row) => minorOf(cell(row.gross)) ?? minorOf(cell(row.amount)) ?? ZERO);
	if (open.length === 0) return [];
	const why = `${open.length} credit note${open.length === 1 ? ' waits' : 's wait'} for a decision. The refund is paid and posted; its credit and VAT are not in Sage yet.`;
	return [{ what: 'Credit notes that wait', why, amount: sumMinor([fromDecimal('0'), ...amounts]) }];
}
