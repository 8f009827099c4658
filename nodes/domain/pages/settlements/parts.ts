import { titleOfKind } from '../../exceptions/titles';
import { cell } from '../../text/tableRow';
import { html, NOTHING, type Html } from '../html';
import { card, facts } from '../layout';
import { linksOf } from '../exceptions/kindCard';
import { orderLink, pageLink } from '../links';
import { badge, brief, counted, day, minorOf, moment, money, moneyOf, plainMoney } from '../show';
import { table, type Cell } from '../table';
import { openRows } from '../exceptions/rows';
import { DOCUMENT_WORDS } from '../../books/documentWords';
import { isInSage, type PostedView } from './planView';
import type { ReviewInput, Reviewed } from './review.types';
import { boxesOf, vatRows } from './vat';

/** Documents with the numbers that Sage gave them. */
export function documentsCard({ plan, documents, names, view }: Reviewed): Html {
	const rows = plan.steps.map((step): Cell[] => {
		const posted = documents.find(
			({ secondReference, document }) => secondReference === step.secondReference && document === step.document,
		);
		const account = [step.account, step.bankCode, step.bankToCode].filter(Boolean).map(names.of).join(' → ');
		return [
			posted?.urn ?? '',
			html`${DOCUMENT_WORDS[step.document]}<br /><span class="small soft">${brief(step.secondReference, 40)}</span>`,
			day(step.date, view),
			html`${brief(account, 120)}<br /><span class="small soft">${brief(step.narrative, 120)}</span>`,
			plainMoney(step.amount),
			outcomeOf(posted),
		];
	});
	const columns = [
		{ head: 'URN', kind: 'short' as const, width: 9 },
		{ head: 'Document', width: 22 },
		{ head: 'Date', kind: 'short' as const, width: 12 },
		{ head: 'Account', width: 32 },
		{ head: 'Amount', kind: 'number' as const, width: 11 },
		{ head: 'In Sage', width: 14 },
	];
	return card(`Documents: ${plan.steps.length}`, [table({ caption: 'Documents with their numbers in Sage', columns, rows })]);
}

function outcomeOf(posted: PostedView | undefined): Html {
	if (!posted) return badge('not yet', 'plain');
	return isInSage(posted) ? badge('read back', 'good') : badge(brief(posted.outcome, 30), 'warn');
}

/** VAT by month, role and side, and the boxes of the VAT return that it comes to. */
export function vatCard({ plan, names }: Reviewed): Html {
	const rows = vatRows(plan.steps, names);
	if (rows.length === 0) return card('VAT', [html`<p>None of its documents has VAT.</p>`]);
	const boxes = [...new Set(rows.map(({ month }) => month))].map((month) => {
		const { box1, box4, box6, box7 } = boxesOf(rows.filter((row) => row.month === month));
		return [month, plainMoney(box1), plainMoney(box4), plainMoney(box6), plainMoney(box7)];
	});
	const number = (head: string) => ({ head, kind: 'number' as const });
	return card('VAT', [
		table({
			caption: 'VAT by month, role and side',
			columns: [{ head: 'Month', kind: 'short' }, { head: 'Role' }, { head: 'Side' }, number('Net'), number('VAT')],
			rows: rows.map(({ month, role, side, net, tax }) => [
				month,
				role,
				side === 'input' ? 'Input, taken back' : 'Output, owed',
				plainMoney(net),
				plainMoney(tax),
			]),
		}),
		table({
			caption: 'Boxes of the VAT return',
			columns: [{ head: 'Month', kind: 'short' }, number('Box 1'), number('Box 4'), number('Box 6'), number('Box 7')],
			rows: boxes,
		}),
		html`<p class="small soft">Of these documents alone. The VAT of orders is on the invoices that Sage makes of them.</p>`,
	]);
}

/** Identities that were held before anything was posted. */
export function checksCard({ plan }: Reviewed): Html {
	const rows = plan.checks.map(({ name, holds, left, right }): Cell[] => [
		brief(name, 120),
		brief(left, 60),
		brief(right, 60),
		holds ? html`<span class="equal">✓ holds</span>` : html`<span class="unequal">✗ does not hold</span>`,
	]);
	const columns = [
		{ head: 'What must be equal', kind: 'title' as const, width: 46 },
		{ head: 'One side', kind: 'number' as const, width: 20 },
		{ head: 'Other side', kind: 'number' as const, width: 20 },
		{ head: 'Result', kind: 'number' as const, width: 14 },
	];
	return card('Checks', [table({ caption: 'Identities', columns, rows })]);
}

/** Open exceptions of the settlement and of the orders in it. */
export function exceptionsCard({ exceptions, orderMoney, view }: ReviewInput, settlementId: string, currency: string): Html {
	const orders = new Set(orderMoney.map(({ orderId }) => cell(orderId)).filter(Boolean));
	const rows = openRows(exceptions, view).filter(({ recordId }) => recordId === settlementId || orders.has(recordId));
	if (rows.length === 0) return card('Exceptions', [html`<p>None is open, neither of the settlement nor of an order in it.</p>`]);
	const cells = rows
		.slice(0, 50)
		.map((row): Cell[] => [
			html`<b>${titleOfKind(row.kind)}</b><br />${brief(row.message, 300)}<br /><span class="soft">${brief(row.remedy, 300)}</span>`,
			row.recordId === settlementId ? 'Settlement' : html`<a href="${orderLink(row.recordId)}">${brief(row.recordId, 40)}</a>`,
			row.amount === 0 ? '' : money(row.amount, row.currency || currency),
			linksOf(row),
		]);
	const columns = [
		{ head: 'What happened', width: 58 },
		{ head: 'Record', width: 22 },
		{ head: 'At stake', kind: 'number' as const, width: 12 },
		{ head: 'Go to', kind: 'links' as const, width: 8 },
	];
	const more = rows.length > 50 ? html`<p><a href="${pageLink('exceptions')}">All of them on the exception desk</a></p>` : NOTHING;
	return card(`Exceptions: ${counted(rows.length, 'row')}`, [table({ caption: 'Open exceptions', columns, rows: cells }), more]);
}

/** Where it came from, who approved it, and by which marks exactly this plan is known again. */
export function provenanceCard({ row, view }: Pick<Reviewed, 'row' | 'view'>): Html {
	const known = (text: string, fallback: string): string => (text === '' ? fallback : brief(text, 160));
	return card('Where it comes from', [
		facts([
			['Amazon’s reports', known(row.reportIds, 'none: the file was uploaded')],
			['Plan', row.planHash === '' ? 'none' : html`<code>${row.planHash}</code>`],
			['Approved by', known(row.approvedBy, 'nobody; in the modes Auto and Dry run nobody is asked')],
			['Posted', row.postedAt === '' ? 'not yet' : moment(row.postedAt, view)],
			['Dated on', known(row.postOn, 'the days of the file')],
			['Run of n8n', known(row.executionId, 'not known')],
		]),
	]);
}

/** Figures of a settlement without a plan: what its row says. */
export const rowFacts = ({ row, view }: Pick<Reviewed, 'row' | 'view'>): Html =>
	facts([
		['Paid on', day(row.depositDate, view) || 'not known'],
		['Amazon paid', minorOf(row.total) === undefined ? 'not known' : moneyOf(row.total, row.currency)],
	]);
