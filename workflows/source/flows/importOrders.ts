import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { column, field, fieldIfRun, fieldWhenRun, item, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import {
	bridge,
	byValue,
	callWorkflow,
	everyMinutes,
	inBatchesOf,
	oneItemPer,
	readRows,
	sage,
	setFields,
	type Value,
} from '../builder/nodes';
import { beginFlow, endFlow, renew, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

/** Orders that are created between two renewals of the lease: at two seconds an order, under a minute. */
const BATCH = 25;
const ONCE = { executeOnce: true, alwaysOutputData: true } as const;

/** Amazon's orders become sales orders of Sage 200. */
export function importOrders(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.importOrders,
		description:
			'Brings orders that changed on Amazon into Sage 200 as sales orders, one for one, every 15 minutes. The Amazon order id is looked for in Sage first, so an order is there once, however often it is fetched. What cannot be decided waits in the Data Table Bridge exceptions with an owner and a way to put it right.',
		flow: 'orders',
		clock: everyMinutes(15),
		clockName: 'Every 15 minutes',
		keep: 'failures',
	});
	const { canvas } = flow;
	const choose = chooseOrders(flow);
	const facts = askSage(flow, choose);
	const { fetch, each, find } = fetchOrders(flow, choose, facts.last);
	const common = { ...facts.parameters, sageOrders: rows(find) };
	const { follow, update, remove } = followInSage(flow, each, common);
	const convert = convertOrders(flow, { choose, each }, common);
	const batches = createInBatches(flow, convert);
	endFlow(flow, 'orders', 5, {
		refusedBefore: rowsIfRun(choose, 1),
		refused: rowsIfRun(convert, 1),
		told: rowsIfRun(follow, 1),
		seen: rowsIfRun(each),
		results: rowsIfRun(batches),
		inSage: rowsIfRun(follow),
		updated: rowsIfRun(update),
		deleted: rowsIfRun(remove),
		chosen: fieldWhenRun(choose, fetch),
		pages: listIfRun(fetch, 'pages'),
	});
	explain(canvas);
	return canvas;
}

/** What is to be fetched now: what is to be read of Amazon's search, and by their ids held orders and those that the caller names in `orderIds`. */
function chooseOrders({ canvas, called, opened, mayWork }: OpenFlow): Step {
	const cursor = canvas.add('Read the cursors', [3, 0], readRows(TABLES.cursors));
	const held = canvas.add(
		'Read open exceptions',
		[4, 0],
		readRows(
			TABLES.exceptions,
			{ column: 'recordType', condition: 'eq', value: 'order' },
			{ column: 'status', condition: 'eq', value: 'open' },
		),
	);
	const choose = canvas.add(
		'Choose the orders',
		[5, 0],
		bridge(
			'order/choose',
			{
				settings: field(opened, 'settings'),
				cursors: rows(cursor),
				openExceptions: rows(held),
				askedOrderIds: fieldIfRun(called, 'orderIds'),
				now: NOW,
			},
			{ executeOnce: true },
		),
	);
	mayWork.to(cursor).to(held).to(choose);
	return choose;
}

/** What Sage says of the goods, read once per run: parameters that all work on orders needs. */
function askSage({ canvas, opened }: OpenFlow, choose: Step): { last: Step; parameters: Readonly<Record<string, Value>> } {
	const skuMap = canvas.add('Read the SKU map', [6, 0], readRows(TABLES.skuMap));
	const products = canvas.add(
		'Fetch mapped products',
		[7, 0],
		sage('product/getAll', { returnAll: true, filters: { codes: column(skuMap, 'stockCode') } }, ONCE),
	);
	const taxCodes = canvas.add('Fetch tax codes', [8, 0], sage('taxCode/getAll', { returnAll: true }, ONCE));
	const rules = canvas.add('Fetch order settings', [9, 0], sage('settings/get', { which: 'sop_settings' }, { executeOnce: true }));
	choose.to(skuMap).to(products).to(taxCodes).to(rules);
	canvas.group('Ask Sage about the goods', 'What the conversion needs to know, read once per run', [products, taxCodes, rules]);
	return {
		last: rules,
		parameters: {
			settings: field(opened, 'settings'),
			skuMap: rows(skuMap),
			products: rows(products),
			taxCodes: rows(taxCodes),
			pricesIncludeTax: field(rules, 'are_prices_tax_inclusive'),
			now: NOW,
		},
	};
}

