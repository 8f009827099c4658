import { EXCEPTION_KINDS } from '../../../nodes/domain/exceptions/kinds';
import { Canvas } from '../builder/canvas';
import { field, item, NOW } from '../builder/expressions';
import { setFields, updateRows, upsertRows, whenARunFails, whether } from '../builder/nodes';
import { RECORDED_STOP } from '../frame/stops';
import { TABLES, TAGS, WORKFLOWS } from '../ids';
import { FREE_LEASE } from '../tables';

const { owner, dueHours, flow, recordType } = EXCEPTION_KINDS.runFailed;

/** The row of *Bridge exceptions* that tells somebody: one per workflow, with a link to the last run that failed. */
const THE_EXCEPTION = setFields({
	key: ['string', '=runFailed|{{ $json.workflow.id }}'],
	kind: ['string', 'runFailed'],
	status: ['string', 'open'],
	owner: ['string', owner],
	dueAt: ['string', `={{ $now.plus({ hours: ${dueHours} }).toUTC().toISO() }}`],
	flow: ['string', flow],
	recordType: ['string', recordType],
	recordId: ['string', '={{ $json.execution?.id }}'],
	message: [
		'string',
		'=Workflow {{ $json.workflow.name }} stopped at {{ $json.execution?.lastNodeExecuted }}: {{ $json.execution?.error.message }}{{ $json.trigger?.error.message }}',
	],
	remedy: [
		'string',
		'=Open the run, put right what it says and start the flow again: {{ $json.execution?.url }}. What was posted is found in Sage 200 and not posted again.',
	],
	amount: ['string', ''],
	currency: ['string', ''],
	reason: ['string', ''],
	lastSeenAt: ['string', NOW],
	executionId: ['string', '={{ $json.execution?.id }}'],
	workflowId: ['string', item('workflow.id')],
});

const EXPLAINED = [
	'## When a run fails',
	'The flows name this workflow as their error workflow. It writes one row to **Bridge exceptions** with a link to the run. A run that has recorded its reason itself, and then stopped so that it shows as failed, is not recorded twice.',
	'',
	'**The lease.** n8n also calls a run failed whose worker did not answer for a while; such a run may go on and send. It has no last node, and **its lease stays** until its time is up. A run that ended at a node has one: its lease is given back at once, so that the next run need not wait. Do not loosen this.',
	'',
	'It calls nothing outside n8n, so it works when Amazon or Sage does not. Runs started by hand do not come here.',
].join('\n');

/** The error workflow of all flows. */
export function failedRun(): Canvas {
	const canvas = new Canvas({
		workflow: WORKFLOWS.failedRun,
		description:
			'Writes down that a run failed, with the node, the words and a link, so that somebody is told. It gives the lease back only of a run that certainly ended at one of its nodes: n8n also calls runs failed that are still at work.',
		tags: [TAGS.amazonSage],
		settings: { keep: 'all' },
	});
	const start = canvas.add('When a run fails', [0, 0], whenARunFails());
	const recorded = canvas.add(
		'Is the reason recorded?',
		[1, 0],
		whether({ left: item('execution?.lastNodeExecuted'), is: 'equals', right: RECORDED_STOP }),
	);
	const describe = canvas.add('Describe the failed run', [2, 1], THE_EXCEPTION);
	const write = canvas.add('Write the exception', [3, 1], upsertRows(TABLES.exceptions, 'key'));
	const ended = canvas.add('Did it end at a node?', [4, 0], {
		...whether({ left: field(start, 'execution?.lastNodeExecuted'), is: 'exists' }),
		executeOnce: true,
	});
	const free = canvas.add(
		'Give back the leases of that run',
		[5, 0],
		updateRows(TABLES.leases, FREE_LEASE, [{ column: 'holder', condition: 'eq', value: field(start, 'execution.id') }]),
	);
	start.to(recorded).to(ended).to(free);
	recorded.output(1, describe).to(write).to(ended);
	canvas.note([0, -1.7], [6, 1.5], EXPLAINED);
	canvas.noteOnLinks([4, 1.1], 3);
	return canvas;
}
