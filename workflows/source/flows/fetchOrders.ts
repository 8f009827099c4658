import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { entries, field, item, joined, rowsIfRun } from '../builder/expressions';
import { amazon, calledWith, oneItemPer, onlyItemsWhere, setFields, withoutRepeats } from '../builder/nodes';
import { TAGS, WORKFLOWS } from '../ids';

/** Of a hundred orders each, for each reading: what a run enters in some minutes. */
const MOST_PAGES = 5;

/** Changed orders and those that are held, each once. */
export function fetchOrders(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.fetchOrders,
		description:
			"Reads as much of Amazon's order search as its rate allows at once, from where the last run stopped, and by their ids orders that wait in the exceptions, because what held them may be put right without a change on Amazon. Each order comes once.",
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add(
		'When it is chosen what to read',
		[0, 0],
		calledWith({ readings: 'array', retryOrderIds: 'array', includedData: 'array' }),
	);
	const held = heldOrders(canvas, start);
	const { pages, progress } = changedOrders(canvas, start);
	const once = gatherOnce(canvas, pages, held);
	const hand = canvas.add('Hand it over', [1, 3], setFields({ orders: ['array', rowsIfRun(once)], pages: ['array', rowsIfRun(progress)] }));
	start.to(hand);
	canvas.note(
		[0, -1.4],
		[4, 1.2],
		"The upper branches run first. A held order that Amazon no longer gives is left out and stays open; it stops nobody. Pending orders come too, so that their units are counted, and cancelled ones, because Sage may have them. **It never waits for Amazon's rate**: what cannot be read now is read by the next run, from the same place.",
	);
	canvas.noteOnLinks([0, 4.2], 3);
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

/** The branch below it: orders that changed, fresh ones first, and how far each reading came. */
function changedOrders(canvas: Canvas, start: Step): Record<'pages' | 'progress', Step> {
	const each = canvas.add('One item per reading', [1, 2], oneItemPer('readings'));
	const pages = canvas.add(
		'Read its pages',
		[2, 2],
		amazon('order/getPages', {
			dateField: 'lastUpdated',
			after: item('after'),
			before: item('before'),
			includedData: field(start, 'includedData'),
			filters: { marketplaceIds: item('marketplaceIds'), fulfillmentStatuses: item('statuses') },
			pageToken: item('token'),
			mostPages: MOST_PAGES,
			keepBack: item('keepBack'),
		}),
	);
	const progress = canvas.add(
		'How far it came',
		[3, 1],
		setFields({ state: ['string', item('state')], pages: ['number', item('pages')], nextToken: ['string', item('nextToken')] }, {}),
	);
	start.to(each).to(pages).to(progress);
	return { pages, progress };
}

/** Both branches as one list, in which an order that is held and has changed comes once. */
function gatherOnce(canvas: Canvas, pages: Step, held: Step): Step {
	const gather = canvas.add(
		'Gather both',
		[3, 2],
		setFields({ changed: ['array', entries(pages, 'orders')], held: ['array', rowsIfRun(held)] }),
	);
	const together = canvas.add('Put them together', [4, 2], setFields({ orders: ['array', joined('changed', 'held')] }));
	const split = canvas.add('One item per order', [5, 2], oneItemPer('orders'));
	const only = canvas.add('Only orders', [6, 2], onlyItemsWhere({ left: item('orderId'), is: 'exists' }));
	const once = canvas.add('Each order once', [7, 2], withoutRepeats('orderId'));
	return pages.to(gather).to(together).to(split).to(only).to(once);
}
