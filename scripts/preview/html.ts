import type { Audit } from './audit';
import type { WorkedSettlement } from './chain';
import { settlementSection } from './htmlSettlement';
import { list, table } from './htmlTable';
import { counted } from './journalRows';
import { markup, type Markup } from './markup';
import { STYLE } from './pageStyle';

/** The settlements as one page that needs nothing else: no script, no picture, no network. */
export function asHtml(audit: Audit): string {
	const { settlements, straightThrough, assumptions, mapNotes, settings } = audit;
	const [first] = settlements;
	const title = settlements.length === 1 ? `Settlement ${first.analysis.settlementId}` : `${settlements.length} settlements`;
	return markup`<!doctype html>
		<html lang="en-GB">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}: preview for Sage 200</title>
				${STYLE}
			</head>
			<body>
				<main>
					<h1>${title}: preview for Sage 200</h1>
					<p class="soft">
						Nothing was sent to Sage 200. ${counted(straightThrough, 'settlement')} of ${settlements.length} would post straight through.
					</p>
					${overview(settlements)} ${settlements.map((worked) => settlementSection(worked, settings.taxCodes))}
					${mapNotes.length > 0 ? sentences('Nominal map', mapNotes) : []} ${sentences('Taken for granted', assumptions)}
				</main>
			</body>
		</html>`.text;
}

const sentences = (title: string, all: readonly string[]): Markup =>
	markup`<section>
		<h2>${title}</h2>
		${list(all)}
	</section>`;

const overview = (settlements: readonly WorkedSettlement[]): Markup =>
	markup`<section class="first">
		<h2>Summary</h2>
		${table(
			[
				{ name: 'Settlement' },
				{ name: 'Series' },
				{ name: 'Period' },
				{ name: 'Total', isNumber: true },
				{ name: 'Payout', isNumber: true },
				{ name: 'Status' },
				{ name: 'Exceptions', isNumber: true },
			],
			settlements.map(({ status, analysis }) => [
				markup`<a href="#s${analysis.settlementId}">${analysis.settlementId}</a>`,
				analysis.series,
				`${analysis.startDate.slice(0, 10)} to ${analysis.endDate.slice(0, 10)}`,
				`${analysis.total} ${analysis.currency}`,
				`${analysis.payout} ${analysis.currency}`,
				badge(status),
				String(analysis.exceptions.length),
			]),
		)}
	</section>`;

const badge = (status: WorkedSettlement['status']): Markup => markup`<span class="badge ${status}">${status}</span>`;
