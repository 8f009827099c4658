import { addMinor, fromDecimal, ZERO, type Minor } from '../money/money';
import { groupBy } from '../lists/groupBy';
import { cell, type TableRow } from '../text/tableRow';

/** What settlements paid back for an order, over all of them. */
export interface Refunded {
	readonly orderId: string;
	readonly series: string;
	readonly currency: string;
	readonly settled: Minor;
	readonly refunded: Minor;
	/** Last day of the month in which the first refund was settled (`YYYY-MM-DD`); '' where nothing was refunded. */
	readonly refundedOn: string;
}

const amount = (value: unknown): Minor => (/^-?\d+(\.\d{1,2})?$/.test(cell(value)) ? fromDecimal(cell(value)) : ZERO);

/** Rows of *Order money* by order. */
export function refundsOf(rows: readonly TableRow[]): ReadonlyMap<string, Refunded> {
	const named = rows.filter((row) => cell(row.orderId) !== '');
	return new Map([...groupBy(named, (row) => cell(row.orderId))].map(([orderId, own]) => [orderId, sumOf(orderId, own)]));
}

function sumOf(orderId: string, rows: readonly TableRow[]): Refunded {
	const sum = (column: string) => rows.reduce((total, row) => addMinor(total, amount(row[column])), ZERO);
	const periods = rows.filter((row) => amount(row.refunded) > 0).map((row) => cell(row.period));
	const last = rows.at(-1) ?? {};
	return {
		orderId,
		series: cell(last.series),
		currency: cell(last.currency),
		settled: sum('settled'),
		refunded: sum('refunded'),
		refundedOn: lastDayOf(periods.sort()[0] ?? ''),
	};
}

function lastDayOf(period: string): string {
	const [, year, month] = /^(\d{4})-(\d{2})/.exec(period) ?? [];
	return year && month ? new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10) : '';
}

/** Whole days from a day to an instant; 0 where the day is not known. */
export const daysSince = (day: string, now: string): number =>
	day === '' ? 0 : Math.max(0, Math.floor((Date.parse(now) - Date.parse(day)) / 86_400_000));
