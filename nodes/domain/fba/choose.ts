import { cell, type TableRow } from '../text/tableRow';
import type { FbaSettings } from '../settings/settings.types';
import { isOver, movementStatus, readMovements } from './movements';

/** Days read before the first one: where units of its rows came from. */
const BEFORE_DAYS = 2;
const DAY_MS = 86_400_000;
/** Amazon keeps 18 months of the ledger. */
const KEPT_DAYS = 540;

/**
 * From which instant the ledger is to be read (ISO 8601, midnight UTC); nothing while FBA adjustments are off. It reaches back to the oldest event that is open, however
 * long that is.
 */
export function ledgerFrom({ since, lookBackDays }: FbaSettings, movements: readonly TableRow[], now: string): string | undefined {
	if (since === '') return undefined;
	const open = readMovements(movements)
		.filter((row) => !isOver(row) && movementStatus(row) !== 'netted')
		.map(({ date }) => Date.parse(cell(date)))
		.filter((time) => !Number.isNaN(time));
	const wanted = Math.min(Date.parse(now) - lookBackDays * DAY_MS, ...open);
	const first = Math.max(wanted, Date.parse(since), Date.parse(now) - KEPT_DAYS * DAY_MS) - BEFORE_DAYS * DAY_MS;
	return new Date(first - (first % DAY_MS)).toISOString();
}
