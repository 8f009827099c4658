import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareAdvance } from '../../posting/stock/stocktake';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { stepItem, STOCKTAKE } from './stocktake';

const properties: INodeProperties[] = [
	STOCKTAKE,
	{
		displayName: 'From Status',
		name: 'from',
		type: 'options',
		options: [
			{ name: 'Entering Counts (to Approval)', value: 'enteringcounts' },
			{ name: 'Selecting Items (Print Sheets)', value: 'selectingitems' },
		],
		default: 'selectingitems',
		description: 'Status that the stocktake is at. At any other status that is not later, the operation stops.',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['advance'] } }, properties);

/** One item with the stocktake at its next status, moved on now or before. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const from = this.getNodeParameter('from', i) as 'selectingitems' | 'enteringcounts';
	return await stepItem(this, i, cache, async ({ client }, id) => await prepareAdvance(client, id, from));
}
