import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareCounts, type Count } from '../../posting/stock/stocktake';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { structuredList, structuredListOf } from '../../../shared/structured';
import { COUNTED } from '../lineFields';
import { stepItem, STOCKTAKE } from './stocktake';

const properties: INodeProperties[] = [
	STOCKTAKE,
	...structuredList({
		name: 'counts',
		displayName: 'Counts',
		entry: 'Count',
		fields: COUNTED,
		example: '[{"stockCode": "KETTLE-17", "quantity": "12", "bin": "A1"}]',
		description: 'What is there. Counts are absolute; they change nothing before the approval.',
	}),
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['enterCounts'] } }, properties);

/** One item with the count sheet after the counts were entered, now or before. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const counts = structuredListOf<Count>(this, 'counts', 'Counts', i);
	return await stepItem(this, i, cache, async ({ client }, id) => await prepareCounts(client, id, counts));
}
