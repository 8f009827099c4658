import { titleOfKind } from '../../exceptions/titles';
import { groupBy } from '../../lists/groupBy';
import { sumMinor, ZERO } from '../../money/money';
import { isPosted } from '../../settlement/desk/board';
import { cell } from '../../text/tableRow';
import { openRows, atStake } from '../exceptions/rows';
import { html, NOTHING, type Html } from '../html';
import { card, figures, page, type Answer } from '../layout';
import { pageLink, settlementLink } from '../links';
import { namesFrom } from '../names';
import { brief, counted, minorOf, moment, moneyOf, period, plainMoney, sums } from '../show';
import { proofOf } from '../settlements/proof';
import { statusBadge } from '../settlements/status';
import { boxesOf, vatRows } from '../settlements/vat';
import { table, type Cell } from '../table';
import {
	currenciesOf,
	feeMonths,
	feesOf,
	inCurrency,
	monthOf,
	monthsBefore,
	ofMonth,
	settledOf,
	stepsOfMonth,
	type MonthEndInput,
	type Settled,
} from './facts';

const number = (head: string) => ({ head, kind: 'number' as const });
const title = (head: string) => ({ head, kind: 'title' as const });

/** One month of the company on one page. The same facts give the same page, byte for byte: the time at which it is drawn stands nowhere. */
export function monthEndPage(input: MonthEndInput): Answer {
	const month = monthOf(input);
	const all = settledOf(input);
	const own = ofMonth(all, month, input.view);
	const file = html`<a class="no-print" href="${pageLink('monthEnd', { month, format: 'csv' })}">Download as CSV</a>`;
	return page({
		title: `Month end ${month}`,
		active: 'monthEnd',
		lead: leadOf(own, month),
		body: [
			neighbours(month),
			headFigures(all, own, month, input),
			settlementsCard(own, input, file),
			clearingCard(all, month, input),
			...currenciesOf(all).flatMap((currency) => [vatCard(inCurrency(all, currency), month, input, currency)]),
			...currenciesOf(all).map((currency) => feesCard(inCurrency(all, currency), month, input, currency)),
			openCard(input),
		],
		view: input.view,
		footer: `Month ${month}, from the tables as they stand (times in ${input.view.zone}).`,
	});
}

function leadOf(own: readonly Settled[], month: string): string {
	if (own.length === 0) return `No settlement falls into ${month}.`;
	const open = own.filter(({ row }) => !isPosted(row)).length;
	return `${counted(own.length, 'settlement')} in ${month}; ${open === 0 ? 'all are posted' : `${open} not posted`}.`;
}

const neighbours = (month: string): Html =>
	html`<p class="actions">
		<a class="button" href="${pageLink('monthEnd', { month: monthsBefore(month, 1) })}">Month before</a
		><a class="button" href="${pageLink('monthEnd', { month: monthsBefore(month, -1) })}">Month after</a>
	</p>`;

/** Gross that customers paid, as HMRC asks for sales through a platform: receipts of sales, before refunds and fees. */
function headFigures(all: readonly Settled[], own: readonly Settled[], month: string, { waiting }: MonthEndInput): Html {
	const steps = stepsOfMonth(all, month);
	const currencyOf = (reference: string) => all.find(({ row }) => row.settlementId === reference)?.row.currency ?? '';
	const sum = (begins: RegExp) =>
		sums(
			steps
				.filter(({ secondReference }) => begins.test(secondReference))
				.map(({ amount, reference }) => ({ amount, currency: currencyOf(reference) })),
		);
	const held = waiting.filter(({ status, key }) => cell(key) !== '' && !['posted', 'closed'].includes(cell(status).toLowerCase()));
	const atVat = held.map((row) => ({ amount: minorOf(cell(row.taxShown)) ?? ZERO, currency: cell(row.currency) }));
	return figures([
		{ label: 'Customers paid, gross', value: sum(/^(SALES|RCPT|LIQRCPT)-/), note: 'dated in the month' },
		{ label: 'Refunded', value: sum(/^(REFUNDS|PAYM|LIQPAYM)-/) },
		{ label: 'Paid out to the bank', value: sum(/^PAYOUT-/) },
		{
			label: 'VAT in credits that wait',
			value: sums(atVat),
			note: counted(held.length, 'credit note'),
			tone: held.length > 0 ? 'warn' : 'good',
		},
		{
			label: 'Settlements not posted',
			value: String(own.filter(({ row }) => !isPosted(row)).length),
			tone: own.every(({ row }) => isPosted(row)) ? 'good' : 'bad',
		},
	]);
}

function settlementsCard(own: readonly Settled[], { view }: MonthEndInput, aside: Html): Html {
	const rows = own.map(({ row, reviewed }): Cell[] => {
		const proof = reviewed && proofOf(reviewed);
		const agrees = isPosted(row) && proof && proof.sage.closing === proof.plan.closing && proof.amazon.closing === proof.plan.closing;
		return [
			html`<a href="${settlementLink(row.settlementId)}">${brief(row.settlementId, 40)}</a>`,
			period(row.startDate, row.endDate, view),
			moneyOf(row.total, row.currency),
			moneyOf(row.currentReserve, row.currency),
			moneyOf(row.clearingBalance, row.currency),
			agrees ? html`<span class="equal">✓ agrees</span>` : html`<span class="unequal">✗ not proved</span>`,
			html`${statusBadge(row.status)}<br /><span class="small soft"
					>${brief(row.approvedBy, 60)}${row.postedAt !== '' && html` ${moment(row.postedAt, view)}`}</span
				>`,
		];
	});
	const columns = [
		title('Settlement'),
		{ head: 'Period' },
		number('Amazon paid'),
		number('Amazon holds'),
		number('Sage shows'),
		{ head: 'Proof' },
		{ head: 'Status, approved by' },
	];
	return card(
		'Settlements',
		[rows.length === 0 ? html`<p>None.</p>` : table({ caption: 'Settlements of the month with their proof', columns, rows })],
		aside,
	);
}

