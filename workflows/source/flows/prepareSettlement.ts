import { SETTLEMENT } from '../../../nodes/domain/settlement/desk/settlementSubject';
import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, fieldIfRun, item, joined, listIfRun, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, calledWith, oneItemPer, readRows, sage, setFields, upsertRows, whether } from '../builder/nodes';
import { checkedDecisions } from '../frame/decisions';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

/** From a report of Amazon to a decision: nothing is sent here. */
export function prepareSettlement(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.prepareSettlement,
		description:
			'Takes one settlement, downloaded or uploaded, works out its journal and posting plan to the penny, and lets the bridge decide whether it may be posted. It sends nothing: posting happens in the flow that calls it, where the Stop button reaches it.',
		tags: [TAGS.amazonSage, TAGS.subworkflow],
		settings: { keep: 'failures' },
	});
	const start = canvas.add(
		'When a settlement is due',
		[0, 0],
		calledWith({ reportId: 'string', reportDocumentId: 'string', settings: 'array', runId: 'string' }),
	);
	const { read, plan, decide } = decision(canvas, start);
	start.to(handOver(canvas, { start, read, plan, decide }));
	explain(canvas);
	return canvas;
}

/** From the file to the decision. The mode, the approval and the plan that was approved are the bridge's to weigh. */
function decision(canvas: Canvas, start: Step): Record<'read' | 'plan' | 'decide', Step> {
	const overrides = canvas.add('Read nominal overrides', [1, 0], readRows(TABLES.nominals));
	const board = canvas.add('Read the settlement board', [2, 0], readRows(TABLES.board));
	const skuMap = canvas.add('Read the SKU map', [3, 0], readRows(TABLES.skuMap));
	const decisions = canvas.add('Read order decisions', [4, 0], readRows(TABLES.decisions));
	const download = canvas.add('Download the settlement', [5, 1], downloadOf(start));
	const isListed = canvas.add('Does Amazon list it?', [4, 1], whether({ left: field(start, 'reportDocumentId'), is: 'filled' }));
	const run = { executionId: field(start, 'runId'), reportId: field(start, 'reportId') };
	const common = { settings: field(start, 'settings'), now: NOW };
	const file = { binaryPropertyName: 'data', nominalMap: rows(overrides), ...common };
	const read = canvas.add('Read the file', [6, 1], bridge('settlement/read', file));
	const checked = checkedDecisions(canvas, [7, 1], SETTLEMENT);
	const asked = askAround(canvas, { start, read, skuMap });
	const plan = canvas.add(
		'Work out the plan',
		[7, 2],
		bridge('settlement/plan', { ...file, ...asked, skuMap: rows(skuMap), orderDecisions: rows(decisions), board: rows(board) }),
	);
	const decide = canvas.add(
		'Decide',
		[8, 2],
		bridge('settlement/decide', {
			...common,
			...run,
			board: rows(board),
			approvals: field(checked, 'decisions'),
		}),
	);
	start.to(overrides).to(board).to(skuMap).to(decisions);
	// A file that was uploaded comes with the call; it is on the item of this branch only.
	start.to(isListed).to(download).to(read);
	isListed.output(1, read);
	read.to(checked);
	read.to(plan).to(decide);
	return { read, plan, decide };
}

/** What the file does not say: of Sage its orders, credits, stock items; of Amazon's orders what nobody has noted yet. Refunds older than that are rare. */
function askAround(canvas: Canvas, { start, read, skuMap }: Record<'start' | 'read' | 'skuMap', Step>) {
	const noted = canvas.add('Read noted order facts', [7, -1], readRows(TABLES.orderFacts));
	const orders = canvas.add('Find its orders in Sage', [8, -1], ITS_ORDERS(read));
	const known = { settings: field(start, 'settings'), needs: field(read, 'needs'), orderFacts: rows(noted), skuMap: rows(skuMap) };
	const needs = canvas.add('What else is needed?', [9, -1], bridge('settlement/needs', { ...known, ordersInSage: rows(orders), now: NOW }));
	read.to(noted).to(orders).to(needs);
	noteFacts(canvas, needs);
	const summary = canvas.add(
		'Ask Amazon for its total',
		[16, 0],
		amazon('finance/settlementSummary', { settlementId: field(read, 'settlementId') }, SECOND),
	);
	const credits = canvas.add(
		'Find credits in Sage',
		[10, 0],
		sage('salesLedger/getCredits', { amazonOrderIds: field(needs, 'refundedOrderIds') }, ONE_LOOK),
	);
	const taxCodes = canvas.add('Fetch tax codes', [11, 0], sage('taxCode/getAll', { returnAll: true }, ONE_LOOK));
	const items = canvas.add(
		'Find stock items',
		[12, 0],
		sage('product/getAll', { returnAll: true, filters: { codes: field(needs, 'stockCodes') } }, ONE_LOOK),
	);
	const facts = canvas.add('Read order facts', [13, 0], readRows(TABLES.orderFacts));
	const money = canvas.add('Read order money', [14, 0], readRows(TABLES.orderMoney, RECENT));
	const days = { from: field(read, 'firstDay'), until: field(read, 'lastDay') };
	const periods = canvas.add('Ask about accounting periods', [15, 0], sage('period/getStatus', days, ONE_LOOK));
	needs.to(credits).to(taxCodes).to(items).to(facts).to(money).to(periods).to(summary);
	return {
		leftToAsk: field(needs, 'leftToAsk'),
		ordersInSage: rows(orders),
		credits: rows(credits),
		taxCodes: rows(taxCodes),
		products: rows(items),
		orderFacts: rows(facts),
		orderMoney: rows(money),
		periods: rows(periods),
		amazonSummary: rows(summary),
	};
}

