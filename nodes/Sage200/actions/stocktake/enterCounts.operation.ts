import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareCounts, type Count } from '../../posting/stock/stocktake';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { requiredList } from '../../../shared/parameters';
import { stepItem, STOCKTAKE } from './stocktake';

const properties: INodeProperties[] = [
	STOCKTAKE,
	{
		displayName: 'Counts',
		name: 'counts',
		type: 'json',
		default: '=[]',
		required: true,
		description:
			'JSON array: stockCode, quantity (what is there, text), and bin and narrative if wanted. Counts are absolute; they change nothing before the approval.',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['enterCounts'] } }, properties);

/** One item with the count sheet after the counts were entered, now or before. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const counts = requiredList<Count>(this, 'counts', 'Counts', i);
	return await stepItem(this, i, cache, async ({ client }, id) => await prepareCounts(client, id, counts));
}
