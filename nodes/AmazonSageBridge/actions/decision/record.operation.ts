import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { recordDecision } from '../../../domain/decisions/record';
import { decisionKey } from '../../decisionKey';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject } from '../../parameters';
import {
	decidersField,
	logField,
	readDecidersOf,
	readLog,
	readPerson,
	readShown,
	recordIdField,
	refusedDecision,
	textParameter,
	userField,
} from './fields';
import { readSubject, recordsField, recordTypeField } from './subjects';

const properties: INodeProperties[] = [
	recordTypeField,
	recordIdField,
	recordsField,
	decidersField,
	logField,
	{
		displayName: 'Shown',
		name: 'shown',
		type: 'json',
		default: '{}',
		required: true,
		description: 'What Decision: Ask put out as JSON, taken from the execution and never from the form',
	},
	{
		displayName: 'Given',
		name: 'given',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: 'What the second page was sent back with as JSON',
	},
	userField,
	{
		displayName: 'Execution ID',
		name: 'executionId',
		type: 'string',
		default: '={{ $execution.id }}',
		description: 'Execution of n8n that is noted in the decision',
	},
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['decision'], operation: ['record'] } }, properties);

/**
 * Ready: one item with `row` (to be inserted into Decision log first), `cells` and `where` (one conditional update of the record) and `said`. Exceptions: why nothing
 * was decided.
 */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const now = readInstant(this, NOW, 0);
	const subject = readSubject(this);
	if (!subject.ok) return refusedDecision(this, subject.refusal, now);
	const recorded = recordDecision({
		subject: subject.value,
		shown: readShown(this),
		person: readPerson(this),
		given: readObject(this, { name: 'given', displayName: 'Given' }, 0),
		deciders: readDecidersOf(this),
		decisions: readLog(this),
		key: await decisionKey(this, 0),
		now,
		executionId: textParameter(this, 'executionId'),
	});
	return recorded.ok ? { ...NOTHING, ready: [readyItem(recorded.value)] } : refusedDecision(this, recorded.refusal, now);
}
