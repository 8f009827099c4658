import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { each, field, filledColumn, item, joined, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, calledWith, callWorkflow, oneItemPer, sage, setFields } from '../builder/nodes';
import { TAGS, WORKFLOWS } from '../ids';

const ONCE = { executeOnce: true, alwaysOutputData: true } as const;
/** Share of Amazon's searches that is left to the import. */
const LEFT_TO_IMPORT = 0.2;

const INPUTS = {
	settings: 'array',
	skuMap: 'array',
	listings: 'array',
	openOrders: 'array',
	exceptions: 'array',
	choice: 'any',
	sweep: 'boolean',
} as const;

/** Both systems are asked, and what may be offered is worked out. Nothing is sent. */
export function workOutStock(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.workOutStock,
		description:
			'Asks Amazon which units are sold and not in Sage yet, and Sage for the free stock of the items in question, and works out which quantities Amazon should have. It sends nothing.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add('When a stock flow calls', [0, 3], calledWith(INPUTS));
	const branches = listBranches(canvas, start);
	const { looked, open, inSage } = openOrders(canvas, start, branches.held);
	const facts = {
		settings: field(start, 'settings'),
		skuMap: field(start, 'skuMap'),
		listings: field(start, 'listings'),
		openOrders: field(start, 'openOrders'),
		orders: field(open, 'orders'),
		newOrdersRead: rows(looked),
		heldOrderIds: field(start, 'choice.heldOrderIds'),
		ordersInSage: rows(inSage),
		shownListings: rowsIfRun(branches.shown),
		listedIn: rowsAs(start),
	};
	const needs = whatMoved(canvas, start, inSage, facts);
	handOver(
		canvas,
		workedOut(canvas, start, needs, { ...facts, exceptions: field(start, 'exceptions'), feedResults: rowsIfRun(branches.feeds) }),
	);
	explain(canvas);
	return canvas;
}

/** The marketplaces of which all listings are fetched. */
const rowsAs = (start: Step): string => `={{ $('${start.name}').first().json.choice.listingsOf.map((one) => one.marketplaceId) }}`;

/** Three branches above the work, each of which may have nothing to do. */
function listBranches(canvas: Canvas, start: Step): Record<'held' | 'feeds' | 'shown', Step> {
	const orders = canvas.add('One item per held order', [1, 0], oneItemPer('choice.heldOrderIds', 'orderId'));
	const held = canvas.add(
		'Fetch held orders',
		[2, 0],
		amazon('order/get', { orderId: item('orderId'), includedData: ['FULFILLMENT'] }, { onError: 'continueRegularOutput' }),
	);
	const feedIds = canvas.add('One item per feed', [1, 1], oneItemPer('choice.feeds'));
	const feeds = canvas.add(
		'Read its result',
		[2, 1],
		amazon('listing/getBulkResult', { feedId: item('feedId'), options: {} }, { onError: 'continueRegularOutput' }),
	);
	const places = canvas.add('One item per marketplace', [1, 2], oneItemPer('choice.listingsOf'));
	const shown = canvas.add(
		'Fetch its listings',
		[2, 2],
		amazon('listing/getAll', {
			marketplaceId: { __rl: true, mode: 'id', value: item('marketplaceId') },
			sellerId: field(start, 'choice.sellerId'),
			returnAll: true,
			includedData: ['summaries', 'fulfillmentAvailability'],
		}),
	);
	start.to(orders).to(held);
	start.to(feedIds).to(feeds);
	start.to(places).to(shown);
	return { held, feeds, shown };
}

/** Orders of Amazon that nobody has noted yet, and which of the open ones Sage has. Found by when they were placed, so that no change hides one. */
function openOrders(canvas: Canvas, start: Step, held: Step): Record<'looked' | 'open' | 'inSage', Step> {
	const looked = canvas.add('Look for new orders', [1, 3], newOrders(start));
	const gather = canvas.add(
		'Gather them',
		[2, 3],
		setFields({
			looked: ['array', item('orders')],
			held: ['array', rowsIfRun(held)],
			noted: ['array', field(start, 'choice.notInSage')],
		}),
	);
	const open = canvas.add(
		'Put them together',
		[3, 3],
		setFields({ orders: ['array', joined('looked', 'held')], toAsk: ['array', joined('looked', 'held', 'noted')] }),
	);
	const inSage = canvas.add(
		'Which are in Sage?',
		[4, 3],
		sage('salesOrder/getAll', { returnAll: true, customerReference: '', filters: { amazonOrderIds: each('toAsk', 'orderId') } }, ONCE),
	);
	const keep = canvas.add(
		'Keep the open orders',
		[5, 2],
		callWorkflow(WORKFLOWS.keepOpenOrders, {
			settings: field(start, 'settings'),
			orders: field(open, 'orders'),
			sageOrders: rows(inSage),
		}),
	);
	start.to(looked).to(gather).to(open).to(inSage).to(keep);
	return { looked, open, inSage };
}

