import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { periodsWithStatus } from '../../posting/door/periodStatus';
import { isDay } from '../../posting/door/dates';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { refuse, requiredText } from '../../../shared/parameters';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2026-10-17',
		description:
			'First day that is to be posted. Periods from its own to the one of today, or of Until where that is later, are asked about.',
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-11-02',
		description: 'Last day that is to be posted. Leave empty for today.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['period'], operation: ['getStatus'] } }, properties);

/** One item per accounting period, oldest first; what Sage 200 says of dates is in those that were asked about, by ledger. Posts nothing. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const from = requiredText(this, 'from', 'From', i).slice(0, 10);
	const until = String(this.getNodeParameter('until', i)).trim().slice(0, 10);
	for (const day of [from, until].filter((text) => text !== ''))
		if (!isDay(day)) throw refuse(this, i, `"${day}" is no day`, 'Give days as 2026-10-17.');
	const today = new Date(Date.now()).toISOString().slice(0, 10);
	const found = await periodsWithStatus(await clientOf(this, cache), cache, { from, until: until > today ? until : today });
	if (!found.ok) throw stopped(this.getNode(), found.refusal, { reference: from }, i);
	return found.value.map((period) => ({ json: period as IDataObject }));
}
