import type { INodeProperties } from 'n8n-workflow';
import { boardField, nowField } from '../../fields';
import { settingsField } from '../../settings';

const json = (displayName: string, name: string, standard: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: standard,
	description,
});

const text = (displayName: string, name: string, standard: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: standard,
	description,
});

/** Fields of Run: Outcome. Every list may be empty or hold empty items. */
export const outcomeFields: INodeProperties[] = [
	{
		displayName: 'Flow',
		name: 'flow',
		type: 'options',
		options: [
			{ name: 'Allocations', value: 'allocations' },
			{ name: 'Dispatch', value: 'dispatch' },
			{ name: 'FBA Stock', value: 'fba' },
			{ name: 'Orders', value: 'orders' },
			{ name: 'Returns', value: 'returns' },
			{ name: 'Settlements', value: 'settlements' },
			{ name: 'Ship Risk', value: 'shipRisk' },
			{ name: 'Stock', value: 'stock' },
		],
		default: 'orders',
		description: 'Flow that ran',
	},
	{
		displayName: 'Ended',
		name: 'ended',
		type: 'options',
		options: [
			{ name: 'At Its End', value: 'done', description: 'A lease that was not won makes it a skipped run' },
			{ name: 'At a Failure', value: 'failed', description: 'A node failed, so that the rest was not done' },
			{ name: 'Lease Lost', value: 'leaseLost', description: 'The lease could not be renewed' },
		],
		default: 'done',
		description: 'How the run ended',
	},
	text('Run ID', 'runId', '={{ $execution.id }}', 'Execution of n8n that is noted in run log and board'),
	text('Workflow ID', 'workflowId', '', 'Workflow whose failed runs are over once it gets to its end. Leave empty before the end.'),
	text('Ran In', 'ranIn', '={{ $workflow.id }}', 'Workflow whose execution Run ID is, so that exceptions lead to it'),
	text('Started At', 'startedAt', '={{ $now.toISO() }}', 'When the run started, ISO 8601'),
	json('Refused', 'refused', '[]', 'Exceptions of the bridge as JSON, as its second output gives them'),
	json('Results', 'results', '[]', 'Items of the success output of the posting node as JSON'),
	json('Orders in Sage', 'inSage', '[]', 'Ready items of Order: Follow as JSON: orders that Sage had already'),
	json('Updated Orders', 'updated', '[]', 'Items of the node that updates orders in Sage as JSON'),
	json('Deleted Orders', 'deleted', '[]', 'Items of the node that deletes orders in Sage as JSON'),
	json('Failures', 'failures', '[]', 'Items of error outputs as JSON, each with error and details'),
	json('Known Exceptions', 'known', '[]', 'Rows of Bridge exceptions that are not resolved as JSON, of all flows'),
	json(
		'Seen Orders',
		'seen',
		'[]',
		'Orders as fetched from Amazon as JSON: only ID, marketplace, channel, dates and fulfilment status are read',
	),
	json(
		'Counts',
		'counts',
		'{}',
		'Figures that are known better than from the lists as JSON: fetched, posted, alreadyPosted, held, pending',
	),
	json('Parts', 'parts', '[]', 'Summaries of earlier outcomes of the same run as JSON, to be added up'),
	json('Lease', 'lease', '{}', 'What Take a Lease or Renew a Lease gave as JSON: won, heldBy, heldSince, heldUntil'),
	json('Window', 'window', 'null', 'Window that was looked at as JSON: after and before. Without it the cursor stays.'),
	json('Chosen Orders', 'chosen', 'null', 'What Order: Choose gave as JSON, once the orders were fetched: readings and askedOrderIds'),
	json('Pages', 'pages', '[]', 'How far each of the readings came as JSON, in their order: state, pages and nextToken of Order: Get Pages'),
	json('Board Row', 'boardRow', 'null', 'Row that Settlement: Decide made as JSON; null where it was not reached'),
	json(
		'Settlement',
		'settlement',
		'null',
		'What Settlement: Read gave, with reportId, as JSON; it makes the row where Decide was not reached',
	),
	json(
		'Order Money',
		'orderMoney',
		'[]',
		'Rows of Order money that Settlement: Plan gave as JSON; they are written once the settlement is posted',
	),
	json(
		'Waiting Credits',
		'waiting',
		'[]',
		'Rows of Waiting credits that Settlement: Plan gave as JSON; they are written once the settlement is posted',
	),
	json('Followed Credits', 'followed', '[]', 'Rows of Waiting credits as Settlement: Follow Up decided them, as JSON'),
	json(
		'Judged Records',
		'judged',
		'[]',
		'Orders that Settlement: Follow Up or Dispatch: Plan looked at, events of FBA: Work Out, or keys of exceptions of Stock: Work Out, as JSON: open exceptions of theirs that were not found again are over',
	),
	{ ...boardField, required: false },
	{ ...settingsField, required: false },
	nowField,
];
