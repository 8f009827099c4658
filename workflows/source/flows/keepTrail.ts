import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { item, rows } from '../builder/expressions';
import { bridge, calledWith, oneItemPer, onlyItemsWhere, readRowsPerItem, updateRows, upsertRows } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

/** Writes columns of *Order trail*. Each flow gives the columns of its own steps; the others stay. */
export function keepTrail(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.keepTrail,
		description:
			'Writes into the row of each order what a flow has to say of it, and leaves the other columns as they are. What settlements moved for an order is added up anew over all of them from Order money.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add('When there is something to note', [0, 0], calledWith({ trail: 'array', settledOrders: 'array' }));
	const each = canvas.add('One item per order', [1, 0], oneItemPer('trail'));
	start.to(each).to(canvas.add('Write its columns', [2, 0], upsertRows(TABLES.orderTrail, 'orderId')));
	waitsForDespatch(canvas, each);
	const settled = canvas.add('One item per settled order', [1, 2], oneItemPer('settledOrders', 'orderId'));
	const money = canvas.add(
		'Read what was moved for it',
		[2, 2],
		readRowsPerItem(TABLES.orderMoney, { column: 'orderId', condition: 'eq', value: item('orderId') }),
	);
	const sum = canvas.add('Add it up', [3, 2], bridge('settlement/orderTrail', { orderMoney: rows(money) }, { executeOnce: true }));
	start
		.to(settled)
		.to(money)
		.to(sum)
		.to(canvas.add('Write what was settled', [4, 2], upsertRows(TABLES.orderTrail, 'orderId')));
	canvas.note(
		[0, -1.4],
		[5, 1.2],
		[
			'## Keep the order trail',
			'One row per Amazon order, for whoever is asked about one: search *Order trail* by the order id. A flow of your own may call this with `trail`: items with `orderId` and the columns that it knows. No buyer data belongs here.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 3.2], 4);
	return canvas;
}

/** An order that Sage has waits for nothing but its despatch: its units are Sage's own figure from now on. */
function waitsForDespatch(canvas: Canvas, each: Step): void {
	const entered = canvas.add('Only orders in Sage', [2, 1], onlyItemsWhere({ left: item('sageOrder'), is: 'filled' }));
	const waits = updateRows(
		TABLES.openOrders,
		{ waitsFor: 'despatch' },
		[{ column: 'orderId', condition: 'eq', value: item('orderId') }],
		{},
	);
	each.to(entered).to(canvas.add('It waits for despatch', [3, 1], waits));
}
