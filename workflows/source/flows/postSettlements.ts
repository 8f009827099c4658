import type { BoardStatus } from '../../../nodes/domain/settlement/desk/board';
import type { Canvas } from '../builder/canvas';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, item, itemAsList, minutesFromNow, NOW, rows, rowsIfRun } from '../builder/expressions';
import {
	amazon,
	bridge,
	byValue,
	callWorkflow,
	everyHourAt,
	inBatchesOf,
	oneItem,
	readRows,
	sage,
	stopWith,
	updateRows,
	upsertRows,
	whether,
} from '../builder/nodes';
import { beginFlow, endFlow, ofRun, renew, type OpenFlow } from '../frame/frame';
import { recordOutcomeOf, type OutcomeFields } from '../frame/outcome';
import { TABLES, WORKFLOWS } from '../ids';

/** Amazon keeps settlement reports for 90 days; the first run takes what is left of them. */
const LOOK_BACK_DAYS = 85;
/** Documents between two renewals of the lease: at two seconds each, well under a minute. */
const STEPS_PER_CALL = 10;
/** What the bridge calls a settlement on the board that a run is posting. */
const POSTING: BoardStatus = 'posting';

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
	endFlow(flow, 'settlements', 6, { refused: rowsIfRun(choose, 1), parts: rowsIfRun(each) });
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

/** Posts, shows the lines, or leaves alone: as the bridge decided. A decision that nobody knows stops the run. */
function asDecided(flow: OpenFlow, prepare: Step, each: Step): void {
	const { canvas } = flow;
	const decided = canvas.add('What was decided?', [5, 1], byValue(item('decision'), ['post', 'dryRun', 'wait', 'refused']));
	const sent = canvas.add('Record what was sent', [13, 1], recordPart(flow, prepare, { results: itemAsList() }));
	const nothing = canvas.add('Record that nothing was sent', [6, 3], recordPart(flow, prepare, {}));
	const show = canvas.add(
		'Show its lines',
		[6, 2],
		sage('postingPlan/post', { plan: item('plan'), options: { dryRun: true } }, { onError: 'continueRegularOutput' }),
	);
	const unknown = canvas.add(
		'Stop: unknown decision',
		[6, 4],
		stopWith('=The bridge decided "{{ $json.decision }}", which this flow does not know. Nothing was posted.'),
	);
	prepare.to(decided).to(postInBatches(flow, prepare, sent));
	decided.output(1, show).to(sent).to(each);
	decided.output(2, nothing).to(each);
	decided.output(3, nothing);
	decided.output(4, unknown);
}

/** Shows the settlement as being posted, then renews the lease and posts some documents, until none is left or a person takes the approval back. */
function postInBatches({ canvas, opened }: OpenFlow, prepare: Step, sent: Step): Step {
	const row = canvas.add('Its row on the board', [6, 1], oneItem(item('boardRow')));
	const posting = canvas.add('Show it as being posted', [7, 1], upsertRows(TABLES.board, 'settlementId'));
	const renewed = canvas.add('Renew before posting', [8, 1], renew(opened));
	const still = canvas.add('Keep it as being posted', [9, 1], stillPosting(opened, prepare));
	const goesOn = canvas.add('May it go on?', [10, 1], whether({ left: item('settlementId'), is: 'exists' }));
	const options = { sendBefore: field(renewed, 'sendBefore'), stepsPerCall: STEPS_PER_CALL };
	const post = canvas.add(
		'Post the plan to Sage',
		[11, 1],
		sage('postingPlan/post', { plan: field(prepare, 'plan'), options }, { onError: 'continueRegularOutput' }),
	);
	const left = canvas.add('Are documents left?', [12, 1], byValue(item('outcome'), ['more']));
	row.to(posting).to(renewed).to(still).to(goesOn).to(post).to(left).to(renewed);
	goesOn.output(1, sent);
	left.output(1, sent);
	return row;
}

/**
 * Moves the time on at which another run may look at it, which holds where this one is killed. It touches the row only while it stands there as
 * this run has put it: a person who writes another status, or empties `approvedBy`, ends the posting here.
 */
const stillPosting = (opened: Step, prepare: Step) =>
	updateRows(TABLES.board, { retryAfter: minutesFromNow(opened, 'checked.settleMinutes') }, [
		{ column: 'settlementId', condition: 'eq', value: field(prepare, 'boardRow.settlementId') },
		{ column: 'executionId', condition: 'eq', value: EXECUTION_ID },
		{ column: 'status', condition: 'eq', value: POSTING },
		{ column: 'approvedBy', condition: 'eq', value: field(prepare, 'boardRow.approvedBy') },
	]);

const recordPart = ({ opened }: OpenFlow, prepare: Step, fields: OutcomeFields) =>
	recordOutcomeOf({
		flow: 'settlements',
		...ofRun(opened),
		refused: field(prepare, 'refused'),
		boardRow: field(prepare, 'boardRow'),
		orderMoney: field(prepare, 'orderMoney'),
		waiting: field(prepare, 'waiting'),
		settlement: field(prepare, 'settlement'),
		...fields,
	});

function explain(canvas: Canvas): void {
	canvas.note(
		[0, -2],
		[5, 1.8],
		[
			'## Post Amazon settlements to Sage 200',
			"Every hour: settlements that are new, or that were held, are worked into a journal, checked to the penny and, as the mode says, posted through Sage's cash book and ledgers. One after the other, because the reserve that one releases must be the reserve that the one before it held.",
			'',
			'**Mode**, the row `mode` of *Bridge settings*: `review` waits for an approval by name on the *Settlement board* (set `status` to `approved` and `approvedBy` to your name), `auto` posts what is whole, `dryRun` shows the exact lines and posts nothing.',
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
	canvas.noteOnLinks([0, 7.1], [4, 1.4]);
}
