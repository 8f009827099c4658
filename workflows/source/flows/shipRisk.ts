import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { column, field, fieldIfRun, item, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import { bridge, deleteRows, everyHourAt, oneItemPer, readRows, sage, upsertRows } from '../builder/nodes';
import { beginFlow, endFlow, type OpenFlow } from '../frame/frame';
import { TABLES, WORKFLOWS } from '../ids';

const ONE_LOOK = { executeOnce: true, alwaysOutputData: true } as const;

/** Orders that are late, due today or blocked, as a table. */
export function shipRisk(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.shipRisk,
		description:
			'Lists every hour which orders of Amazon are late, due today, or cannot be sent as things stand: not in Sage 200, on hold, without stock, despatched and not confirmed. It asks Amazon for nothing: Open orders has what the import saw.',
		flow: 'shipRisk',
		clock: everyHourAt(35),
		clockName: 'Every hour',
		keep: 'failures',
	});
	const list = listed(flow);
	writeList(flow.canvas, list);
	endFlow(flow, 'shipRisk', 4, {
		refused: rowsIfRun(list, 1),
		counts: fieldIfRun(list, 'counts'),
		judged: listIfRun(list, 'judged'),
	});
	explain(flow.canvas);
	return flow.canvas;
}

function listed(flow: OpenFlow): Step {
	const { canvas, opened, mayWork } = flow;
	const before = canvas.add('Read the list', [3, 0], readRows(TABLES.shipRisk));
	const queue = canvas.add('Read the queue', [4, 0], readRows(TABLES.shipments));
	const open = canvas.add(
		'Read open exceptions',
		[5, 0],
		readRows(TABLES.exceptions, { column: 'status', condition: 'eq', value: 'open' }),
	);
	const isPaid = { column: 'waitsFor', condition: 'neq', value: 'payment' } as const;
	const waiting = canvas.add('What does Amazon wait for?', [6, 0], readRows(TABLES.openOrders, isPaid));
	mayWork.to(before).to(queue).to(open).to(waiting);
	const { orders, holdings } = inSage(canvas, waiting);
	const facts = {
		openOrders: rows(waiting),
		sageOrders: rows(orders),
		holdings: rows(holdings),
		openExceptions: rows(open),
		shipments: rows(queue),
		shipRisk: rows(before),
	};
	const list = canvas.add(
		'List the risks',
		[3, 1],
		bridge('dispatch/shipRisks', { settings: field(opened, 'settings'), ...facts, now: NOW }, { executeOnce: true }),
	);
	return holdings.to(list);
}

/** Their orders in Sage, and free stock of what is not allocated. */
function inSage(canvas: Canvas, waiting: Step): { orders: Step; holdings: Step } {
	const ids = { amazonOrderIds: column(waiting, 'orderId') };
	const all = { returnAll: true, customerReference: '', includeLines: true };
	const orders = canvas.add('Find them in Sage', [7, 0], sage('salesOrder/getAll', { ...all, filters: ids }, ONE_LOOK));
	const needed = canvas.add(
		'Which goods are missing?',
		[8, 0],
		bridge('dispatch/goodsNeeded', { sageOrders: rows(orders) }, { executeOnce: true }),
	);
	const holdings = canvas.add(
		'Find free stock',
		[9, 0],
		sage('stock/getHoldings', { returnAll: true, filters: { stockCodes: field(needed, 'stockCodes') } }, ONE_LOOK),
	);
	waiting.to(orders).to(needed).to(holdings);
	canvas.group('Ask Sage about them', 'Their orders, and free stock of what is not allocated', [orders, needed, holdings]);
	return { orders, holdings };
}

function writeList(canvas: Canvas, list: Step): void {
	const each = canvas.add('One item per risk', [4, 1], oneItemPer('rows'));
	list.to(each).to(canvas.add('Write the list', [5, 1], upsertRows(TABLES.shipRisk, 'amazonOrderId')));
	const gone = canvas.add('One item per order that is over', [4, 2], oneItemPer('gone', 'amazonOrderId'));
	list
		.to(gone)
		.to(
			canvas.add(
				'Take it off the list',
				[5, 2],
				deleteRows(TABLES.shipRisk, { column: 'amazonOrderId', condition: 'eq', value: item('amazonOrderId') }),
			),
		);
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -1.9],
		[5, 1.7],
		[
			'## List ship risks',
			'Every hour the table **Ship risk** says what operations have to look at, most urgent first:',
			'- `late`: the latest ship time of Amazon is past',
			'- `today`: it falls on today',
			'- `blocked`: it comes later, and the order cannot be sent as things stand',
			'',
			'`state` and `why` say where the order is: not in Sage, on hold, without stock, to be despatched, despatched and not confirmed.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -1.9],
		[4, 1.2],
		'It is the sweep of *Push dispatch to Amazon* as well: an order that Sage has despatched and Amazon still waits for is looked at by its next run, whatever stamps Sage has moved.',
	);
	canvas.noteOnLinks([0, 5.1], 4);
}
