import type { Ledger } from '../../books/documents';
import { wordOf, type SageRow } from './sageRow';

/** An accounting period of Sage with what Sage said of dates in it. Days are `YYYY-MM-DD`. */
export interface SagePeriod {
	readonly start: string;
	readonly end: string;
	/** Ledgers whose dates Sage takes, or does not take, in it; a ledger that nobody asked about is left out. */
	readonly takes: Readonly<Partial<Record<Ledger, boolean>>>;
}

const LEDGERS: readonly Ledger[] = ['sales', 'purchase', 'cashbook'];

/** Rows of *Period: Get Status* of the Sage 200 node. A row without its days is no period. */
export const readPeriods = (rows: readonly SageRow[]): SagePeriod[] => rows.flatMap(readPeriod);

function readPeriod(row: SageRow): SagePeriod[] {
	const [start, end] = [row.period_start_date, row.period_end_date].map((value) => wordOf(value).slice(0, 10));
	if (![start, end].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day ?? ''))) return [];
	const said = LEDGERS.flatMap((ledger) => {
		const word = wordOf(row[ledger]);
		return word === '' ? [] : [[ledger, !/unacceptable/i.test(word)] as const];
	});
	return [{ start: start ?? '', end: end ?? '', takes: Object.fromEntries(said) }];
}
