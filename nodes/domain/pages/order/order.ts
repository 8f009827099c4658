import { titleOfKind } from '../../exceptions/titles';
import { cell, type TableRow } from '../../text/tableRow';
import { openRows } from '../exceptions/rows';
import { html, NOTHING, type Html } from '../html';
import { card, facts, page, type Answer } from '../layout';
import { linksOf } from '../exceptions/kindCard';
import { PAGE_PATHS, settlementLink } from '../links';
import { badge, brief, counted, day, money, moneyOf, timeTag, type View } from '../show';
import { table, type Cell } from '../table';
import { stepsOf } from './steps';

export interface OrderInput {
	/** Rows of this order in *Order trail*, *Order money*, *Bridge exceptions* (open), *Shipments*, *Returns* and *Waiting credits*. */
	readonly trail: readonly TableRow[];
	readonly orderMoney: readonly TableRow[];
	readonly exceptions: readonly TableRow[];
	readonly shipments: readonly TableRow[];
	readonly returns: readonly TableRow[];
	readonly waiting: readonly TableRow[];
	/** `id`: Amazon order id. */
	readonly query: { readonly id?: string };
	readonly view: View;
}

/** The trail of one order by its id, with a box to look for another. */
export function orderPage(input: OrderInput): Answer {
	const id = input.query.id ?? '';
	const row = input.trail.find(({ orderId }) => cell(orderId) === id && id !== '');
	return page({
		title: id === '' ? 'Orders' : `Order ${brief(id, 40)}`,
		active: 'order',
		lead: leadOf(id, row),
		body: [searchBox(id), ...(id === '' ? [] : bodyOf(id, row, input))],
		view: input.view,
	});
}

function leadOf(id: string, row: TableRow | undefined): string {
	if (id === '') return 'Look for an order by its id on Amazon.';
	if (!row) return 'No flow has seen this order. Check the id in Seller Central.';
	const sage = cell(row.sageOrder);
	const settled = cell(row.settlements);
	const parts = [
		sage === '' ? 'Not in Sage' : `In Sage as ${brief(sage, 40)}`,
		cell(row.confirmedAt) !== '' ? 'confirmed as sent' : undefined,
		settled === '' ? 'not settled yet' : `settled in ${brief(settled, 80)}`,
	];
	return `${parts.filter(Boolean).join(', ')}.`;
}

const searchBox = (id: string): Html =>
	html`<form class="search" method="get" action="${PAGE_PATHS.order}" role="search">
		<div>
			<label for="order-id">Amazon order id</label
			><input id="order-id" name="id" value="${brief(id, 40)}" maxlength="40" autocomplete="off" placeholder="202-1234567-1234567" />
		</div>
		<button class="button" type="submit">Look for it</button>
	</form>`;

function bodyOf(id: string, row: TableRow | undefined, input: OrderInput): Html[] {
	return [
		exceptionsOf(id, input),
		...(row ? [stepsCard(row, input.view), factsOf(row)] : []),
		moneyOfOrder(input.orderMoney),
		parcelsOf(input.shipments, input.view),
		returnsOf(input.returns, input.view),
		waitingOf(input.waiting),
	];
}

function exceptionsOf(id: string, { exceptions, view }: OrderInput): Html {
	const rows = openRows(exceptions, view).filter(({ recordId }) => recordId === id);
	if (rows.length === 0) return NOTHING;
	const cells = rows.map((row): Cell[] => [
		titleOfKind(row.kind),
		html`${brief(row.message)}
			<p class="remedy"><b>To put it right:</b> ${brief(row.remedy)}</p>`,
		row.amount === 0 ? '' : money(row.amount, row.currency),
		linksOf(row),
	]);
	const columns = [
		{ head: 'What', kind: 'title' as const, width: 22 },
		{ head: 'What happened', width: 56 },
		{ head: 'At stake', kind: 'number' as const, width: 12 },
		{ head: 'Go to', kind: 'links' as const, width: 10 },
	];
	return card(`Waits for people: ${counted(rows.length, 'thing')}`, [table({ caption: 'Open exceptions', columns, rows: cells })]);
}