const newOrders = (start: Step) =>
	amazon(
		'order/getPages',
		{
			dateField: 'created',
			after: field(start, 'choice.createdAfter'),
			before: field(start, 'choice.createdBefore'),
			includedData: ['FULFILLMENT'],
			filters: { marketplaceIds: field(start, 'choice.marketplaceIds'), fulfilledBy: ['MERCHANT'], fulfillmentStatuses: [] },
			pageToken: '',
			mostPages: field(start, 'choice.createdPages'),
			keepBack: LEFT_TO_IMPORT,
		},
		ONCE,
	);

/** What changed in Sage since the last run, and of which stock items the figures are to be read. */
function whatMoved(canvas: Canvas, start: Step, inSage: Step, facts: object): Step {
	const since = field(start, 'choice.after');
	const warehouses = field(start, 'choice.warehouses');
	const moved = canvas.add(
		'Holdings that moved',
		[5, 3],
		sage('stock/getHoldings', { returnAll: true, filters: { updatedSince: since, warehouses } }, ONCE),
	);
	const changed = canvas.add(
		'Order lines that changed',
		[6, 3],
		sage('salesOrder/getLines', { returnAll: true, filters: { updatedSince: since } }, ONCE),
	);
	const needs = canvas.add(
		'Which items to read?',
		[7, 3],
		bridge(
			'stock/needs',
			{ ...facts, movedHoldings: rows(moved), movedLines: rows(changed), sweep: field(start, 'sweep') },
			{ executeOnce: true },
		),
	);
	inSage.to(moved).to(changed).to(needs);
	return needs;
}

/** The figures of Sage, open order lines before the holdings: what is allocated in between is taken off twice rather than not at all. */
function workedOut(canvas: Canvas, start: Step, needs: Step, facts: object): Step {
	const stockCodes = field(needs, 'stockCodes');
	const products = canvas.add(
		'Read the items',
		[4, 4.2],
		sage('product/getAll', { returnAll: true, filters: { codes: stockCodes } }, ONCE),
	);
	const orderLines = canvas.add(
		'Read their open order lines',
		[5, 4.2],
		sage('salesOrder/getLines', { returnAll: true, filters: { stockCodes, orderedSince: field(start, 'choice.orderDay') } }, ONCE),
	);
	const holdings = canvas.add(
		'Read their free stock',
		[6, 4.2],
		sage(
			'stock/getHoldings',
			{ returnAll: true, filters: { productIds: filledColumn(products, 'id'), warehouses: field(start, 'choice.warehouses') } },
			ONCE,
		),
	);
	const workOut = canvas.add(
		'Work out the quantities',
		[7, 4.2],
		bridge(
			'stock/workOut',
			{ ...facts, stockCodes, products: rows(products), holdings: rows(holdings), orderLines: rows(orderLines), now: NOW },
			{ executeOnce: true },
		),
	);
	needs.to(products).to(orderLines).to(holdings).to(workOut);
	canvas.group('Read the figures in Sage', 'Of the items in question only', [products, orderLines, holdings]);
	return workOut;
}

function handOver(canvas: Canvas, workOut: Step): void {
	const say = canvas.add(
		'Hand it over',
		[8, 4.2],
		setFields({
			batches: ['array', item('batches')],
			rows: ['array', item('rows')],
			judged: ['array', item('judged')],
			listings: ['number', item('listings')],
			held: ['number', item('held')],
			missesNew: ['boolean', item('missesNew')],
			refused: ['array', rowsIfRun(workOut, 1)],
		}),
	);
	workOut.to(say);
}

function explain(canvas: Canvas): void {
	canvas.note(
		[3.2, 0],
		[5.5, 1.8],
		[
			'## Work out the stock',
			'The three branches above run first, and each may have nothing to do: orders that the import has held and nobody has noted, feeds whose result is not known yet, listings that are not known yet (in a sweep all of them).',
			'',
			'Units that are sold on Amazon and not in Sage are taken off: what *Open orders* says waits for payment or import, and orders placed since the last run, for which Amazon is asked. While it does not name them all, because its rate allows no more, no quantity is raised. What Sage has allocated has lowered its free stock already; what it has not allocated of its open orders is taken off here.',
			'',
			'Orders come without names and addresses.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 5.6], 4);
}