/** The orders, and what Sage has of them. Which of them are open is noted before anything is entered: the stock flow counts their units. */
function fetchOrders({ canvas, opened }: OpenFlow, choose: Step, last: Step): Record<'fetch' | 'each' | 'find', Step> {
	const fetch = canvas.add(
		'Fetch the orders',
		[3, 1],
		callWorkflow(WORKFLOWS.fetchOrders, {
			readings: field(choose, 'readings'),
			retryOrderIds: field(choose, 'retryOrderIds'),
			includedData: field(choose, 'includedData'),
		}),
	);
	const each = canvas.add('Every order', [4, 1], oneItemPer('orders'));
	const filters = { amazonOrderIds: column(each, 'orderId') };
	const find = canvas.add(
		'Find them in Sage',
		[5, 1],
		sage('salesOrder/getAll', { returnAll: true, simplify: false, customerReference: '', filters }, ONCE),
	);
	const keep = canvas.add(
		'Keep the open orders',
		[6, 1],
		callWorkflow(WORKFLOWS.keepOpenOrders, { settings: field(opened, 'settings'), orders: rows(each), sageOrders: rows(find) }),
	);
	last.to(fetch).to(each).to(find).to(keep);
	return { fetch, each, find };
}

/** Orders that Sage has: what changed on Amazon since they were entered. Few change in a run, so the time of the lease as it was taken must do. */
function followInSage(
	{ canvas, opened }: OpenFlow,
	each: Step,
	common: Readonly<Record<string, Value>>,
): Record<'follow' | 'update' | 'remove', Step> {
	const follow = canvas.add('Follow those in Sage', [4, 2], bridge('order/follow', common));
	const what = canvas.add('What is to be done?', [5, 2], byValue(item('action'), ['update', 'delete']));
	const order = { orderBy: 'amazonOrderId', order: item('amazonOrderId'), options: { sendBefore: field(opened, 'lease.sendBefore') } };
	const changes = {
		deliveryAddress: item('changes.deliveryAddress'),
		headerTexts: item('changes.headerTexts'),
		lines: item('changes.lines'),
		expectedGross: item('expectedGross'),
	};
	const goOn = { onError: 'continueRegularOutput' } as const;
	const update = canvas.add('Update in Sage', [6, 2], sage('salesOrder/update', { ...order, changes }, goOn));
	const remove = canvas.add('Delete in Sage', [6, 3], sage('salesOrder/delete', order, goOn));
	each.to(follow).to(what).to(update);
	what.output(1, remove);
	return { follow, update, remove };
}

/** Orders that Sage does not have: sales orders or exceptions. */
function convertOrders(
	{ canvas }: OpenFlow,
	{ choose, each }: Record<'choose' | 'each', Step>,
	common: Readonly<Record<string, Value>>,
): Step {
	const convert = canvas.add(
		'Turn into sales order',
		[4, 4],
		bridge('order/toSalesOrder', { ...common, waitingOrderIds: field(choose, 'waitingOrderIds') }),
	);
	each.to(convert);
	return convert;
}

/** Renews the lease, creates a batch, and again. */
function createInBatches({ canvas, opened }: OpenFlow, convert: Step): Step {
	const batches = canvas.add('In batches', [5, 4], inBatchesOf(BATCH));
	const renewed = canvas.add('Renew the lease', [6, 4], renew(opened));
	const batch = canvas.add('Take up the batch', [7, 4], setFields({ orders: ['array', rows(batches, 1)] }));
	const each = canvas.add('One item per order', [8, 4], oneItemPer('orders'));
	const create = canvas.add(
		'Create in Sage',
		[9, 4],
		sage(
			'salesOrder/create',
			{ salesOrder: item('salesOrder'), options: { sendBefore: field(renewed, 'sendBefore') } },
			{ onError: 'continueRegularOutput' },
		),
	);
	convert.to(batches).output(1, renewed);
	renewed.to(batch).to(each).to(create).to(batches);
	return batches;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2.1],
		[5, 1.9],
		[
			'## Import Amazon orders into Sage 200',
			'Every 15 minutes: orders that changed on Amazon become sales orders on the marketplace customer of their currency. An order is in Sage once, because it is looked for by its Amazon order id before it is sent, and read back afterwards.',
			'',
			'**Orders that Sage has** are followed: cancelled or changed on Amazon, a buyer who asks to cancel. Deleted or updated only where the settings say so and nothing is despatched.',
			'',
			'**Before the first run**: fill *Bridge settings* and *Seller SKU map*, run *Prepare the tables* once.',
			'',
			'**What is refused** leaves the bridge at *Exceptions*, what Sage refuses leaves *Create in Sage* with its words. Both are written down at the end, and tried again by every later run.',
			'',
			'A filter or a rule of your own goes between *Turn into sales order* and *In batches*.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -2.1],
		[3, 1.2],
		'**The end is a branch of its own** below the work: n8n runs branches from top to bottom, so it comes when the work is done, however little there was to do. Keep it below. The cursors move only when every order that was fetched is in Sage or written down.',
	);
	canvas.note(
		[7, 2.1],
		[4, 1],
		'**A batch at a time.** Before each batch the run renews its lease; nothing is sent after the end of the lease less a margin. What Sage refuses comes back in the same line as what it took: one way back into the loop only. Never switch on *Retry On Fail* here.',
	);
	canvas.noteOnLinks([0, 6], 4);
}
