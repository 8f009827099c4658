import { MOVEMENT } from '../../../nodes/domain/fba/decide';
import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, fieldIfRun, item, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, everyDayAt, inBatchesOf, oneItemPer, readRows, sage, setFields, upsertRows } from '../builder/nodes';
import { checkedDecisions } from '../frame/decisions';
import { beginFlow, endFlow, renew, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

/** Movements between two renewals of the lease: each is a transfer and two documents. */
const BATCH = 5;
const ONCE = { executeOnce: true, alwaysOutputData: true } as const;

/** No rows and a report that was asked for too soon look alike: the next run reads the same days again. */
const ITS_ADJUSTMENTS = {
	marketplaceId: { __rl: true, mode: 'id', value: item('marketplaceId') },
	from: item('from'),
	eventTypes: ['Adjustments'],
	options: { whenCancelled: 'noRows' },
} as const;

/** What Amazon's ledger says of lost, found, damaged and disposed units moves units and value in Sage. */
export function fbaAdjustments(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.fbaAdjustments,
		description:
			"Brings Amazon's adjustments of FBA stock into Sage 200, once a day: units move between Sage's warehouses, and the value of what is lost or disposed of goes to its nominals against the stock provision. Rows that cancel each other move nothing; an event that is unclear waits alone.",
		flow: 'fba',
		clock: everyDayAt(4),
		clockName: 'Every morning',
		keep: 'all',
	});
	const workOut = workedOut(flow);
	const batches = postInBatches(flow, workOut);
	recordRows(flow, workOut, batches);
	endFlow(flow, 'fba', 5, {
		refused: rowsIfRun(workOut, 1),
		results: rowsIfRun(batches),
		judged: listIfRun(workOut, 'judged'),
		counts: fieldIfRun(workOut, 'counts'),
	});
	explain(flow.canvas);
	return flow.canvas;
}

/** The ledger, what is known of its events, and what follows from it. */
function workedOut({ canvas, opened, mayWork }: OpenFlow): Step {
	const settings = field(opened, 'settings');
	const movements = canvas.add('Read FBA movements', [3, 0], readRows(TABLES.fbaMovements));
	const choose = canvas.add(
		'Choose the time of the ledger',
		[4, 0],
		bridge('fba/choose', { settings, movements: rows(movements), now: NOW }, { executeOnce: true }),
	);
	const ledger = canvas.add('Get the FBA ledger', [5, 0], amazon('fbaInventory/ledgerDetail', ITS_ADJUSTMENTS, ONCE));
	const skuMap = canvas.add('Read the SKU map', [6, 0], readRows(TABLES.skuMap));
	const known = { settings, ledger: rows(ledger), movements: rows(movements), skuMap: rows(skuMap) };
	const needs = canvas.add('What is to be looked up?', [7, 0], bridge('fba/needs', known, { executeOnce: true }));
	const inSage = canvas.add(
		'Find movements in Sage',
		[8, 0],
		sage('stock/getTransactions', { returnAll: true, filters: { references: field(needs, 'eventIds') } }, ONCE),
	);
	const costs = canvas.add(
		'Find unit costs',
		[9, 0],
		sage('product/getCosts', { returnAll: true, filters: { codes: field(needs, 'stockCodes') } }, ONCE),
	);
	const checked = checkedDecisions(canvas, [10, 0], MOVEMENT);
	const all = {
		...known,
		inSage: rows(inSage),
		costs: rows(costs),
		approvals: field(checked, 'decisions'),
		executionId: EXECUTION_ID,
		now: NOW,
	};
	const workOut = canvas.add('Work it out', [11, 0], bridge('fba/workOut', all, { executeOnce: true }));
	mayWork.to(movements).to(choose).to(ledger).to(skuMap).to(needs).to(inSage).to(costs).to(checked).to(workOut);
	return workOut;
}

/** Writes the rows first, then posts within the lease, in the order of the events. */
function postInBatches({ canvas, opened }: OpenFlow, workOut: Step): Step {
	const changed = canvas.add('One item per row', [4, 1], oneItemPer('rows'));
	const write = canvas.add('Write FBA movements', [5, 1], upsertRows(TABLES.fbaMovements, 'eventId'));
	const take = canvas.add('Take up what was decided', [4, 2], setFields({ decided: ['array', field(workOut, 'decided')] }));
	const all = canvas.add('One item per movement', [5, 2], oneItemPer('decided'));
	const batches = canvas.add('In batches', [6, 2], inBatchesOf(BATCH));
	const renewed = canvas.add('Renew the lease', [7, 2], renew(opened));
	const batch = canvas.add('Take up the batch', [8, 2], setFields({ batch: ['array', rows(batches, 1)] }));
	const each = canvas.add('One by one', [9, 2], oneItemPer('batch'));
	const post = canvas.add(
		'Move units and value in Sage',
		[10, 2],
		sage(
			'stock/transferWithValue',
			{
				move: item('move'),
				plan: item('plan'),
				options: { dryRun: item('dryRun'), createHolding: true, sendBefore: field(renewed, 'sendBefore') },
			},
			{ onError: 'continueRegularOutput' },
		),
	);
	workOut.to(changed).to(write);
	workOut.to(take).to(all).to(batches).output(1, renewed);
	renewed.to(batch).to(each).to(post).to(batches);
	return batches;
}

/** What Sage answered, on the rows. A run without anything to post has nothing to say here. */
function recordRows({ canvas, opened, mayWork }: OpenFlow, workOut: Step, batches: Step): void {
	const after = canvas.add(
		'Say what became of them',
		[4, 4],
		bridge(
			'fba/record',
			{ settings: field(opened, 'settings'), decided: listIfRun(workOut, 'decided'), results: rowsIfRun(batches), now: NOW },
			{ executeOnce: true },
		),
	);
	mayWork.to(after).to(canvas.add('Write what became of them', [5, 4], upsertRows(TABLES.fbaMovements, 'eventId')));
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Post FBA adjustments to Sage 200',
			"Once a day: rows of Amazon's inventory ledger become movements in Sage. Missing units go from the FBA warehouse to the warehouse *lost*, found ones come back, damaged ones go to *damaged*, disposed ones to *gone*. Value goes to its nominals against the stock provision, through a receipt and a payment that leave their clearing account at zero.",
			'',
			'**It is off** until `fba.since` in *Bridge settings* names the first day. Modes are those of the settlements: in `review` a movement is approved with the form *Approve an FBA movement*.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -2],
		[4, 1.2],
		'An event that waits holds no other. Whoever enters it in Sage by hand sets its row in *FBA movements* to `closed`. Only what the bridge decided reaches *Move units and value in Sage*. Never switch on *Retry On Fail* there.',
	);
	canvas.noteOnLinks([0, 6.1], 4);
}
