import { Canvas } from '../builder/canvas';
import { daysAgo, field, item, NOW } from '../builder/expressions';
import { bridge, calledWith, deleteRows, oneItemPer, upsertRows } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

/** Amazon cancels what is not confirmed a week after the expected day of dispatch; handling times of made-to-order goods come before it. */
const DAYS_KEPT = 60;

/** Writes the table *Open orders*: what the import and the stock flow saw of orders that the seller sends. */
export function keepOpenOrders(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.keepOpenOrders,
		description:
			'Notes which orders of Amazon the seller still has to send, with their units and times, so that the stock flow and the list of ship risks need not search for what is known. Orders that are sent or cancelled go.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add('When orders were seen', [0, 0], calledWith({ settings: 'array', orders: 'array', sageOrders: 'array' }));
	const note = canvas.add(
		'Note which are open',
		[1, 0],
		bridge(
			'order/noteOpen',
			{ settings: field(start, 'settings'), orders: field(start, 'orders'), sageOrders: field(start, 'sageOrders'), now: NOW },
			{ executeOnce: true },
		),
	);
	const open = canvas.add('One item per open order', [2, 0], oneItemPer('rows'));
	const gone = canvas.add('One item per order that is over', [2, 1], oneItemPer('gone', 'orderId'));
	start
		.to(note)
		.to(open)
		.to(canvas.add('Write it', [3, 0], upsertRows(TABLES.openOrders, 'orderId')));
	note
		.to(gone)
		.to(canvas.add('Take it off', [3, 1], deleteRows(TABLES.openOrders, { column: 'orderId', condition: 'eq', value: item('orderId') })));
	const old = deleteRows(TABLES.openOrders, { column: 'createdTime', condition: 'lt', value: daysAgo(DAYS_KEPT) });
	start.to(canvas.add('Take old ones off', [1, 2], old));
	canvas.note(
		[0, -1.4],
		[4, 1.2],
		[
			'## Keep the open orders',
			'One row per order: `waitsFor` says payment, import or despatch. What waits for payment or import is not in Sage, so the stock flow takes its units off. No names, addresses or amounts.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 3.2], 3);
	return canvas;
}
