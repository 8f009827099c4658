import { readBoard, statusOf, type BoardRow } from '../../settlement/desk/board';
import { html, NOTHING, type Html } from '../html';
import { card, page, type Answer } from '../layout';
import { decideSettlementLink, pageLink } from '../links';
import { namesFrom } from '../names';
import { brief, minorOf, money, period } from '../show';
import { waterfallCard } from './falls';
import { journalCard } from './journal';
import { checksCard, documentsCard, exceptionsCard, provenanceCard, rowFacts, vatCard } from './parts';
import { readDocuments, readPlan } from './planView';
import { proofCard, sentenceOf } from './proof';
import type { Reviewed, ReviewInput } from './review.types';
import { statusBadge } from './status';
import { whyCard } from './why';

/** The page that finance signs: one settlement, beside what Amazon and Sage say of it. */
export function settlementReview(input: ReviewInput): Answer {
	const id = input.query.id ?? '';
	const rows = readBoard(input.board).filter(({ settlementId }) => settlementId === id);
	const [row] = rows;
	if (!row) return unknownSettlement(id, input);
	const reviewed = reviewedOf(row, input);
	return page({
		title: `Settlement ${brief(id, 40)}`,
		active: 'settlement',
		lead: reviewed ? sentenceOf(reviewed) : sentenceWithoutPlan(row),
		body: [
			headline(row, rows.length, input),
			...(reviewed ? whole(reviewed, input) : []),
			exceptionsCard(input, id, row.currency),
			provenanceCard({ row, view: input.view }),
		],
		view: input.view,
	});
}

/** The settlement with its plan; undefined where the board has none, or one that cannot be read. */
export function reviewedOf(row: BoardRow, { settings, view }: Pick<ReviewInput, 'settings' | 'view'>): Reviewed | undefined {
	const plan = readPlan(row.plan);
	return plan && { row, plan, documents: readDocuments(row.documents), names: namesFrom(settings), view };
}

const whole = (reviewed: Reviewed, input: ReviewInput): Html[] => {
	const file = html`<a class="no-print" href="${pageLink('settlement', { id: reviewed.row.settlementId, format: 'csv' })}"
		>Download as CSV</a
	>`;
	return [
		proofCard(reviewed),
		waterfallCard(reviewed),
		whyCard(reviewed, input.waiting),
		documentsCard(reviewed),
		journalCard(reviewed.plan.steps, reviewed.names, file),
		html`<div class="columns">${[vatCard(reviewed), checksCard(reviewed)]}</div>`,
	];
};

function sentenceWithoutPlan({ total, currency, plan, status }: BoardRow): string {
	const paid = minorOf(total);
	const begin = paid === undefined ? 'What Amazon paid is not known' : `Amazon paid ${money(paid, currency)}`;
	if (plan !== '') return `${begin}. The plan on the board cannot be read: somebody has changed it.`;
	return statusOf({ status }) === 'posted'
		? `${begin}; it was posted by hand.`
		: `${begin}; there is no plan, and nothing of it is in Sage.`;
}

function headline(row: BoardRow, rowCount: number, { view }: ReviewInput): Html {
	const status = statusOf(row);
	const dates = period(row.startDate, row.endDate, view);
	const several = rowCount > 1 && html`<p class="unequal">The board has ${rowCount} rows of this settlement; the first is shown.</p>`;
	return card(
		row.series === '' ? dates : `${dates}, series ${brief(row.series, 20)}`,
		[
			several || NOTHING,
			row.message === '' ? NOTHING : html`<p class="remedy">${brief(row.message)}</p>`,
			rowFacts({ row, view }),
			decisions(row.settlementId, status),
		],
		statusBadge(row.status),
	);
}

const CHOICES: Readonly<Record<string, string>> = {
	'awaiting approval': 'Approve, hold or name a date',
	'on hold': 'Release',
	approved: 'Take the approval back',
	posted: 'Undo',
};

function decisions(settlementId: string, status: string | undefined): Html {
	const words = CHOICES[status ?? ''];
	if (words === undefined) return NOTHING;
	return html`<p class="actions"><a class="button" href="${decideSettlementLink(settlementId)}">${words}</a></p>`;
}

const unknownSettlement = (id: string, { view }: ReviewInput): Answer =>
	page({
		title: 'Settlement',
		active: 'settlement',
		lead: id === '' ? 'No settlement was named.' : `The settlement board has no settlement ${brief(id, 40)}.`,
		body: [html`<p><a href="${pageLink('settlements')}">All settlements</a></p>`],
		view,
	});
