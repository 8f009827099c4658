import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, fieldIfRun, item, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, everyDayAt, oneItemPer, readRows, sage, upsertRows } from '../builder/nodes';
import { beginFlow, endFlow, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

/** Amazon's ledger is some days behind. */
const DAYS = 5;
const ONCE = { executeOnce: true, alwaysOutputData: true } as const;

/** Amazon's ledger balance against Sage's FBA warehouse, per stock item. It sends nothing to either. */
export function fbaDrift(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.fbaDrift,
		description:
			"Compares Amazon's ledger balance with Sage 200's FBA warehouses, once a day and per stock item. Differences stand in FBA drift; those above the tolerance are exceptions. Nothing is posted.",
		flow: 'fba',
		clock: everyDayAt(6),
		clockName: 'Every morning',
		keep: 'all',
	});
	const compare = compared(flow);
	const match = matched(flow, compare);
	endFlow(flow, 'fba', 4, {
		refusedBefore: rowsIfRun(compare, 1),
		refused: rowsIfRun(match, 1),
		judged: listIfRun(match, 'judged'),
		counts: fieldIfRun(compare, 'counts'),
	});
	explain(flow.canvas);
	return flow.canvas;
}

function compared({ canvas, opened, mayWork }: OpenFlow): Step {
	const settings = field(opened, 'settings');
	const choose = canvas.add(
		'Is FBA stock kept in Sage?',
		[3, 0],
		bridge('fba/choose', { settings, movements: '={{ [] }}', now: NOW }, { executeOnce: true }),
	);
	const summary = canvas.add('Get the ledger by day', [4, 0], {
		...amazon('fbaInventory/ledgerSummary', {
			marketplaceId: { __rl: true, mode: 'id', value: item('marketplaceId') },
			from: `={{ $now.minus({ days: ${DAYS} }).toUTC().toISO() }}`,
			aggregateByLocation: 'COUNTRY',
			aggregatedByTimePeriod: 'DAILY',
			options: { whenCancelled: 'noRows' },
		}),
		...ONCE,
	});
	const skuMap = canvas.add('Read the SKU map', [5, 0], readRows(TABLES.skuMap));
	const holdings = canvas.add('Get the stock in Sage', [6, 0], sage('stock/getHoldings', { returnAll: true, filters: {} }, ONCE));
	const compare = canvas.add(
		'Compare both',
		[7, 0],
		bridge(
			'fba/drift',
			{ settings, summary: rows(summary), holdings: rows(holdings), skuMap: rows(skuMap), now: NOW },
			{ executeOnce: true },
		),
	);
	const each = canvas.add('One item per stock item', [8, 0], oneItemPer('rows'));
	const write = canvas.add('Write FBA drift', [9, 0], upsertRows(TABLES.fbaDrift, 'stockCode'));
	mayWork.to(choose).to(summary).to(skuMap).to(holdings).to(compare).to(each).to(write);
	return compare;
}

/** What Amazon paid for units against what it lost. */
function matched({ canvas, opened }: OpenFlow, compare: Step): Step {
	const choose = canvas.step('Is FBA stock kept in Sage?');
	const paid = canvas.add('Get reimbursements', [4, 1], {
		...amazon('fbaInventory/reimbursements', {
			marketplaceId: { __rl: true, mode: 'id', value: field(choose, 'marketplaceId') },
			from: field(choose, 'from'),
			options: { whenCancelled: 'noRows' },
		}),
		...ONCE,
	});
	const movements = canvas.add('Read FBA movements', [5, 1], readRows(TABLES.fbaMovements));
	const given = { reimbursements: rows(paid), movements: rows(movements), judged: field(compare, 'judged') };
	const match = canvas.add(
		'Match payments',
		[6, 1],
		bridge('fba/claims', { settings: field(opened, 'settings'), ...given, now: NOW }, { executeOnce: true }),
	);
	const each = canvas.add('One item per event', [7, 1], oneItemPer('rows'));
	const write = canvas.add('Write what was paid', [8, 1], upsertRows(TABLES.fbaMovements, 'eventId'));
	compare.to(paid).to(movements).to(match).to(each).to(write);
	return match;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -1.8],
		[5, 1.6],
		[
			'## Compare FBA stock with Sage 200',
			"Once a day: Amazon's ledger balance of its last day against the FBA warehouse of Sage (what can be sold) and the one of damaged units (what cannot), per stock item. The list stands in **FBA drift**; a difference above `fba.driftTolerance` is an exception for operations. What Amazon paid for is noted on the rows of **FBA movements**; losses that nobody paid for are claims.",
			'',
			'It posts nothing. It holds the lease of the FBA adjustments, so that it never compares while they move units.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 5.2], 4);
}
