import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, fieldIfRun, fieldWhenRun, item, listIfRun, NOTHING, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, callWorkflow, everyMinutes, inBatchesOf, oneItemPer, readRows, setFields, upsertRows } from '../builder/nodes';
import { beginFlow, endFlow, renew, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

/** Packages between two renewals of the lease: with the look behind it, two to three seconds each at Amazon's rate. */
const BATCH = 25;

/** Despatch notes of Sage 200 become confirmed packages on Amazon. */
export function pushDispatch(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.pushDispatch,
		description:
			'Tells Amazon every 5 minutes what Sage 200 has despatched: one package for each despatch note, most urgent first, read back afterwards. What Amazon does not take for a passing reason stays in the table Shipments and is tried again; what needs a person is an exception with the hours left.',
		flow: 'dispatch',
		clock: everyMinutes(5),
		clockName: 'Every 5 minutes',
		keep: 'failures',
	});
	const { queue, choose, find, plan } = planned(flow);
	keepQueue(flow.canvas, plan);
	const batches = confirmInBatches(flow, plan);
	const settle = settled(flow, { queue, plan, batches });
	endFlow(flow, 'dispatch', 6, {
		refusedBefore: rowsIfRun(choose, 1),
		refused: rowsIfRun(settle, 1),
		counts: fieldIfRun(settle, 'counts'),
		judged: listIfRun(plan, 'judged'),
		window: fieldWhenRun(choose, find),
	});
	explain(flow.canvas);
	return flow.canvas;
}

/** What is to be looked at, everything about it, and what follows. */
function planned({ canvas, opened, mayWork }: OpenFlow): Record<'queue' | 'choose' | 'find' | 'plan', Step> {
	const cursor = canvas.add('Read the cursor', [3, 0], readRows(TABLES.cursors, { column: 'flow', condition: 'eq', value: 'dispatch' }));
	const queue = canvas.add('Read the queue', [4, 0], readRows(TABLES.shipments));
	const risk = canvas.add('Read ship risks', [5, 0], readRows(TABLES.shipRisk));
	const couriers = canvas.add('Read the courier map', [6, 0], readRows(TABLES.couriers));
	const skuMap = canvas.add('Read the SKU map', [7, 0], readRows(TABLES.skuMap));
	const known = { settings: field(opened, 'settings'), shipments: rows(queue) };
	const choose = canvas.add(
		'What is to be looked at?',
		[8, 0],
		bridge('dispatch/choose', { ...known, cursors: rows(cursor), shipRisk: rows(risk), now: NOW }, { executeOnce: true }),
	);
	const find = canvas.add(
		'Find despatches',
		[9, 0],
		callWorkflow(WORKFLOWS.findDespatches, { ...known, after: field(choose, 'after'), orderIds: field(choose, 'orderIds') }),
	);
	const found = Object.fromEntries(FOUND.map((name) => [name, field(find, name)]));
	const plan = canvas.add(
		'Plan the packages',
		[3, 1],
		bridge('dispatch/plan', { ...known, ...found, courierMap: rows(couriers), skuMap: rows(skuMap), now: NOW }, { executeOnce: true }),
	);
	mayWork.to(cursor).to(queue).to(risk).to(couriers).to(skuMap).to(choose).to(find).to(plan);
	return { queue, choose, find, plan };
}

const FOUND = ['orderIds', 'askedOrderIds', 'lines', 'sageOrders', 'amazonOrders'] as const;

/** Before anything is sent, so that a run that ends in between leaves its packages in the queue. */
function keepQueue(canvas: Canvas, plan: Step): void {
	const each = canvas.add('One item per row', [4, 1], oneItemPer('rows'));
	plan.to(each).to(canvas.add('Keep it in the queue', [5, 1], upsertRows(TABLES.shipments, 'key')));
}

/** Renews the lease, confirms a batch, and again. */
function confirmInBatches({ canvas, opened }: OpenFlow, plan: Step): Step {
	const all = canvas.add('One item per package', [4, 2], oneItemPer('packages'));
	const batches = canvas.add('In batches', [5, 2], inBatchesOf(BATCH));
	const renewed = canvas.add('Renew the lease', [6, 2], renew(opened));
	const batch = canvas.add('Take up the batch', [7, 2], setFields({ batch: ['array', rows(batches, 1)] }));
	const each = canvas.add('One by one', [8, 2], oneItemPer('batch'));
	const fields = ['orderId', 'packageReferenceId', 'carrierCode', 'carrierName', 'trackingNumber', 'shipDate', 'orderItems'];
	// A collection takes no expression as a whole: n8n would leave it empty.
	const ofItem = ['shippingMethod', 'untracked', 'replacePackage', 'readBack'].map((name) => [name, item(`options.${name}`)]);
	const options = Object.fromEntries(ofItem) as Record<string, string>;
	const confirm = canvas.add(
		'Confirm on Amazon',
		[9, 2],
		amazon(
			'order/confirmShipment',
			{
				marketplaceId: item('marketplaceId'),
				specifyOrderItems: 'json',
				...Object.fromEntries(fields.map((name) => [name, item(name)])),
				options,
			},
			{ onError: 'continueRegularOutput' },
		),
	);
	plan.to(all).to(batches).output(1, renewed);
	renewed.to(batch).to(each).to(confirm).to(batches);
	return batches;
}

/** What Amazon answered, in the queue and in the order trail. */
function settled({ canvas, opened }: OpenFlow, { queue, plan, batches }: Record<'queue' | 'plan' | 'batches', Step>): Step {
	const known = { settings: field(opened, 'settings'), shipments: rows(queue), plan: field(plan), now: NOW };
	const settle = canvas.add(
		'What did Amazon say?',
		[4, 4],
		bridge('dispatch/settle', { ...known, answers: rowsIfRun(batches) }, { executeOnce: true }),
	);
	const each = canvas.add('One item per answer', [5, 4], oneItemPer('rows'));
	plan.to(settle).to(each);
	each.to(canvas.add('Note it in the queue', [6, 4], upsertRows(TABLES.shipments, 'key')));
	settle.to(
		canvas.add('Keep the order trail', [5, 5], callWorkflow(WORKFLOWS.keepTrail, { trail: item('trail'), settledOrders: NOTHING })),
	);
	return settle;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -1.9],
		[5, 1.7],
		[
			'## Push dispatch to Amazon',
			'Every 5 minutes: each despatch note of Sage 200 for an order of Amazon becomes one package there, with its courier and tracking number. A package has the id of its despatch note, so that telling Amazon again edits it and never adds one.',
			'',
			'**Before the first run**: fill *Courier map* where your couriers in Sage are not spelt as Amazon spells them, and say in *Bridge settings* (`dispatch.…`) where you keep tracking numbers.',
			'',
			'**Shipments** has one row per package: what Amazon was told, what waits and why.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -1.9],
		[4, 1.3],
		'**What Amazon refuses** comes back in the same line as what it took: one way back into the loop only. Passing failures are tried again after 5, 10, 20, 40 and then every 60 minutes; operations are told from the third on, or at once when Amazon’s latest ship time is near.',
	);
	canvas.noteOnLinks([0, 7.1], 4);
}
