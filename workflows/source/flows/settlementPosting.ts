import type { BoardStatus } from '../../../nodes/domain/settlement/desk/board';
import type { Step } from '../builder/step';
import { EXECUTION_ID, field, item, itemAsList, minutesFromNow } from '../builder/expressions';
import { byValue, oneItem, sage, stopWith, updateRows, upsertRows, whether } from '../builder/nodes';
import { ofRun, renew, type OpenFlow } from '../frame/frame';
import { recordOutcomeOf, type OutcomeFields } from '../frame/outcome';
import { TABLES } from '../ids';

/** Documents between two renewals of the lease: at two seconds each, well under a minute. */
const STEPS_PER_CALL = 10;
/** What the bridge calls a settlement on the board that a run is posting. */
const POSTING: BoardStatus = 'posting';

/** Posts, shows the lines, or leaves alone: as the bridge decided. A decision that nobody knows stops the run. What was recorded leads to `back`. */
export function asDecided(flow: OpenFlow, prepare: Step, back: Step): void {
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
	decided.output(1, show).to(sent).to(back);
	decided.output(2, nothing).to(back);
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
 * this run has put it: a person who holds it, or writes another status, ends the posting here.
 */
const stillPosting = (opened: Step, prepare: Step) =>
	updateRows(TABLES.board, { retryAfter: minutesFromNow(opened, 'checked.settleMinutes') }, [
		{ column: 'settlementId', condition: 'eq', value: field(prepare, 'boardRow.settlementId') },
		{ column: 'executionId', condition: 'eq', value: EXECUTION_ID },
		{ column: 'status', condition: 'eq', value: POSTING },
		{ column: 'decisionId', condition: 'eq', value: field(prepare, 'boardRow.decisionId') },
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