/** Each step that was done, with its time, the first one first. */
function stepsCard(row: TableRow, view: View): Html {
	const rows = stepsOf(row).map(({ at, what, more }): Cell[] => [what, timeTag(at, view), brief(more, 200)]);
	const columns = [
		{ head: 'Step', kind: 'title' as const, width: 30 },
		{ head: 'When', width: 22 },
		{ head: 'More', width: 48 },
	];
	return card('Its way', [table({ caption: 'Steps in the order of time', columns, rows })]);
}

function factsOf(row: TableRow): Html {
	const text = (name: string) => brief(cell(row[name]), 80) || '–';
	return card('On Amazon', [
		facts([
			['Marketplace', text('marketplace')],
			['Sent by', { FBM: 'the seller', FBA: 'Amazon' }[cell(row.channel)] ?? text('channel')],
			['Status', text('amazonStatus').toLowerCase().replaceAll('_', ' ')],
		]),
	]);
}

function moneyOfOrder(rows: readonly TableRow[]): Html {
	const list = rows.filter(({ settlementId }) => cell(settlementId) !== '');
	if (list.length === 0) return NOTHING;
	const cells = list.map((row): Cell[] => {
		const id = cell(row.settlementId);
		const amount = (name: string) => moneyOf(cell(row[name]), cell(row.currency));
		return [
			html`<a href="${settlementLink(id)}">${brief(id, 40)}</a>`,
			brief(cell(row.period), 20),
			amount('settled'),
			amount('refunded'),
			creditedBy(cell(row.credited)),
		];
	});
	const columns = [
		{ head: 'Settlement', kind: 'title' as const },
		{ head: 'Period' },
		{ head: 'Settled', kind: 'number' as const },
		{ head: 'Refunded', kind: 'number' as const },
		{ head: 'Refund credited' },
	];
	return card('Money', [table({ caption: 'What settlements moved for it', columns, rows: cells })]);
}

const creditedBy = (credited: string): string => ({ us: 'by us', byHand: 'by hand' })[credited] ?? brief(credited, 40);

function parcelsOf(rows: readonly TableRow[], view: View): Html {
	const list = rows.filter(({ despatchNo }) => cell(despatchNo) !== '');
	if (list.length === 0) return NOTHING;
	const cells = list.map((row): Cell[] => [
		brief(cell(row.despatchNo), 40),
		badge(brief(cell(row.status), 40), cell(row.status) === 'confirmed' ? 'good' : 'warn'),
		brief(cell(row.courier), 60),
		timeTag(cell(row.shipBy), view),
		timeTag(cell(row.confirmedAt), view),
	]);
	const columns = [
		{ head: 'Despatch note', kind: 'title' as const },
		{ head: 'Status' },
		{ head: 'Courier' },
		{ head: 'Ship by' },
		{ head: 'Confirmed' },
	];
	return card('Parcels', [table({ caption: 'Despatch notes and their confirmation', columns, rows: cells })]);
}

function returnsOf(rows: readonly TableRow[], view: View): Html {
	const list = rows.filter(({ returnId }) => cell(returnId) !== '');
	if (list.length === 0) return NOTHING;
	const cells = list.map((row): Cell[] => [
		brief(cell(row.sellerSku), 60),
		brief(cell(row.units), 20),
		brief(cell(row.status), 40),
		day(cell(row.returnedOn), view),
		brief(cell(row.sageReturn), 40),
		brief(cell(row.message), 300),
	]);
	const columns = [
		{ head: 'SKU', kind: 'title' as const },
		{ head: 'Units' },
		{ head: 'Status' },
		{ head: 'Returned' },
		{ head: 'In Sage' },
		{ head: 'Remark' },
	];
	return card('Returns', [table({ caption: 'Goods that came back', columns, rows: cells })]);
}

function waitingOf(rows: readonly TableRow[]): Html {
	const list = rows.filter(({ key }) => cell(key) !== '');
	if (list.length === 0) return NOTHING;
	const cells = list.map((row): Cell[] => [
		html`<a href="${settlementLink(cell(row.settlementId))}">${brief(cell(row.settlementId), 40)}</a>`,
		brief(cell(row.status), 40),
		moneyOf(cell(row.gross), cell(row.currency)),
		brief(cell(row.message), 300),
	]);
	const columns = [
		{ head: 'Settlement', kind: 'title' as const },
		{ head: 'Status' },
		{ head: 'Refund', kind: 'number' as const },
		{ head: 'Remark' },
	];
	return card('Credit notes that wait', [table({ caption: 'Refunds whose credit note waits', columns, rows: cells })]);
}
