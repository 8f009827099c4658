import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { field, fieldIfRun, joined, NOW, rows, rowsIfRun } from '../builder/expressions';
import { amazon, bridge, calledWith, readRows, sage, setFields } from '../builder/nodes';
import { TABLES, TAGS, WORKFLOWS } from '../ids';

/** From a report of Amazon to a decision: nothing is sent here. */
export function prepareSettlement(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.prepareSettlement,
		description:
			'Downloads one settlement, works out its journal and posting plan to the penny, and lets the bridge decide whether it may be posted. It sends nothing: posting happens in the flow that calls it, where the Stop button reaches it.',
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
	const download = canvas.add('Download the settlement', [3, 0], downloadOf(start));
	const common = { settings: field(start, 'settings'), now: NOW };
	const file = { binaryPropertyName: 'data', nominalMap: rows(overrides), ...common };
	const read = canvas.add('Read the file', [4, 0], bridge('settlement/read', file));
	const orders = canvas.add('Find its orders in Sage', [5, 0], ITS_ORDERS);
	const plan = canvas.add(
		'Work out the plan',
		[5, 1],
		bridge('settlement/plan', { ...file, ordersInSage: rows(orders), board: rows(board) }),
	);
	const decide = canvas.add(
		'Decide',
		[6, 1],
		bridge('settlement/decide', {
			...common,
			board: rows(board),
			executionId: field(start, 'runId'),
			reportId: field(start, 'reportId'),
		}),
	);
	start.to(overrides).to(board).to(download).to(read).to(orders);
	read.to(plan).to(decide);
	return { read, plan, decide };
}

const downloadOf = (start: Step) =>
	amazon(
		'settlement/get',
		{ reportDocumentId: field(start, 'reportDocumentId'), binaryPropertyName: 'data', options: {} },
		{ executeOnce: true },
	);

const ITS_ORDERS = sage(
	'salesOrder/getAll',
	{ returnAll: true, customerReference: '', filters: { amazonOrderIds: '={{ $json.orders.map((order) => order.orderId) }}' } },
	{ alwaysOutputData: true },
);

/** The answer, a branch of its own: what was decided, or why nothing could be. */
function handOver(canvas: Canvas, { start, read, plan, decide }: Record<'start' | 'read' | 'plan' | 'decide', Step>): Step {
	const gather = canvas.add(
		'Gather what was refused',
		[1, 2],
		setFields({ file: ['array', rowsIfRun(read, 1)], plan: ['array', rowsIfRun(plan, 1)], decision: ['array', rowsIfRun(decide, 1)] }),
	);
	const say = canvas.add(
		'Hand over the decision',
		[2, 2],
		setFields({
			decision: ['string', `={{ $('${decide.name}').isExecuted ? $('${decide.name}').first()?.json.decision : 'refused' }}`],
			plan: ['object', fieldIfRun(decide, 'plan')],
			boardRow: ['object', fieldIfRun(decide, 'boardRow')],
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
			'*Read the file* says which orders are in it, Sage says what it has of them, *Work out the plan* makes the journal and the posting plan and checks every identity, *Decide* says whether it may be posted: mode, approval by name, and the plan that was approved.',
			'',
			'What is refused leaves a node of the bridge at *Exceptions* and is handed over with the rest. The lower branch runs last.',
		].join('\n'),
	);
	canvas.noteOnLinks([0, 3.1], [4, 1.2]);
}
