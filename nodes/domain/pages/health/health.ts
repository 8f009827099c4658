import { cell, type TableRow } from '../../text/tableRow';
import { figures, page, type Answer, type Figure } from '../layout';
import type { View } from '../show';
import { openRows } from '../exceptions/rows';
import { flowsCard, flowStates } from './flows';
import { gapsCard, gapsOf, leasesCard, shipRiskCard, shipRiskRows, stockCard, stockDifferences } from './lists';

export interface HealthInput {
	/** Rows of *Run log* of the last two days. */
	readonly runLog: readonly TableRow[];
	/** Rows of *Bridge exceptions* that are open. */
	readonly exceptions: readonly TableRow[];
	readonly leases: readonly TableRow[];
	readonly shipRisk: readonly TableRow[];
	readonly listings: readonly TableRow[];
	readonly fbaDrift: readonly TableRow[];
	readonly board: readonly TableRow[];
	readonly view: View;
}

const toneOf = (count: number, bad: 'bad' | 'warn' = 'bad') => (count > 0 ? bad : ('good' as const));

/** One look tells whether all is well. */
export function healthPage(input: HealthInput): Answer {
	const { view, shipRisk, listings, fbaDrift, board, leases } = input;
	const open = openRows(input.exceptions, view);
	const flows = flowStates(input.runLog, open, view);
	const risks = shipRiskRows(shipRisk);
	const stock = stockDifferences(listings, fbaDrift);
	const gaps = gapsOf(board);
	const ill = flows.filter(({ state }) => state !== 'well').length;
	const overdue = open.filter(({ urgency }) => urgency === 'overdue').length;
	const late = risks.filter(({ risk }) => cell(risk) === 'late').length;
	const list: Figure[] = [
		{ label: 'Flows not well', value: String(ill), note: `of ${flows.length}`, tone: toneOf(ill) },
		{ label: 'Overdue exceptions', value: String(overdue), note: `of ${open.length} open`, tone: toneOf(overdue) },
		{ label: 'Late shipments', value: String(late), note: `of ${risks.length} at risk`, tone: toneOf(late) },
		{ label: 'Stock differences', value: String(stock.length), tone: toneOf(stock.length, 'warn') },
		{ label: 'Settlements missing', value: String(gaps.length), tone: toneOf(gaps.length) },
	];
	return page({
		title: 'Health',
		active: 'health',
		lead: leadOf(list),
		body: [
			figures(list),
			flowsCard(flows, view),
			shipRiskCard(shipRisk, view),
			stockCard(stock),
			gapsCard(gaps, view),
			leasesCard(leases, view),
		],
		view,
	});
}

function leadOf(list: readonly Figure[]): string {
	const wrong = list.filter(({ tone }) => tone === 'bad' || tone === 'warn').map(({ label }) => label.toLowerCase());
	return wrong.length === 0 ? 'All is well.' : `To look at: ${wrong.join(', ')}.`;
}
