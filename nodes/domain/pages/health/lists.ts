import { groupBy } from '../../lists/groupBy';
import { readBoard, type BoardRow } from '../../settlement/desk/board';
import { cell, instantOf, type TableRow } from '../../text/tableRow';
import { html, NOTHING, type Html } from '../html';
import { card } from '../layout';
import { orderLink, settlementLink } from '../links';
import { PAGE_SIZE } from '../paging';
import { badge, brief, moment, timeTag, type Tone, type View } from '../show';
import { table, type Cell } from '../table';

/** Rows of a list as it stands on this page: the first fifty, and how many there are. */
const listCard = (heading: string, rows: readonly Cell[][], heads: readonly string[], none: string): Html => {
	if (rows.length === 0) return card(heading, [html`<p>${none}</p>`]);
	const columns = heads.map((head, index) => (index === 0 ? { head, kind: 'title' as const } : { head }));
	const more = rows.length > PAGE_SIZE ? html`<p class="soft">The first ${PAGE_SIZE} of ${rows.length} are shown.</p>` : NOTHING;
	return card(`${heading}: ${rows.length}`, [table({ caption: heading, columns, rows: rows.slice(0, PAGE_SIZE) }), more]);
};

const RISKS: Readonly<Record<string, readonly [string, Tone]>> = {
	late: ['late', 'bad'],
	today: ['today', 'warn'],
	blocked: ['blocked', 'warn'],
};

export const shipRiskRows = (rows: readonly TableRow[]): TableRow[] => rows.filter(({ amazonOrderId }) => cell(amazonOrderId) !== '');

/** Orders that are late, due today or blocked. */
export function shipRiskCard(rows: readonly TableRow[], view: View): Html {
	const cells = shipRiskRows(rows).map((row): Cell[] => {
		const [words, tone] = RISKS[Object.hasOwn(RISKS, cell(row.risk)) ? cell(row.risk) : ''] ?? [brief(cell(row.risk), 20), 'plain'];
		const id = cell(row.amazonOrderId);
		return [
			html`<a href="${orderLink(id)}">${brief(id, 40)}</a>`,
			badge(words, tone),
			timeTag(cell(row.shipBy), view),
			brief(cell(row.why), 300),
		];
	});
	return listCard('Ship risks', cells, ['Order', 'Risk', 'Ship by', 'Why'], 'No order is late, due today or blocked.');
}

/** Listings that Amazon shows otherwise than they should be, or refuses; stock items of FBA that differ. */
export function stockDifferences(listings: readonly TableRow[], drift: readonly TableRow[]): Cell[][] {
	const ofListings = listings
		.filter((row) => cell(row.difference) !== '' || cell(row.state) === 'refused')
		.map((row): Cell[] => [brief(cell(row.sellerSku), 60), 'Listing', brief(cell(row.message) || cell(row.difference), 300)]);
	const ofFba = drift
		.filter((row) => cell(row.status) === 'differs')
		.map((row): Cell[] => [brief(cell(row.stockCode), 60), 'FBA stock', brief(cell(row.message), 300)]);
	return [...ofListings, ...ofFba];
}

export const stockCard = (rows: readonly Cell[][]): Html =>
	listCard('Stock differences', rows, ['Item', 'Where', 'What differs'], 'Amazon shows what it should, and FBA stock agrees.');

/** A settlement that is not there between two others of a series. */
export interface Gap {
	readonly before: BoardRow;
	readonly after: BoardRow;
}

const MINUTE = 60_000;

/** Between neighbours of a series whose end and start lie more than a minute apart. */
export function gapsOf(board: readonly TableRow[]): Gap[] {
	const dated = readBoard(board).filter(({ series, startDate, endDate }) => series !== '' && instantOf(startDate) && instantOf(endDate));
	return [...groupBy(dated, ({ series }) => series).values()].flatMap((ofSeries) => {
		const rows = [...ofSeries].sort((one, other) => Date.parse(one.startDate) - Date.parse(other.startDate));
		return rows.flatMap((after, index) => {
			const before = rows[index - 1];
			return before && Date.parse(after.startDate) - Date.parse(before.endDate) > MINUTE ? [{ before, after }] : [];
		});
	});
}

export function gapsCard(gaps: readonly Gap[], view: View): Html {
	const cells = gaps.map(({ before, after }): Cell[] => [
		brief(after.series, 30),
		html`${moment(before.endDate, view)} – ${moment(after.startDate, view)}`,
		html`<a href="${settlementLink(before.settlementId)}">${brief(before.settlementId, 40)}</a> and
			<a href="${settlementLink(after.settlementId)}">${brief(after.settlementId, 40)}</a>`,
	]);
	return listCard(
		'Settlements missing',
		cells,
		['Series', 'Not there', 'Between'],
		'Each settlement takes up where the one before it ended.',
	);
}

/** Which run holds its turn, and until when. */
export function leasesCard(leases: readonly TableRow[], view: View): Html {
	const held = leases.filter(({ holder }) => cell(holder) !== '');
	const cells = held.map((row): Cell[] => {
		const ended = Number(cell(row.heldUntil)) < Date.parse(view.now);
		return [
			brief(cell(row.lease), 30),
			html`Run ${brief(cell(row.holder), 40)}`,
			timeTag(cell(row.heldSince), view),
			html`${timeTag(cell(row.heldUntilText), view)} ${ended ? badge('ended, the next run takes it', 'warn') : NOTHING}`,
		];
	});
	return listCard('At work now', cells, ['Flow', 'Run', 'Since', 'Until'], 'No run is at work.');
}