/** Each clearing account at the end of the month, by the last settlement of its series that ended before. */
function clearingCard(all: readonly Settled[], month: string, { view }: MonthEndInput): Html {
	const until = monthsBefore(month, -1);
	const ended = all.filter(({ row }) => isPosted(row) && moment(row.endDate, view) !== '' && row.endDate < until);
	const last = [...groupBy(ended, ({ row }) => row.series)].flatMap(([, rows]) => rows.at(-1) ?? []);
	if (last.length === 0) return NOTHING;
	const rows = last.map(({ row, reviewed }): Cell[] => {
		const [amazon, sage] = [minorOf(row.currentReserve), minorOf(row.clearingBalance)];
		const same = amazon !== undefined && amazon === sage;
		return [
			reviewed ? reviewed.names.of(reviewed.plan.bankCode) : brief(row.clearingBankCode, 40),
			html`<a href="${settlementLink(row.settlementId)}">${brief(row.settlementId, 40)}</a>`,
			moneyOf(row.currentReserve, row.currency),
			moneyOf(row.clearingBalance, row.currency),
			same ? html`<span class="equal">✓ agrees</span>` : html`<span class="unequal">✗ differs</span>`,
		];
	});
	const columns = [
		title('Clearing account'),
		{ head: 'After settlement' },
		number('Amazon holds'),
		number('Sage shows'),
		{ head: 'Proof' },
	];
	return card('Clearing accounts', [table({ caption: 'Clearing accounts at the end of the month', columns, rows })]);
}

function vatCard(all: readonly Settled[], month: string, { settings }: MonthEndInput, currency: string): Html {
	const rows = vatRows(stepsOfMonth(all, month), namesFrom(settings));
	if (rows.length === 0) return card(`VAT, ${currency}`, [html`<p>No document of the month has VAT.</p>`]);
	const { box1, box4, box6, box7 } = boxesOf(rows);
	return card(`VAT, ${currency}`, [
		table({
			caption: 'VAT of settlement documents by role and side',
			columns: [title('Role'), { head: 'Side' }, number('Net'), number('VAT')],
			rows: rows.map(({ role, side, net, tax }) => [
				role,
				side === 'input' ? 'Input, taken back' : 'Output, owed',
				plainMoney(net),
				plainMoney(tax),
			]),
		}),
		table({
			caption: 'Boxes of the VAT return',
			columns: [number('Box 1'), number('Box 4'), number('Box 6'), number('Box 7')],
			rows: [[box1, box4, box6, box7].map((amount) => plainMoney(amount))],
		}),
		html`<p class="small soft">Of documents that settlements made. The VAT of orders is on the invoices that Sage makes of them.</p>`,
	]);
}

function feesCard(all: readonly Settled[], month: string, { settings }: MonthEndInput, currency: string): Html {
	const fees = feesOf(all, month);
	if (fees.length === 0) return NOTHING;
	const names = namesFrom(settings);
	const shown = feeMonths(month)
		.map((each, index) => ({ each, index }))
		.filter(({ index }) => fees.some(({ byMonth }) => byMonth[index] !== 0));
	const rows = fees.map(({ code, byMonth, jumps }): Cell[] => [
		html`${names.of(code)}${jumps && html` <span class="badge warn">jump</span>`}`,
		...shown.map(({ index }) => plainMoney(byMonth[index] ?? ZERO)),
	]);
	const sum = ['Sum', ...shown.map(({ index }) => plainMoney(sumMinor(fees.map(({ byMonth }) => byMonth[index] ?? ZERO))))];
	return card(`Fees without VAT, ${currency}`, [
		table({ caption: 'Fees by account and month', columns: [title('Account'), ...shown.map(({ each }) => number(each))], rows, sum }),
		html`<p class="small soft">
			Up to thirteen months; months without any are left out. A jump is half as much again as the average of the months before, and ten
			pounds at least.
		</p>`,
	]);
}

/** What is open now, by cause; settled and not invoiced stands among it. */
function openCard({ exceptions, view }: MonthEndInput): Html {
	const kinds = [...groupBy(openRows(exceptions, view), ({ kind }) => kind)];
	if (kinds.length === 0) return card('Open exceptions', [html`<p>None.</p>`]);
	const stakeOf = (own: Parameters<typeof atStake>[0]) => sumMinor(atStake(own).map(({ amount }) => amount));
	const rows = kinds
		.sort(([, one], [, other]) => stakeOf(other) - stakeOf(one))
		.map(([kind, own]): Cell[] => [
			html`<a href="${pageLink('exceptions', { kind })}">${titleOfKind(kind)}</a>`,
			String(own.length),
			sums(atStake(own)),
		]);
	return card('Open exceptions', [
		table({ caption: 'Open exceptions by cause', columns: [title('Cause'), number('Rows'), number('At stake')], rows }),
	]);
}
