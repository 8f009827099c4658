import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { column, field, item, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, calledWith, oneItemPer, sage, setFields } from '../builder/nodes';
import { TAGS, WORKFLOWS } from '../ids';

const ONE_LOOK = { executeOnce: true, alwaysOutputData: true } as const;

/** From what Sage changed to everything that is known of the orders concerned. */
export function findDespatches(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.findDespatches,
		description:
			'Reads which despatches Sage 200 changed, goes from them to the orders of Amazon, and asks Amazon for those of which something is to be told. Orders of other customers are passed over.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add(
		'When a time is chosen',
		[0, 0],
		calledWith({ after: 'string', orderIds: 'array', settings: 'array', shipments: 'array' }),
	);
	const gather = changedOrders(canvas, start);
	const { lines, orders } = theirDespatches(canvas, gather);
	askAmazon(canvas, start, { gather, lines, orders });
	canvas.note(
		[0, -1.4],
		[5, 1.2],
		'**Two stamps.** Whether a later edit of a tracking number moves the stamp of the despatched line is not documented, so changed despatch notes are read as well. What moves neither is found by the look of once a day at what was confirmed in the last week.',
	);
	canvas.noteOnLinks([0, 3.1], 3);
	return canvas;
}

/** Lines and notes that Sage changed, and the orders that they are of. */
function changedOrders(canvas: Canvas, start: Step): Step {
	const since = { returnAll: true, filters: { updatedSince: field(start, 'after') } };
	const lines = canvas.add('Changed lines', [1, 0], sage('despatch/getLines', since, ONE_LOOK));
	const notes = canvas.add('Changed notes', [2, 0], sage('despatch/getReceipts', since, ONE_LOOK));
	const ofNotes = canvas.add(
		'Lines of changed notes',
		[3, 0],
		sage('despatch/getLines', { returnAll: true, filters: { despatchNumbers: column(notes, 'despatch_no') } }, ONE_LOOK),
	);
	const gather = canvas.add(
		'Which orders are they of?',
		[4, 0],
		bridge(
			'dispatch/gather',
			{
				settings: field(start, 'settings'),
				changedLines: `={{ [$('${lines.name}'), $('${ofNotes.name}')].flatMap((one) => one.all().map((row) => row.json)) }}`,
				orderIds: field(start, 'orderIds'),
			},
			{ executeOnce: true },
		),
	);
	start.to(lines).to(notes).to(ofNotes).to(gather);
	return gather;
}

/** All despatches of these orders; texts of the sales order only where the client keeps something there. */
function theirDespatches(canvas: Canvas, gather: Step): { lines: Step; orders: Step } {
	const all = { returnAll: true };
	const lines = canvas.add(
		'All lines of these orders',
		[1, 1],
		sage('despatch/getLines', { ...all, filters: { amazonOrderIds: field(gather, 'orderIds') } }, ONE_LOOK),
	);
	const withTexts = { ...all, customerReference: '', includeLines: true, includeTexts: true };
	const orders = canvas.add(
		'Their orders in Sage',
		[2, 1],
		sage('salesOrder/getAll', { ...withTexts, filters: { amazonOrderIds: field(gather, 'textOrderIds') } }, ONE_LOOK),
	);
	gather.to(lines).to(orders);
	return { lines, orders };
}

/** Asks Amazon, one order after the other, and answers with all of it as one item. */
function askAmazon(canvas: Canvas, start: Step, { gather, lines, orders }: Record<'gather' | 'lines' | 'orders', Step>): void {
	const known = { settings: field(start, 'settings'), shipments: field(start, 'shipments') };
	const ask = canvas.add(
		'Of which must Amazon be asked?',
		[3, 1],
		bridge('dispatch/ask', { ...known, lines: rows(lines), sageOrders: rows(orders), now: NOW }, { executeOnce: true }),
	);
	const each = canvas.add('One item per order', [4, 1], oneItemPer('askOrderIds', 'orderId'));
	const get = canvas.add(
		'Fetch them from Amazon',
		[5, 1],
		amazon('order/get', { orderId: item('orderId'), includedData: ['FULFILLMENT', 'PACKAGES'] }, { onError: 'continueRegularOutput' }),
	);
	const answer = canvas.add(
		'Everything about them',
		[4, 2],
		setFields({
			orderIds: ['array', field(gather, 'orderIds')],
			askedOrderIds: ['array', field(ask, 'askOrderIds')],
			leftOrderIds: ['array', field(ask, 'leftOrderIds')],
			lines: ['array', rows(lines)],
			sageOrders: ['array', rows(orders)],
			amazonOrders: ['array', rowsIfRun(get)],
		}),
	);
	orders.to(ask).to(each).to(get);
	ask.to(answer);
}
