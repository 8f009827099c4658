import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { askPage } from '../../../domain/decisions/ask';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import { decidersField, readDecidersOf, readPerson, recordIdField, refusedDecision, userField } from './fields';
import { readSubject, recordsField, recordTypeField } from './subjects';

const properties: INodeProperties[] = [recordTypeField, recordIdField, recordsField, decidersField, userField, nowField];

export const description = updateDisplayOptions({ show: { resource: ['decision'], operation: ['ask'] } }, properties);

/** Ready: one item with the fields of the form's second page (`form`, JSON text) and the hash of what it shows (`seen`). Exceptions: why there is nothing to decide. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const now = readInstant(this, NOW, 0);
	const subject = readSubject(this);
	const asked = subject.ok ? askPage(subject.value, readPerson(this), readDecidersOf(this)) : subject;
	return asked.ok ? { ...NOTHING, ready: [readyItem(asked.value)] } : refusedDecision(this, asked.refusal, now);
}