/** Asks Amazon for orders that only it knows, a bounded number in each run, and keeps what it says. */
function noteFacts(canvas: Canvas, needs: Step): void {
	const each = canvas.add('One item per order to ask for', [10, -1], oneItemPer('amazonOrderIds', 'orderId'));
	const asked = canvas.add('Note that it is asked', [11, -1], upsertRows(TABLES.orderFacts, 'orderId'));
	const ask = canvas.add(
		'Ask Amazon for the order',
		[12, -1],
		amazon('order/get', { orderId: item('orderId'), includedData: ['RECIPIENT', 'PACKAGES'] }, { onError: 'continueRegularOutput' }),
	);
	const note = canvas.add('Note its facts', [13, -1], bridge('settlement/orderFacts', {}));
	const keep = canvas.add('Keep them', [14, -1], upsertRows(TABLES.orderFacts, 'orderId'));
	needs.to(each).to(asked).to(ask).to(note).to(keep);
}

const ONE_LOOK = { executeOnce: true, alwaysOutputData: true } as const;
/** Finances do not answer for every account: then there is nothing to compare. */
const SECOND = { ...ONE_LOOK, onError: 'continueRegularOutput' } as const;
/** Orders are settled and refunded within months; older rows of the table are not read in every run. */
const RECENT = { column: 'period', condition: 'gt', value: '={{ $now.minus({ months: 9 }).toUTC().toISO() }}' } as const;

const downloadOf = (start: Step) =>
	amazon(
		'settlement/get',
		{ reportDocumentId: field(start, 'reportDocumentId'), binaryPropertyName: 'data', options: {} },
		{ executeOnce: true },
	);

const ITS_ORDERS = (read: Step) =>
	sage(
		'salesOrder/getAll',
		{ returnAll: true, customerReference: '', includeLines: true, filters: { amazonOrderIds: field(read, 'needs.orderIds') } },
		ONE_LOOK,
	);

/** The answer, a branch of its own: what was decided, or why nothing could be. */
function handOver(canvas: Canvas, { start, read, plan, decide }: Record<'start' | 'read' | 'plan' | 'decide', Step>): Step {
	const gather = canvas.add(
		'Gather what was refused',
		[1, 3],
		setFields({ file: ['array', rowsIfRun(read, 1)], plan: ['array', rowsIfRun(plan, 1)], decision: ['array', rowsIfRun(decide, 1)] }),
	);
	const say = canvas.add(
		'Hand over the decision',
		[2, 3],
		setFields({
			decision: ['string', `={{ $('${decide.name}').isExecuted ? $('${decide.name}').first()?.json.decision : 'refused' }}`],
			plan: ['object', fieldIfRun(decide, 'plan')],
			boardRow: ['object', fieldIfRun(decide, 'boardRow')],
			orderMoney: ['array', listIfRun(decide, 'orderMoney')],
			waiting: ['array', listIfRun(decide, 'waiting')],
			settlement: ['object', fieldIfRun(read)],
			'settlement.reportId': ['string', field(start, 'reportId')],
			reportId: ['string', field(start, 'reportId')],
			refused: ['array', joined('file', 'plan', 'decision')],
		}),
	);
	gather.to(say);
	return gather;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -1.5],
		[5, 1.3],
		[
			'## Prepare one settlement',
			'*Read the file* says which orders are in it, Sage says what it has of them, *Work out the plan* makes the journal and the posting plan and checks every identity, *Decide* says whether it may be posted: mode, the decision of a person, and the plan that it is about.',
			'',
			'What is refused leaves a node of the bridge at *Exceptions* and is handed over with the rest. The lower branch runs last.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 4.1], 4);
}
