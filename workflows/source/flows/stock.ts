import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, fieldIfRun, item, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import {
	amazon,
	bridge,
	callWorkflow,
	everyDayAt,
	everyMinutes,
	inBatchesOf,
	oneItemPer,
	readRows,
	setFields,
	upsertRows,
} from '../builder/nodes';
import { beginFlow, endFlow, renew, type FlowHead, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

/** Seconds that a run waits for a feed: less than a lease. A later run reads the result of one that takes longer. */
const FEED_SECONDS = 180;

/** What changed in Sage, or was sold on Amazon, goes to Amazon. */
export const stockChanges = (): Canvas =>
	stockFlow(
		{
			workflow: WORKFLOWS.stockChanges,
			description:
				'Sends to Amazon, every 10 minutes, the quantities of listings whose free stock in Sage 200 or whose open orders changed, so that nothing is offered that is sold already. Only listings that the seller ships, and only what differs from what was sent.',
			clock: everyMinutes(10),
			clockName: 'Every 10 minutes',
		},
		false,
		[
			'## Send changed stock to Amazon',
			'Every 10 minutes: Sage is asked what moved since the last run, Amazon what was ordered since. *Open orders* says what is sold and not in Sage yet. Of those stock items, and of all that share a listing with them, the free stock is read, and what differs from what Amazon has is sent: few quantities one by one, many by one feed.',
			'',
			'**Before the first run**: `stock.sellerId` and `stock.warehouses` in *Bridge settings*, the *Seller SKU map*, and *Prepare the tables* once.',
			'',
			'A figure that nobody can tell stops its listing and is never zero. Many listings that would go to zero at once wait for a person: *Bridge exceptions*, `massZeroStop`.',
		],
	);

/** Everything that Amazon shows is compared with Sage, once a night. */
export const stockSweep = (): Canvas =>
	stockFlow(
		{
			workflow: WORKFLOWS.stockSweep,
			description:
				'Compares, once a night, every listing that Amazon shows with the free stock of Sage 200: lists and corrects what differs, and lists active listings that have no stock item in Sage, because new products begin in Sage.',
			clock: everyDayAt(2, 5),
			clockName: 'Every night',
		},
		true,
		[
			'## Sweep the stock on Amazon',
			'Every night: all listings are fetched from Amazon and all their stock items from Sage. What Amazon shows otherwise than it was sent is listed (`listingDiffers`) and sent again; active listings without a stock item are listed (`listingWithoutStockItem`).',
			'',
			'It does what *Send changed stock to Amazon* does, for everything: it also repairs what that flow could not see, such as a change for which Sage moved no time stamp.',
		],
	);

function stockFlow(head: Omit<FlowHead, 'flow' | 'keep'>, isSweep: boolean, explained: readonly string[]): Canvas {
	const flow = beginFlow({ ...head, flow: 'stock', keep: 'failures' });
	const { choose, workOut } = workedOut(flow, isSweep);
	const batches = sendInBatches(flow, choose, workOut);
	const note = noteAll(flow, { choose, workOut }, batches);
	endFlow(flow, 'stock', 4, {
		refusedBefore: rowsIfRun(choose, 1),
		refused: rowsIfRun(note, 1),
		results: rowsIfRun(batches),
		counts: fieldIfRun(note, 'counts'),
		judged: listIfRun(note, 'judged'),
		window: fieldIfRun(note, 'window'),
	});
	explain(flow.canvas, explained);
	return flow.canvas;
}

/** What is to be offered: the tables are read, *Work out the stock* asks both systems. */
function workedOut({ canvas, opened, mayWork }: OpenFlow, isSweep: boolean): { choose: Step; workOut: Step } {
	const skuMap = canvas.add('Read the SKU map', [3, 0], readRows(TABLES.skuMap));
	const listings = canvas.add('Read the listings', [4, 0], readRows(TABLES.listings));
	const cursors = canvas.add('Read the cursors', [5, 0], readRows(TABLES.cursors));
	const unsolved = { column: 'status', condition: 'neq', value: 'resolved' } as const;
	const exceptions = canvas.add('Read what is not solved', [6, 0], readRows(TABLES.exceptions, unsolved));
	const openOrders = canvas.add('Read the open orders', [7, 0], readRows(TABLES.openOrders));
	const tables = {
		settings: field(opened, 'settings'),
		skuMap: rows(skuMap),
		listings: rows(listings),
		openOrders: rows(openOrders),
		exceptions: rows(exceptions),
	};
	const choose = canvas.add(
		'Choose what to ask',
		[8, 0],
		bridge('stock/choose', { ...tables, cursors: rows(cursors), sweep: isSweep, now: NOW }, { executeOnce: true }),
	);
	const workOut = canvas.add(
		'Work out the stock',
		[9, 0],
		callWorkflow(WORKFLOWS.workOutStock, { ...tables, choice: item(), sweep: isSweep }),
	);
	mayWork.to(skuMap).to(listings).to(cursors).to(exceptions).to(openOrders).to(choose).to(workOut);
	return { choose, workOut };
}

/** Renews the lease, sends the quantities of a batch, and again. */
function sendInBatches({ canvas, opened }: OpenFlow, choose: Step, workOut: Step): Step {
	const all = canvas.add('One item per batch', [3, 1], oneItemPer('batches'));
	const batches = canvas.add('Batch after batch', [4, 1], inBatchesOf(1));
	const renewed = canvas.add('Renew the lease', [5, 1], renew(opened));
	const batch = canvas.add('Take up the batch', [6, 1], setFields({ batch: ['array', rows(batches, 1)] }));
	const one = canvas.add('The batch', [7, 1], oneItemPer('batch'));
	const each = canvas.add('One item per quantity', [8, 1], oneItemPer('changes'));
	const send = canvas.add(
		'Send to Amazon',
		[9, 1],
		amazon(
			'listing/updateQuantities',
			{
				marketplaceId: { __rl: true, mode: 'id', value: item('marketplaceId') },
				sellerId: field(choose, 'sellerId'),
				sku: item('sku'),
				quantity: item('quantity'),
				method: item('method'),
				options: { maxWaitSeconds: FEED_SECONDS },
			},
			{ onError: 'continueRegularOutput' },
		),
	);
	workOut.to(all).to(batches).output(1, renewed);
	renewed.to(batch).to(one).to(each).to(send).to(batches);
	return batches;
}

/** What became of it goes into the table *Listings*. */
function noteAll({ canvas, opened }: OpenFlow, { choose, workOut }: Record<'choose' | 'workOut', Step>, batches: Step): Step {
	const note = canvas.add(
		'Note the outcome',
		[5, 3],
		bridge(
			'stock/note',
			{ settings: field(opened, 'settings'), work: field(workOut), window: field(choose), results: rowsIfRun(batches), now: NOW },
			{ executeOnce: true },
		),
	);
	const each = canvas.add('One item per listing', [6, 3], oneItemPer('rows'));
	const write = canvas.add('Write the listing', [7, 3], upsertRows(TABLES.listings, 'key'));
	workOut.to(note).to(each).to(write);
	return note;
}

function explain(canvas: Canvas, explained: readonly string[]): void {
	canvas.note([0, -1.9], [5, 1.7], explained.join('\n'));
	canvas.note(
		[5.2, -1.9],
		[4, 1.2],
		'**Quantities are absolute**, so sending one again does no harm; what was not sent for certain stays due and goes with the next run. A filter or a rule of your own goes between *One item per quantity* and *Send to Amazon*.',
	);
	canvas.note(
		[5.2, 2.1],
		[4, 0.8],
		'**Note the outcome** is a branch of its own below the sending: n8n runs it when all batches are through. Keep it below. The cursor moves only behind it.',
	);
	canvas.noteOnLinks([0, 5], 4);
}
