import type { ExceptionRecord } from '../../nodes/domain/exceptions/exception';
import type { BridgeSettings } from '../../nodes/domain/settings/settings.types';
import type { WorkedSettlement } from './chain';
import { list, table, type Column } from './htmlTable';
import { accountsOf, heldAfter, journalByPeriod, provisionalSentences } from './journalRows';
import { markup, type Markup } from './markup';
import { roleName, vatBoxesOf } from './vatBoxes';

type Analysis = WorkedSettlement['analysis'];
type TaxCodes = BridgeSettings['taxCodes'];

const NOTHING = markup``;
const column = (name: string): Column => ({ name });
const number = (name: string): Column => ({ name, isNumber: true });

/** One settlement: figures, exceptions with their remedies, journal, documents, waiting credits, VAT boxes, checks. */
export const settlementSection = (worked: WorkedSettlement, taxCodes: TaxCodes): Markup => {
	const { file, status, analysis } = worked;
	return markup`<section id="s${analysis.settlementId}">
		<div class="title">
			<h2>Settlement ${analysis.settlementId}</h2>
			<span class="badge ${status}">${status}</span>
		</div>
		<p class="soft">${analysis.startDate} to ${analysis.endDate}, series ${analysis.series}, file ${file}</p>
		${figures(analysis)} ${exceptions(analysis.exceptions)} ${journal(analysis, taxCodes)} ${documents(analysis)} ${waiting(analysis)}
		${boxes(analysis, taxCodes)} ${checks(analysis)} ${notes(worked)}
	</section> `;
};

/** What stands beside the figures: transfers that wait, provisional fees, assumptions. */
function notes({ analysis, assumes }: WorkedSettlement): Markup {
	const transfers = (analysis.plan.clearing?.waiting ?? []).map(
		({ name, amount }) => `Transfer that a person makes in Sage: ${amount} ${analysis.currency} ${name}.`,
	);
	const sentences = [...transfers, ...provisionalSentences(analysis), ...assumes];
	return sentences.length === 0 ? NOTHING : markup`<h3>Notes</h3>${list(sentences)}`;
}

function figures(analysis: Analysis): Markup {
	const { total, payout, depositDate, openingClearing, previousReserve, currentReserve, currency } = analysis;
	const each: ReadonlyArray<readonly [string, string]> = [
		['Total', total],
		[`Payout on ${depositDate.slice(0, 10)}`, payout],
		['Balance with Amazon before', openingClearing],
		['Balance with Amazon after', heldAfter(analysis)],
		['Reserve released', previousReserve],
		['Reserve held', currentReserve],
	];
	return markup`<dl class="figures">
		${each.map(
			([name, amount]) =>
				markup`<div>
					<dt>${name}</dt>
					<dd>${amount} ${currency}</dd>
				</div>`,
		)}
	</dl>`;
}

function exceptions(all: readonly ExceptionRecord[]): Markup {
	if (all.length === 0)
		return markup`<h3>Exceptions</h3>
			<p>None.</p>`;
	const sorted = [...all].sort((one, other) => Number(other.holds) - Number(one.holds));
	return markup`<h3>Exceptions</h3>
		${sorted.map(exception)}`;
}

const exception = ({ kind, holds, owner, amount, currency, recordId, message, remedy }: ExceptionRecord): Markup =>
	markup`<div class="exception${holds ? ' holds' : ''}">
		<p>${kind}: ${holds ? 'holds the settlement' : 'of this order alone'}</p>
		<p class="soft">${recordId}, ${owner}${amount === '' ? '' : `, ${amount} ${currency}`}</p>
		<p>${message}</p>
		<p><strong>To put it right:</strong> ${remedy}</p>
	</div> `;

const journal = ({ journal: lines }: Analysis, taxCodes: TaxCodes): Markup =>
	markup`${journalByPeriod(lines).map(
		([period, rows]) =>
			markup`<h3>Journal ${period} (debit positive)</h3>
				${table(
					[column('Account'), column('VAT'), number('Net'), number('Tax'), number('Gross'), number('Rows'), column('Part')],
					rows.map((row) => [row.account, roleName(row.taxCode, taxCodes), row.net, row.tax, row.gross, String(row.rows), row.part]),
				)} `,
	)}`;

const documents = ({ plan: { steps } }: Analysis): Markup =>
	markup`<h3>Documents</h3>
		${table(
			[number('Step'), column('Document'), column('Date'), column('Second reference'), number('Amount'), column('Accounts')],
			steps.map((step) => [
				String(step.step),
				step.document,
				step.date,
				step.secondReference,
				`${step.amount} ${step.currency}`,
				accountsOf(step),
			]),
		)}`;

function waiting({ waiting: credits }: Analysis): Markup {
	if (credits.length === 0) return NOTHING;
	const rows = credits.map(({ orderId, date, gross, currency, taxShown, waitsFor }) => [
		orderId,
		date,
		`${gross} ${currency}`,
		taxShown,
		waitsFor,
	]);
	return markup`<h3>Credit notes that wait</h3>
		${table([column('Order'), column('Date'), number('Gross'), number('VAT that Amazon shows'), column('Waits for')], rows)}`;
}

function boxes({ journal: lines }: Analysis, taxCodes: TaxCodes): Markup {
	const rows = vatBoxesOf(lines, taxCodes).map(({ period, box1, box4, box6, box7 }) => [period, box1, box4, box6, box7]);
	const explained = markup`<p class="soft">What these documents move. The VAT of orders is on the invoices that Sage makes from them.</p>`;
	return markup`<h3>VAT boxes</h3>
		${explained}
		${rows.length === 0 ? markup`<p>None moves.</p>` : table([column('Period'), number('Box 1'), number('Box 4'), number('Box 6'), number('Box 7')], rows)}`;
}

const checks = ({ plan: { identities } }: Analysis): Markup =>
	markup`<h3>Checks</h3>
		${table(
			[column('Identity'), column('Result'), number('Left'), number('Right')],
			identities.map(({ name, holds, left, right }) => [
				name,
				markup`<span class="badge ${holds ? 'ready' : 'held'}">${holds ? 'holds' : 'fails'}</span>`,
				left,
				right,
			]),
		)}`;
