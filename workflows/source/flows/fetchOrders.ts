import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, item, joined, rows, rowsIfRun } from '../builder/expressions';
import { amazon, calledWith, oneItemPer, onlyItemsWhere, setFields, withoutRepeats } from '../builder/nodes';
import { TAGS, WORKFLOWS } from '../ids';

/** Cancelled ones too: Sage may have them. */
const STATUSES = ['CANCELLED', 'PARTIALLY_SHIPPED', 'PENDING', 'PENDING_AVAILABILITY', 'SHIPPED', 'UNSHIPPED'];

/** Changed orders and those that are held, each once. */
export function fetchOrders(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.fetchOrders,
		description:
			'Fetches the orders that changed in a window, and by their ids those that wait in the exceptions, because what held them may be put right without a change on Amazon. Each order comes once.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add(
		'When a window is chosen',
		[0, 0],
		calledWith({ after: 'string', before: 'string', marketplaceIds: 'string', retryOrderIds: 'array', includedData: 'array' }),
	);
	const held = heldOrders(canvas, start);
	gatherOnce(canvas, changedOrders(canvas, start), held);
	canvas.note(
		[0, -1.2],
		[4, 1],
		'The upper branch runs first. A held order that Amazon no longer gives is left out and stays open; it stops nobody. Pending orders come too, so that they are counted, and cancelled ones, because Sage may have them.',
	);
	canvas.noteOnLinks([0, 2.2], 3);
	return canvas;
}

/** The upper branch: orders that wait in the exceptions, by their ids. */
function heldOrders(canvas: Canvas, start: Step): Step {
	const each = canvas.add('One item per held order', [1, 0], oneItemPer('retryOrderIds', 'orderId'));
	const held = canvas.add(
		'Fetch held orders',
		[2, 0],
		amazon('order/get', { orderId: item('orderId'), includedData: field(start, 'includedData') }, { onError: 'continueRegularOutput' }),
	);
	return start.to(each).to(held);
}

/** The lower branch: orders that changed in the window. */
function changedOrders(canvas: Canvas, start: Step): Step {
	const changed = canvas.add(
		'Fetch changed orders',
		[1, 1],
		amazon(
			'order/getAll',
			{
				returnAll: true,
				dateField: 'lastUpdated',
				after: field(start, 'after'),
				before: field(start, 'before'),
				includedData: field(start, 'includedData'),
				filters: { marketplaceIds: field(start, 'marketplaceIds'), fulfillmentStatuses: STATUSES },
			},
			{ executeOnce: true, alwaysOutputData: true },
		),
	);
	return start.to(changed);
}

/** Both branches as one list, in which an order that is held and has changed comes once. */
function gatherOnce(canvas: Canvas, changed: Step, held: Step): void {
	const gather = canvas.add('Gather both', [2, 1], setFields({ changed: ['array', rows(changed)], held: ['array', rowsIfRun(held)] }));
	const together = canvas.add('Put them together', [3, 1], setFields({ orders: ['array', joined('changed', 'held')] }));
	const split = canvas.add('One item per order', [4, 1], oneItemPer('orders'));
	const only = canvas.add('Only orders', [5, 1], onlyItemsWhere({ left: item('orderId'), is: 'exists' }));
	const once = canvas.add('Each order once', [6, 1], withoutRepeats('orderId'));
	changed.to(gather).to(together).to(split).to(only).to(once);
}
