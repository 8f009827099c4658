import { OWNER_NAMES } from '../../exceptions/titles';
import { html, NOTHING, type Html } from '../html';
import { card } from '../layout';
import { executionLink, orderLink, settlementLink } from '../links';
import { badge, brief, counted, moment, money, span, sums, type Tone, type View } from '../show';
import { table, type Cell, type Column } from '../table';
import type { Kind } from './causes';
import { atStake, type DeskRow } from './rows';

const COLUMNS: readonly Column[] = [
	{ head: 'Record', kind: 'title', width: 20 },
	{ head: 'What happened', width: 42 },
	{ head: 'At stake', kind: 'number', width: 9 },
	{ head: 'Due', width: 14 },
	{ head: 'Owner', kind: 'short', width: 8 },
	{ head: 'Go to', kind: 'links', width: 7 },
];

/** The rows of one kind that stand on this page; `whole` are all rows of the kind, for its figures. */
export function kindCard({ title, shared, single }: Kind, whole: readonly DeskRow[], view: View): Html {
	const stake = sums(atStake(whole));
	const aside = html`<span class="soft">${counted(whole.length, 'row')}${stake !== '–' && html`, ${stake} at stake`}</span>`;
	const causes = shared.map(({ remedy, rows }) => html`${remedyOf(remedy)}${rowsTable(title, rows, view, false)}`);
	return card(title, [...causes, single.length > 0 ? rowsTable(title, single, view, true) : NOTHING], aside);
}

const remedyOf = (remedy: string): Html => (remedy === '' ? NOTHING : html`<p class="remedy"><b>To put it right:</b> ${brief(remedy)}</p>`);

const rowsTable = (title: string, rows: readonly DeskRow[], view: View, withRemedy: boolean): Html =>
	table({
		caption: `${title}: ${counted(rows.length, 'record')}`,
		columns: COLUMNS,
		rows: rows.map((row) => cellsOf(row, view, withRemedy)),
	});

function cellsOf(row: DeskRow, view: View, withRemedy: boolean): Cell[] {
	return [
		recordOf(row),
		html`${brief(row.message)}${withRemedy && remedyOf(row.remedy)}`,
		row.amount === 0 ? '' : money(row.amount, row.currency),
		dueOf(row, view),
		OWNER_NAMES[row.owner],
		linksOf(row),
	];
}

const WORDS: Readonly<Record<string, string>> = {
	order: 'Order',
	package: 'Order',
	settlement: 'Settlement',
	fbaEvent: 'FBA event',
	reimbursement: 'Reimbursement',
	stockItem: 'Stock item',
	return: 'Return',
	listing: 'Listing',
	posting: 'Posting',
	run: 'Run',
	settings: 'Settings',
};

/** What it is about, with a link to where more is known of it. */
function recordOf({ recordType, recordId, holds }: DeskRow): Html {
	const word = Object.hasOwn(WORDS, recordType) ? WORDS[recordType] : '';
	const waits = holds ? html` ${badge('waits', 'plain')}` : NOTHING;
	const id = brief(recordId, 60);
	if (recordType === 'order' || recordType === 'package') return html`${word} <a href="${orderLink(recordId)}">${id}</a>${waits}`;
	if (recordType === 'settlement') return html`${word} <a href="${settlementLink(recordId)}">${id}</a>${waits}`;
	return html`${word} ${id}${waits}`;
}

const TONES: Readonly<Record<DeskRow['urgency'], Tone>> = { overdue: 'bad', today: 'warn', later: 'plain', unknown: 'plain' };

function dueOf({ dueAt, urgency }: DeskRow, view: View): Html {
	if (urgency === 'unknown') return html`${brief(dueAt, 40)}`;
	const apart = Math.abs(Date.parse(dueAt) - Date.parse(view.now));
	const words = urgency === 'overdue' ? `${span(apart)} overdue` : `in ${span(apart)}`;
	return html`${badge(words, TONES[urgency])}<br /><time class="small soft" datetime="${dueAt}">${moment(dueAt, view)}</time>`;
}

/** The run of n8n that said so last. */
export function linksOf({ workflowId, executionId }: Pick<DeskRow, 'workflowId' | 'executionId'>): Html {
	const run = executionLink(workflowId, executionId);
	return run === undefined ? NOTHING : html`<a href="${run}" aria-label="Run ${executionId} in n8n">Run</a>`;
}
