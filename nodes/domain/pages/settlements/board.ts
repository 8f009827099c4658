import { sumMinor, ZERO } from '../../money/money';
import { readBoard, statusOf, type BoardRow, type BoardStatus } from '../../settlement/desk/board';
import type { TableRow } from '../../text/tableRow';
import { html, type Html } from '../html';
import { card, figures, page, type Answer } from '../layout';
import { decideSettlementLink, pageLink, settlementLink } from '../links';
import { pageOf } from '../paging';
import { brief, counted, minorOf, money, moneyOf, period, sums, type View } from '../show';
import { pager, table, type Cell, type Column } from '../table';
import { statusBadge } from './status';

export interface BoardInput {
	/** Rows of *Settlement board*. */
	readonly board: readonly TableRow[];
	readonly query: { readonly page?: string };
	readonly view: View;
}

const COLUMNS: readonly Column[] = [
	{ head: 'Settlement', kind: 'title', width: 12 },
	{ head: 'Period', width: 17 },
	{ head: 'Amazon paid', kind: 'number', width: 10 },
	{ head: 'Amazon holds', kind: 'number', width: 10 },
	{ head: 'Sage shows', kind: 'number', width: 10 },
	{ head: 'Status', width: 31 },
	{ head: 'Go to', kind: 'links', width: 10 },
];

/** All settlements, the last one first, with what Amazon and Sage say of each. */
export function settlementsBoard({ board, query, view }: BoardInput): Answer {
	const rows = readBoard(board).sort(byEnd);
	const shown = pageOf(rows, query.page ?? '');
	const list = table({ caption: 'Settlements, the last one first', columns: COLUMNS, rows: shown.rows.map((row) => cellsOf(row, view)) });
	return page({
		title: 'Settlements',
		active: 'settlements',
		lead: leadOf(rows),
		body: [
			headFigures(rows),
			card(counted(rows.length, 'settlement'), [list]),
			pager(shown, (number) => pageLink('settlements', { page: number })),
		],
		view,
	});
}

const byEnd = (one: BoardRow, other: BoardRow): number =>
	Number(one.endDate < other.endDate) - Number(one.endDate > other.endDate) || (one.settlementId < other.settlementId ? 1 : -1);

const having = (rows: readonly BoardRow[], ...statuses: readonly BoardStatus[]): BoardRow[] =>
	rows.filter((row) => statuses.some((status) => statusOf(row) === status));

function leadOf(rows: readonly BoardRow[]): string {
	if (rows.length === 0) return 'No settlement has come yet.';
	const [posted, waits, stopped] = [having(rows, 'posted'), having(rows, 'awaiting approval'), having(rows, 'held', 'failed')];
	const parts = [`${posted.length} of ${counted(rows.length, 'settlement')} posted`];
	if (waits.length > 0) parts.push(`${waits.length} ${waits.length === 1 ? 'waits' : 'wait'} for approval`);
	if (stopped.length > 0) parts.push(`${stopped.length} held or failed`);
	return `${parts.join('; ')}.`;
}

const totals = (rows: readonly BoardRow[]): string =>
	sums(rows.map(({ total, currency }) => ({ amount: minorOf(total) ?? ZERO, currency })));

function headFigures(rows: readonly BoardRow[]): Html {
	const [waits, stopped, posted] = [having(rows, 'awaiting approval'), having(rows, 'held', 'failed'), having(rows, 'posted')];
	return figures([
		{
			label: 'Waits for approval',
			value: totals(waits),
			note: counted(waits.length, 'settlement'),
			tone: waits.length > 0 ? 'warn' : 'plain',
		},
		{
			label: 'Held or failed',
			value: totals(stopped),
			note: counted(stopped.length, 'settlement'),
			tone: stopped.length > 0 ? 'bad' : 'good',
		},
		{ label: 'Paid and posted', value: totals(posted), note: counted(posted.length, 'settlement') },
		...latestOfSeries(posted).map(({ series, currency, currentReserve, clearingBalance }) => {
			const [amazon, sage] = [minorOf(currentReserve), minorOf(clearingBalance)];
			const differs = amazon !== undefined && sage !== undefined && amazon !== sage;
			const note = sage === undefined ? 'Sage not read' : `Sage shows ${money(sage, currency)}`;
			return { label: `Amazon holds, ${series || currency}`, value: moneyOf(currentReserve, currency) || '–', note, tone: toneOf(differs) };
		}),
	]);
}

const toneOf = (differs: boolean) => (differs ? ('bad' as const) : ('good' as const));

/** The last settlement of each series; `rows` stand the last one first. */
const latestOfSeries = (rows: readonly BoardRow[]): BoardRow[] => [
	...new Map([...rows].reverse().map((row) => [row.series, row])).values(),
];

function cellsOf(row: BoardRow, view: View): Cell[] {
	const { settlementId, currency, total, currentReserve, clearingBalance, message, status } = row;
	const isWaiting = ['awaiting approval', 'on hold'].includes(statusOf(row) ?? '');
	const difference = differenceOf(currentReserve, clearingBalance);
	return [
		html`<a href="${settlementLink(settlementId)}">${brief(settlementId, 40)}</a
			>${row.series !== '' && html`<br /><span class="small soft">${brief(row.series, 20)}</span>`}`,
		period(row.startDate, row.endDate, view),
		moneyOf(total, currency),
		moneyOf(currentReserve, currency),
		difference === 0 ? moneyOf(clearingBalance, currency) : html`<span class="unequal">${moneyOf(clearingBalance, currency)}</span>`,
		html`${statusBadge(status)}${message !== '' && html`<br /><span class="small">${brief(message, 220)}</span>`}`,
		html`<a href="${settlementLink(settlementId)}" aria-label="Review settlement ${settlementId}">Review</a
			>${isWaiting && html`<a href="${decideSettlementLink(settlementId)}" aria-label="Decide about settlement ${settlementId}">Decide</a>`}`,
	];
}

/** Nought where one of them is not known: that is no difference. */
function differenceOf(amazon: string, sage: string): number {
	const [one, other] = [minorOf(amazon), minorOf(sage)];
	return one === undefined || other === undefined ? 0 : sumMinor([one]) - other;
}
