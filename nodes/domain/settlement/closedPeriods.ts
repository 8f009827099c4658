import type { Ledger } from '../books/documents';
import type { Entry } from '../books/entry';
import type { ExceptionFacts } from '../exceptions/kinds';
import { groupBy } from '../lists/groupBy';
import type { Refusal } from '../result';
import type { DateStand, PostingCalendar } from './calendar';
import { heldWithoutRows, type Held } from './held';

const LEDGER_NAMES: Readonly<Record<Ledger, string>> = { cashbook: 'cash book', purchase: 'purchase ledger', sales: 'sales ledger' };

interface Dated {
	readonly date: string;
	readonly secondReference: string;
	readonly stand: DateStand;
}

/** Documents that Sage does not take on their dates, one refusal for each period: it holds the settlement. */
export function closedPeriodHolds(calendar: PostingCalendar, entries: readonly Entry[]): Held[] {
	const refused = standing(calendar, entries, ({ state }) => state !== 'open' && state !== 'future');
	return [...groupBy(refused, nameOf)].map(([name, ofPeriod]) => heldWithoutRows(refusalOf(name, ofPeriod)));
}

/** Documents in a period that begins after today, which Sage takes: their nominal part waits for it. One warning for each period. */
export function futurePeriods(
	calendar: PostingCalendar,
	entries: readonly Entry[],
): Array<Pick<ExceptionFacts, 'message' | 'remedy' | 'detail'>> {
	const early = standing(calendar, entries, ({ state }) => state === 'future');
	return [...groupBy(early, nameOf)].map(([name, ofPeriod]) => ({
		message: `${documentsOf(ofPeriod)} in the accounting period ${periodWords(name, ofPeriod)}, which begins after today: Sage 200 takes them, and may keep their nominal part back until the period opens.`,
		remedy: 'Nothing is to be done, unless the nominal ledger does not show them once the period is open.',
		detail: name,
	}));
}

/** The documents that stand as wanted. There may be tens of thousands, and nearly all stand in an open period. */
function standing(calendar: PostingCalendar, entries: readonly Entry[], isWanted: (stand: DateStand) => boolean): Dated[] {
	const dated: Dated[] = [];
	for (const { head } of entries) {
		const stand = calendar.standOf(head.document, head.date);
		if (isWanted(stand)) dated.push({ date: head.date, secondReference: head.secondReference, stand });
	}
	return dated;
}

const nameOf = ({ date, stand }: Dated): string => ('period' in stand ? stand.period.name : date.slice(0, 7));

const documentsOf = (dated: readonly Dated[]): string =>
	dated.length === 1 ? `${dated[0]?.secondReference} is dated ${dated[0]?.date},` : `${dated.length} documents are dated ${daysOf(dated)},`;

const daysOf = (dated: readonly Dated[]): string => [...new Set(dated.map(({ date }) => date))].sort().join(', ');

function periodWords(name: string, [first]: readonly Dated[]): string {
	if (!first || !('period' in first.stand)) return name;
	const { start, end } = first.stand.period;
	return `${name} (${start} to ${end})`;
}

const ledgersIn = (dated: readonly Dated[]): string =>
	[...new Set(dated.flatMap(({ stand }) => ('ledgers' in stand ? [...stand.ledgers] : [])))]
		.map((ledger) => LEDGER_NAMES[ledger])
		.join(', ');

function refusalOf(name: string, dated: readonly Dated[]): Refusal {
	const [first] = dated;
	if (first?.stand.state === 'unlisted')
		return {
			kind: 'closedPeriod',
			message: `${documentsOf(dated)} and Sage 200 lists no accounting period with that day.`,
			remedy: 'Create the financial year in Sage 200, then run the settlement again.',
			detail: name,
		};
	const where = `in the accounting period ${periodWords(name, dated)}, which`;
	if (first?.stand.state === 'notYet')
		return {
			kind: 'closedPeriod',
			message: `${documentsOf(dated)} ${where} is not open yet in Sage 200 (${ledgersIn(dated)}).`,
			remedy: 'Nothing is to be done: it is posted by the first run after the period is open. Open the period in Sage 200 to post it now.',
			detail: name,
		};
	return {
		kind: 'closedPeriod',
		message: `${documentsOf(dated)} ${where} is closed in Sage 200 (${ledgersIn(dated)}).`,
		remedy:
			'Open the period in Sage 200; or write a day in an open period into postOn of this settlement on the Settlement board; or set closedPeriods to First open day, which holds for all settlements.',
		detail: name,
	};
}
