import { EXCEPTION_KINDS } from '../../exceptions/kinds';
import { OWNER_NAMES, titleOfKind } from '../../exceptions/titles';
import type { ExceptionOwner } from '../../exceptions/exception';
import type { TableRow } from '../../text/tableRow';
import { html, NOTHING, type Html } from '../html';
import { figures, page, type Answer } from '../layout';
import { pageLink } from '../links';
import { pageOf } from '../paging';
import { age, counted, sums, type View } from '../show';
import { pager } from '../table';
import { inOrder, kindsOf } from './causes';
import { kindCard } from './kindCard';
import { atStake, openRows, type DeskRow } from './rows';

export interface DeskInput {
	/** Rows of *Bridge exceptions* that are open. */
	readonly exceptions: readonly TableRow[];
	/** What the address asks for: the rows of one owner, of one kind, a page of them. */
	readonly query: { readonly owner?: string; readonly kind?: string; readonly page?: string };
	readonly view: View;
}

/** The exception desk: what waits for people, by cause, with the remedy of each. */
export function exceptionDesk({ exceptions, query, view }: DeskInput): Answer {
	const all = openRows(exceptions, view);
	const owner = Object.keys(OWNER_NAMES).find((name) => name === query.owner);
	const kind = Object.keys(EXCEPTION_KINDS).find((name) => name === query.kind);
	const chosen = all.filter((row) => (!owner || row.owner === owner) && (!kind || row.kind === kind));
	const kinds = kindsOf(chosen);
	const shown = pageOf(inOrder(kinds), query.page ?? '');
	const cards = kindsOf(shown.rows).map((one) => kindCard(one, kinds.find((whole) => whole.kind === one.kind)?.rows ?? one.rows, view));
	return page({
		title: 'Exceptions',
		active: 'exceptions',
		lead: leadOf(all),
		body: [
			headFigures(all, view),
			ownerChips(all, owner),
			kind ? html`<p>Shown: ${titleOfKind(kind)}. <a href="${pageLink('exceptions', { owner })}">Show all kinds</a></p>` : NOTHING,
			...cards,
			pager(shown, (number) => pageLink('exceptions', { owner, kind, page: number })),
			all.length > 0
				? html`<p class="no-print"><a href="${pageLink('exceptions', { owner, kind, format: 'csv' })}">Download these rows as CSV</a></p>`
				: NOTHING,
		],
		view,
	});
}

function leadOf(rows: readonly DeskRow[]): string {
	if (rows.length === 0) return 'Nothing waits for a person.';
	const overdue = rows.filter(({ urgency }) => urgency === 'overdue').length;
	const late = overdue === 0 ? 'none is overdue' : `${overdue} ${overdue === 1 ? 'is' : 'are'} overdue`;
	return `${counted(rows.length, 'thing')} ${rows.length === 1 ? 'waits' : 'wait'} for a person; ${late}.`;
}

function headFigures(rows: readonly DeskRow[], view: View): Html {
	const having = (urgency: DeskRow['urgency']) => rows.filter((row) => row.urgency === urgency).length;
	const [overdue, today] = [having('overdue'), having('today')];
	const oldest = rows.map(({ since }) => since).sort()[0] ?? '';
	return figures([
		{ label: 'At stake', value: sums(atStake(rows)), note: 'each record once' },
		{ label: 'Overdue', value: String(overdue), tone: overdue > 0 ? 'bad' : 'good' },
		{ label: 'Due today', value: String(today), tone: today > 0 ? 'warn' : 'plain' },
		{ label: 'Oldest', value: rows.length === 0 ? '–' : age(oldest, view) || 'unknown' },
		{ label: 'Holding a record', value: String(rows.filter(({ holds }) => holds).length), note: `of ${rows.length}` },
	]);
}

function ownerChips(rows: readonly DeskRow[], chosen: string | undefined): Html {
	if (rows.length === 0) return NOTHING;
	const chip = (name: string | undefined, label: string, count: number) =>
		html`<li>
			<a href="${pageLink('exceptions', { owner: name })}" ${name === chosen && html` aria-current="true"`}>${label} ${count}</a>
		</li>`;
	const owners = Object.entries(OWNER_NAMES) as ReadonlyArray<readonly [ExceptionOwner, string]>;
	const chips = owners.map(([name, label]) => chip(name, label, rows.filter(({ owner }) => owner === name).length));
	return html`<ul class="chips" aria-label="By owner">
		${[chip(undefined, 'Everybody', rows.length), ...chips]}
	</ul>`;
}
