import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { column, field, item, NOW, rows, rowsIfRun } from '../builder/expressions';
import { bridge, everyDayAt, inBatchesOf, oneItemPer, readRows, sage, setFields } from '../builder/nodes';
import { beginFlow, endFlow, renew, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

/** Allocations between two renewals of the lease: each reads up to fifty transactions before and after it is sent. */
const BATCH = 5;
const ONCE = { executeOnce: true, alwaysOutputData: true } as const;

/** Receipts and payments of settlements meet the invoices and credit notes of their orders. */
export function allocateReceipts(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.allocateReceipts,
		description:
			'Sets what settlements received for an order against the invoices of that order in Sage 200, and what was paid back against its credit notes, once a day. Orders that are not invoiced yet wait; what is allocated already, by whomever, counts first.',
		flow: 'allocations',
		clock: everyDayAt(5),
		clockName: 'Every morning',
		keep: 'all',
	});
	const workOut = workedOut(flow);
	const batches = allocateInBatches(flow, workOut);
	endFlow(flow, 'allocations', 3, { refused: rowsIfRun(workOut, 1), results: rowsIfRun(batches) });
	explain(flow.canvas);
	return flow.canvas;
}

/** What Sage has of the settlements and of their orders, and what goes together. */
function workedOut({ canvas, opened, mayWork }: OpenFlow): Step {
	const money = canvas.add('Read order money', [3, 0], readRows(TABLES.orderMoney));
	const cash = canvas.add(
		'Find receipts and payments',
		[4, 0],
		sage('salesLedger/getAll', { returnAll: true, filters: { references: column(money, 'settlementId') } }, ONCE),
	);
	const common = { settings: field(opened, 'settings'), orderMoney: rows(money), transactions: rows(cash) };
	const choose = canvas.add('Choose the orders', [5, 0], bridge('allocation/choose', common, { executeOnce: true }));
	const documents = canvas.add(
		'Find invoices and credit notes',
		[6, 0],
		sage('salesLedger/getDocuments', { amazonOrderIds: item('orderIds'), customerReferences: item('customerReferences') }, ONCE),
	);
	const workOut = canvas.add(
		'Work out the allocations',
		[7, 0],
		bridge('allocation/workOut', { ...common, documents: rows(documents), date: NOW, now: NOW }, { executeOnce: true }),
	);
	mayWork.to(money).to(cash).to(choose).to(documents).to(workOut);
	return workOut;
}

/** Renews the lease, allocates a batch, and again. */
function allocateInBatches({ canvas, opened }: OpenFlow, workOut: Step): Step {
	const all = canvas.add('One item per allocation', [4, 1], oneItemPer('allocations'));
	const batches = canvas.add('In batches', [5, 1], inBatchesOf(BATCH));
	const renewed = canvas.add('Renew the lease', [6, 1], renew(opened));
	const batch = canvas.add('Take up the batch', [7, 1], setFields({ batch: ['array', rows(batches, 1)] }));
	const each = canvas.add('One by one', [8, 1], oneItemPer('batch'));
	const allocate = canvas.add(
		'Allocate in Sage',
		[9, 1],
		sage(
			'salesLedger/allocate',
			{
				customerReference: item('customerReference'),
				date: item('date'),
				specifyLines: 'json',
				lines: item('lines'),
				options: { dryRun: item('dryRun'), sendBefore: field(renewed, 'sendBefore') },
			},
			{ onError: 'continueRegularOutput' },
		),
	);
	workOut.to(all).to(batches).output(1, renewed);
	renewed.to(batch).to(each).to(allocate).to(batches);
	return batches;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -1.9],
		[5, 1.7],
		[
			'## Allocate receipts to invoices',
			'Once a day: what Amazon settled for an order, as *Order money* has it, is set against the invoices of that order, and what was paid back against its credit notes. Never more than is outstanding on either side; a run that finds nothing new sends nothing.',
			'',
			'*Work out the allocations* also gives two lists: orders settled and not invoiced, orders invoiced and not settled. An order that was settled in an earlier month and is not invoiced is an exception.',
			'',
			'With the mode `dryRun` nothing is sent.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -1.9],
		[4, 1.2],
		'**Signs.** Which form of amounts your Sage 200 takes is not documented. If it refuses the first allocation, add the option *Signs* to *Allocate in Sage* and choose the other form. Never switch on *Retry On Fail* here.',
	);
	canvas.noteOnLinks([0, 4], 4);
}
