import { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, item, WORKFLOW_ID } from '../builder/expressions';
import type { NodeSpec } from '../builder/node.types';
import { byValue, calledByAny, callWorkflow, oneItem, stopWith } from '../builder/nodes';
import { TAGS, WORKFLOWS, type Named } from '../ids';
import { recordOutcomeOf, type OutcomeFields } from './outcome';
import { RECORDED_STOP } from './stops';

/** Seconds after which n8n stops a run. Its lease does not: the run renews it. Three hours are some 5,000 orders. */
const TIMEOUT = 3 * 3600;

export interface FlowHead {
	readonly workflow: Named;
	readonly description: string;
	/** Name of the flow, and of its lease. */
	readonly flow: 'orders' | 'settlements' | 'allocations' | 'fba' | 'returns' | 'stock' | 'dispatch' | 'shipRisk';
	readonly clock: NodeSpec;
	readonly clockName: string;
	readonly keep: 'all' | 'failures';
	/** No other workflow calls it: it answers a person. */
	readonly answersPerson?: true;
}

/** A flow whose beginning is drawn. */
export interface OpenFlow {
	readonly canvas: Canvas;
	/** Where another workflow calls, with whatever it hands over; of a flow that answers a person, its form. */
	readonly called: Step;
	/** *Open a run*: `settings` (rows), `checked` (what Settings: Read gives), `lease`, `startedAt`. */
	readonly opened: Step;
	/** Leads to the work (first) and to the end of the run (last). */
	readonly mayWork: Step;
	/** What starts it of itself. */
	readonly begun: Step;
	/** Where a run ends because another one is at work. */
	readonly skipped: Step;
}

/** The beginning of a flow: clock or call, *Open a run*, and the three ways on from there. A state that nobody knows stops the run. */
export function beginFlow({ workflow, description, flow, clock, clockName, keep, answersPerson }: FlowHead): OpenFlow {
	const settings = { keep, timeout: TIMEOUT, errorWorkflow: WORKFLOWS.failedRun };
	const canvas = new Canvas({ workflow, description, tags: [TAGS.amazonSage, TAGS.flow], settings });
	const byClock = canvas.add(clockName, [0, 0], clock);
	const opened = canvas.add(
		'Open the run',
		[1, 0],
		callWorkflow(WORKFLOWS.openRun, { flow, runId: EXECUTION_ID, workflowId: WORKFLOW_ID }),
	);
	const mayWork = canvas.add('May this run work?', [2, 0], byValue(item('state'), ['open', 'skipped']));
	const skipped = canvas.add('Another run is at work', [2, 1], oneItem(item('summary')));
	const stop = canvas.add(RECORDED_STOP, [1, 1], stopWith(item('message')));
	byClock.to(opened);
	const called = answersPerson ? byClock : canvas.add('When another workflow calls', [0, 1], calledByAny());
	if (called !== byClock) called.to(opened);
	opened.to(mayWork);
	mayWork.output(1, skipped);
	mayWork.output(2, stop);
	return { canvas, called, opened, mayWork, begun: byClock, skipped };
}

/** What every outcome of an open run says. */
export const ofRun = (opened: Step): OutcomeFields => ({ startedAt: field(opened, 'startedAt'), settings: field(opened, 'settings') });

/** Prolongs the lease of the run, or stops it; `sendBefore` of what comes out is how long something may be sent. */
export const renew = (opened: Step): NodeSpec =>
	callWorkflow(WORKFLOWS.renewLease, {
		lease: field(opened, 'lease.lease'),
		holder: EXECUTION_ID,
		minutes: field(opened, 'checked.leaseMinutes'),
		marginMinutes: field(opened, 'checked.leaseMarginMinutes'),
	});

/**
 * The end of a flow, below its work: a branch of its own, which n8n runs when the work above it has come to its end, however little there was
 * to do. Records the run, gives the lease back, and answers with the summary.
 */
export function endFlow(
	{ canvas, opened, mayWork }: Pick<OpenFlow, 'canvas' | 'opened' | 'mayWork'>,
	flow: FlowHead['flow'],
	row: number,
	fields: OutcomeFields,
): Step {
	const end = canvas.add(
		'Record the run',
		[3, row],
		recordOutcomeOf({ flow, ...ofRun(opened), workflowId: WORKFLOW_ID, ofRun: true, ...fields }),
	);
	const release = canvas.add(
		'Give the lease back',
		[4, row],
		callWorkflow(WORKFLOWS.releaseLease, { lease: field(opened, 'lease.lease'), holder: EXECUTION_ID }),
	);
	const answer = canvas.add('Say what became of it', [5, row], oneItem(field(end)));
	mayWork.to(end).to(release).to(answer);
	return answer;
}
