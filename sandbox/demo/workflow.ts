import type { WorkflowFile } from '../../scripts/workflowPackage';
import { Canvas } from '../../workflows/source/builder/canvas';
import type { Step } from '../../workflows/source/builder/step';
import { field } from '../../workflows/source/builder/expressions';
import { calledByWebhook, callWorkflow, setFields } from '../../workflows/source/builder/nodes';
import { DEMO, WORKFLOWS } from './ids';

type Demo = (typeof DEMO)[keyof typeof DEMO];

function canvasOf(demo: Demo, description: string): { canvas: Canvas; start: Step } {
	const settings = { keep: 'all', errorWorkflow: WORKFLOWS.failedRun } as const;
	const canvas = new Canvas({ workflow: demo, description, tags: [], settings });
	return { canvas, start: canvas.add('When the demo is started', [0, 0], calledByWebhook(demo.path, demo.webhookId)) };
}

/** Runs a shipped flow as published, and waits for it. */
const run = (canvas: Canvas, name: string, workflow: { id: string; name: string }, column: number): Step =>
	canvas.add(name, [column, 0], callWorkflow(workflow, {}));

/**
 * Starts the shipped flows in order, as published, and answers with their summaries. It stands for the clock: people would
 * otherwise wait for the next quarter of an hour.
 */
function runTheDemo(): Canvas {
	const { canvas, start } = canvasOf(DEMO.run, 'Stands for the clock: starts the flows in order and answers with what became of them.');
	const orders = run(canvas, 'Import orders', WORKFLOWS.importOrders, 1);
	const settlements = run(canvas, 'Post settlements', WORKFLOWS.postSettlements, 2);
	const answer = canvas.add(
		'Answer with both summaries',
		[3, 0],
		setFields({ orders: ['object', field(orders)], settlements: ['object', field(settlements)] }),
	);
	start.to(orders).to(settlements).to(answer);
	return canvas;
}

/** What comes after people have worked in Sage: orders are looked at again, receipts are allocated to invoices. */
function followUpTheDemo(): Canvas {
	const { canvas, start } = canvasOf(
		DEMO.followUp,
		'Stands for the clock: follows up orders and allocates, and answers with what became of them.',
	);
	const followUps = run(canvas, 'Follow up orders', WORKFLOWS.followUpOrders, 1);
	const allocations = run(canvas, 'Allocate receipts', WORKFLOWS.allocateReceipts, 2);
	const answer = canvas.add(
		'Answer with both summaries',
		[3, 0],
		setFields({ followUps: ['object', field(followUps)], allocations: ['object', field(allocations)] }),
	);
	start.to(followUps).to(allocations).to(answer);
	return canvas;
}

/** What happens at Amazon's warehouses, once a day. */
function fbaOfTheDemo(): Canvas {
	const { canvas, start } = canvasOf(
		DEMO.fba,
		'Stands for the clock: brings what happened at FBA into Sage, and answers with what became of it.',
	);
	const fba = run(canvas, 'Post FBA adjustments', WORKFLOWS.fbaAdjustments, 1);
	const drift = run(canvas, 'Compare FBA stock', WORKFLOWS.fbaDrift, 2);
	const returns = run(canvas, 'Bring in returns', WORKFLOWS.returns, 3);
	const answer = canvas.add(
		'Answer with their summaries',
		[4, 0],
		setFields({ fba: ['object', field(fba)], drift: ['object', field(drift)], returns: ['object', field(returns)] }),
	);
	start.to(fba).to(drift).to(returns).to(answer);
	return canvas;
}

/** What is offered on Amazon: what changed, then everything. */
function stockOfTheDemo(): Canvas {
	const { canvas, start } = canvasOf(
		DEMO.stock,
		'Stands for the clock: sends changed stock, then sweeps, and answers with what became of them.',
	);
	const changes = run(canvas, 'Send changed stock', WORKFLOWS.stockChanges, 1);
	const sweep = run(canvas, 'Sweep the stock', WORKFLOWS.stockSweep, 2);
	const answer = canvas.add(
		'Answer with both summaries',
		[3, 0],
		setFields({ changes: ['object', field(changes)], sweep: ['object', field(sweep)] }),
	);
	start.to(changes).to(sweep).to(answer);
	return canvas;
}

/** What comes after the warehouse has despatched: Amazon is told, and the list of ship risks is made. */
function dispatchTheDemo(): Canvas {
	const { canvas, start } = canvasOf(DEMO.dispatch, 'Stands for the clock: pushes dispatches, lists ship risks, and answers with both.');
	const dispatch = run(canvas, 'Push dispatch', WORKFLOWS.pushDispatch, 1);
	const shipRisk = run(canvas, 'List ship risks', WORKFLOWS.shipRisk, 2);
	const answer = canvas.add(
		'Answer with both summaries',
		[3, 0],
		setFields({ dispatch: ['object', field(dispatch)], shipRisk: ['object', field(shipRisk)] }),
	);
	start.to(dispatch).to(shipRisk).to(answer);
	return canvas;
}

/** Stands for the consultant who runs *Prepare the tables* once by hand. */
function prepareTheDemo(): Canvas {
	const { canvas, start } = canvasOf(DEMO.prepare, 'Stands for the consultant: runs Prepare the tables.');
	const prepare = canvas.add('Prepare', [1, 0], { ...callWorkflow(WORKFLOWS.prepareTables, {}), alwaysOutputData: true });
	const answer = canvas.add('Answer', [2, 0], setFields({ prepared: ['boolean', true] }));
	start.to(prepare).to(answer);
	return canvas;
}

export const demoWorkflows = (): WorkflowFile[] =>
	[runTheDemo(), followUpTheDemo(), fbaOfTheDemo(), stockOfTheDemo(), dispatchTheDemo(), prepareTheDemo()].map((canvas) => canvas.toJson());
