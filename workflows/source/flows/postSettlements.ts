import { ALL_SERIES } from '../../../nodes/domain/run/solved';
import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, itemAsList, NOW, rows, rowsIfRun, textIfRun } from '../builder/expressions';
import { amazon, bridge, callWorkflow, everyHourAt, inBatchesOf, readRows } from '../builder/nodes';
import { beginFlow, endFlow, ofRun, renew, type OpenFlow } from '../frame/frame';
import { recordOutcomeOf } from '../frame/outcome';
import { TABLES, WORKFLOWS } from '../ids';
import { asDecided } from './settlementPosting';

/** Amazon keeps settlement reports for 90 days; the first run takes what is left of them. */
const LOOK_BACK_DAYS = 85;

/** Amazon's settlements become documents of Sage 200. */
export function postSettlements(): Canvas {
	const flow = beginFlow({
		workflow: WORKFLOWS.postSettlements,
		description:
			'Posts each Amazon settlement as documents that Sage 200 knows, oldest first: what customers paid, refunds, fees, and the payout that meets the bank line. It posts only what is worked out to the penny and, unless the mode is Auto, what somebody has approved by name.',
		flow: 'settlements',
		clock: everyHourAt(20),
		clockName: 'Every hour',
		keep: 'all',
	});
	const { choose, each } = chooseSettlements(flow);
	const prepare = prepareEach(flow, each);
	asDecided(flow, prepare, each);
	endFlow(flow, 'settlements', 6, { refused: rowsIfRun(choose, 1), parts: rowsIfRun(each), judged: textIfRun(choose, ALL_SERIES) });
	explain(flow.canvas);
	return flow.canvas;
}

/** Which reports are to be worked now, oldest first. */
function chooseSettlements({ canvas, opened, mayWork }: OpenFlow): { choose: Step; each: Step } {
	const list = canvas.add(
		'List settlement reports',
		[3, 0],
		amazon(
			'settlement/getAll',
			{ returnAll: true, options: { createdSince: `={{ $now.minus({ days: ${LOOK_BACK_DAYS} }).toUTC().toISO() }}` } },
			{ executeOnce: true, alwaysOutputData: true },
		),
	);
	const board = canvas.add('Read the settlement board', [4, 0], readRows(TABLES.board));
	const choose = canvas.add(
		'Choose the settlements',
		[5, 0],
		bridge(
			'settlement/choose',
			{ settings: field(opened, 'settings'), reports: rows(list), board: rows(board), now: NOW },
			{ executeOnce: true },
		),
	);
	const each = canvas.add('Oldest first, one by one', [6, 0], inBatchesOf(1));
	mayWork.to(list).to(board).to(choose).to(each);
	return { choose, each };
}

/** From the report to the decision, in a workflow of its own. One that cannot be prepared is recorded, and the next one has its turn. */
function prepareEach({ canvas, opened }: OpenFlow, each: Step): Step {
	const renewed = canvas.add('Renew the lease', [3, 1], renew(opened));
	const prepare = canvas.add(
		'Prepare one settlement',
		[4, 1],
		callWorkflow(
			WORKFLOWS.prepareSettlement,
			{
				reportId: field(each, 'reportId'),
				reportDocumentId: field(each, 'reportDocumentId'),
				settings: field(opened, 'settings'),
				runId: EXECUTION_ID,
			},
			{ onError: 'continueErrorOutput' },
		),
	);
	const failed = canvas.add(
		'Record that it failed',
		[5, 5],
		recordOutcomeOf({
			flow: 'settlements',
			...ofRun(opened),
			failures: itemAsList(),
			settlement: field(each),
		}),
	);
	each.output(1, renewed).to(prepare).output(1, failed);
	failed.to(each);
	return prepare;
}

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Post Amazon settlements to Sage 200',
			"Every hour: settlements that are new, or that were held, are worked into a journal, checked to the penny and, as the mode says, posted through Sage's cash book and ledgers. One after the other, because the reserve that one releases must be the reserve that the one before it held.",
			'',
			'**Mode**, the row `mode` of *Bridge settings*: `review` waits until a person has approved it with the form *Decide on a settlement*, `auto` posts what is whole, `dryRun` shows the exact lines and posts nothing.',
			'',
			'**Before the first run**: fill *Bridge settings*, run *Prepare the tables* once.',
		].join('\n'),
	);
	canvas.note(
		[5.2, -2],
		[4, 1.2],
		'**What was decided?** The bridge decides (*Prepare one settlement*), this node only leads on. Only `post` reaches *Post the plan to Sage*; a decision that it does not know stops the run. Do not add a way around it, and never switch on *Retry On Fail*.',
	);
	canvas.note(
		[7, 2.2],
		[6, 1.2],
		'**Some documents at a time.** The lease is renewed before each call, and nothing is sent after its end less a margin. A run that is stopped or killed here leaves the settlement as `posting`, with a time in `retryAfter` (`flow.settleMinutes` after the last call): its last document may show in Sage only later. The first run after that time finds what is in Sage and goes on behind it.\n\n**To stop a posting** set `status` on the *Settlement board* to `held`, or empty `approvedBy`: it ends before the next call, and no later run goes on without a new approval.',
	);
	canvas.noteOnLinks([0, 7.1], 4);
}
