import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareApproval } from '../../posting/stock/stocktake';
import type { RunCache } from '../../runCache';
import { noticeOf, POSTING_OPTIONS } from '../fields';
import { codeOf, locator } from '../locator';
import { stepItem, STOCKTAKE } from './stocktake';

const properties: INodeProperties[] = [
	noticeOf('The approval changes the stock, and where stock is integrated with the nominal ledger its value, for good.'),
	STOCKTAKE,
	{
		displayName: 'Largest Change (Units)',
		name: 'largestChange',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		required: true,
		description: 'The approval is refused when the counts would change stock by more units than this, all items together',
	},
	locator('Variance Nominal Code', 'nominalCode', 'searchNominalCodes', {
		placeholder: 'e.g. 5200',
		description: 'Nominal code that takes the variance. Leave empty where stock is not integrated with the nominal ledger.',
		required: false,
	}),
	{ displayName: 'Narrative', name: 'narrative', type: 'string', default: '', placeholder: 'e.g. Stocktake Amazon November' },
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['approve'] } }, properties);

/** One item with the approved stocktake. This changes the quantities in Sage 200. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const approval = {
		nominalCode: codeOf(this, 'nominalCode', i),
		narrative: String(this.getNodeParameter('narrative', i, '')).trim(),
		largestChange: Number(this.getNodeParameter('largestChange', i, 0)),
	};
	return await stepItem(this, i, cache, async ({ client }, id) => await prepareApproval(client, cache, id, approval));
}
