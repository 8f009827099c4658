import { groupBy } from '../../lists/groupBy';
import { absoluteMinor, addMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { isPosted, readBoard, type BoardRow } from '../../settlement/desk/board';
import type { TableRow } from '../../text/tableRow';
import { namesFrom } from '../names';
import { localDate, type View } from '../show';
import { readDocuments, readPlan, type LineView, type StepView } from '../settlements/planView';
import { stepsInSage } from '../settlements/proof';
import type { Reviewed } from '../settlements/review.types';

export interface MonthEndInput {
	/** Rows of *Settlement board*, all of them: fees are compared over thirteen months. */
	readonly board: readonly TableRow[];
	/** Rows of *Bridge exceptions* that are open. */
	readonly exceptions: readonly TableRow[];
	readonly waiting: readonly TableRow[];
	readonly settings: readonly TableRow[];
	/** `month` as `YYYY-MM`; the month before this one where none is named. */
	readonly query: { readonly month?: string };
	readonly view: View;
}

/** A posted settlement with its plan; without one where a person posted it by hand or spoilt the plan. */
export interface Settled {
	readonly row: BoardRow;
	readonly reviewed: Reviewed | undefined;
}

/** The month that the page is of. */
export function monthOf({ query, view }: Pick<MonthEndInput, 'query' | 'view'>): string {
	if (/^\d{4}-(0[1-9]|1[0-2])$/.test(query.month ?? '')) return query.month ?? '';
	return monthsBefore(localDate(view.now, view).slice(0, 7), 1);
}

/** `2026-11` less one is `2026-10`. */
export function monthsBefore(month: string, count: number): string {
	const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
	return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** All settlements of the board in the order of their ends. */
export function settledOf({ board, settings, view }: MonthEndInput): Settled[] {
	const names = namesFrom(settings);
	return readBoard(board)
		.sort((one, other) => compare(one.endDate, other.endDate) || compare(one.settlementId, other.settlementId))
		.map((row) => {
			const plan = readPlan(row.plan);
			return { row, reviewed: plan && { row, plan, documents: readDocuments(row.documents), names, view } };
		});
}

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

/** Those that posted something in the month, or that Amazon paid in it. */
export const ofMonth = (all: readonly Settled[], month: string, view: View): Settled[] =>
	all.filter(
		({ row, reviewed }) =>
			[row.endDate, row.depositDate].some((date) => localDate(date, view).startsWith(month)) ||
			(reviewed?.plan.steps.some(({ date }) => date.startsWith(month)) ?? false),
	);

/** Amounts of two currencies are never added up: each has its own figures. */
export const currenciesOf = (all: readonly Settled[]): string[] => [...new Set(all.map(({ row }) => row.currency).filter(Boolean))].sort();
export const inCurrency = (all: readonly Settled[], currency: string): Settled[] => all.filter(({ row }) => row.currency === currency);

/** Documents of posted settlements that are dated in a month and that Sage holds. */
export const stepsOfMonth = (all: readonly Settled[], month: string): StepView[] =>
	all.flatMap(({ row, reviewed }) =>
		reviewed && isPosted(row) ? stepsInSage(reviewed.plan.steps, reviewed.documents).filter(({ date }) => date.startsWith(month)) : [],
	);

/** Fees of one account, month by month. */
export interface FeeRow {
	readonly code: string;
	readonly byMonth: readonly Minor[];
	/** More than half as much again as the average of the months before that have any, and by ten pounds at least. */
	readonly jumps: boolean;
}

const MONTHS = 13;
const TEN = 1000;

export const feeMonths = (month: string): string[] => Array.from({ length: MONTHS }, (_, index) => monthsBefore(month, MONTHS - 1 - index));

/** Fees without VAT by nominal account over thirteen months, the largest of the last month first. */
export function feesOf(all: readonly Settled[], month: string): FeeRow[] {
	const months = feeMonths(month);
	const isFee = ({ secondReference }: StepView) => /^(FEES|FEECRN)-/.test(secondReference);
	const lines = months.flatMap((each, index) =>
		stepsOfMonth(all, each)
			.filter(isFee)
			.flatMap((step) => step.lines.map((line) => ({ line, index }))),
	);
	return [...groupBy(lines, ({ line }) => line.nominalCode)]
		.map(([code, own]) => {
			const byMonth = months.map((_, index) => netOf(own.filter((each) => each.index === index).map(({ line }) => line)));
			return { code, byMonth, jumps: jumpsIn(byMonth) };
		})
		.sort((one, other) => (other.byMonth[MONTHS - 1] ?? 0) - (one.byMonth[MONTHS - 1] ?? 0) || compare(one.code, other.code));
}

const netOf = (lines: readonly LineView[]): Minor => sumMinor(lines.map(({ net }) => net));

function jumpsIn(byMonth: readonly Minor[]): boolean {
	const before = byMonth.slice(0, -1).filter((amount) => amount !== 0);
	const last = byMonth[byMonth.length - 1] ?? ZERO;
	if (before.length === 0) return false;
	const sum = before.reduce((total, amount) => addMinor(total, amount), ZERO);
	// last > 1.5 * sum / n, without a fraction
	return 2 * last * before.length > 3 * sum && absoluteMinor(last) * before.length - sum >= TEN * before.length;
}
