import type { TableRow } from '../text/tableRow';
import { isOver } from '../fba/movements';
import { readReturnRows } from './returnsTable';

const DAY_MS = 86_400_000;
/** How far back return reports are read again: rows and deliveries come late. */
const LOOK_BACK_DAYS = 60;

/** From which instant return reports are read (ISO 8601, midnight UTC), back to the oldest return that is open; nothing while returns are off. */
export function returnsFrom(since: string, returns: readonly TableRow[], now: string): string | undefined {
	if (since === '') return undefined;
	const open = readReturnRows(returns)
		.filter((row) => row.channel !== '' && !isOver(row))
		.map(({ returnedOn }) => Date.parse(returnedOn))
		.filter((time) => !Number.isNaN(time));
	const oldest = Math.max(Date.parse(since), Date.parse(now) - 180 * DAY_MS, Math.min(Date.parse(now) - LOOK_BACK_DAYS * DAY_MS, ...open));
	return new Date(oldest - (oldest % DAY_MS)).toISOString();
}
