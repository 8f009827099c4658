import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { listRecords } from '../../transport/paging';
import { recordItems, within } from '../../transport/records';
import { MARKETPLACE, RETURN_ALL_AND_LIMIT } from '../fields';
import { limitOf, listOf, refuse } from '../../../shared/parameters';
import { marketplaceOf, utcInstant } from '../parameters';

/** Most SKUs in a request (FBA inventory v1). */
const MAX_SKUS = 50;

const properties: INodeProperties[] = [
	MARKETPLACE,
	...RETURN_ALL_AND_LIMIT,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Changed Since',
				name: 'startDateTime',
				type: 'dateTime',
				default: '',
				description: 'Products whose stock changed since then, at most 18 months ago. Changes of inbound quantities alone are not noticed.',
			},
			{
				displayName: 'Details',
				name: 'details',
				type: 'boolean',
				default: true,
				description: 'Whether to get the quantities by kind as well: fulfillable, inbound, reserved, unfulfillable',
			},
			{
				displayName: 'Seller SKUs',
				name: 'sellerSkus',
				type: 'string',
				default: '',
				placeholder: 'e.g. HH-KETTLE,HH-CUP',
				description: 'At most 50 SKUs, separated by commas',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['fbaInventory'], operation: ['summaries'] } }, properties);

/** Gives one item per product and condition, as Amazon sends it. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const marketplaceId = marketplaceOf(this, i);
	const { details = true, sellerSkus, startDateTime } = this.getNodeParameter('options', i, {}) as IDataObject;
	const skus = listOf(sellerSkus);
	if (skus.length > MAX_SKUS) throw refuse(this, i, `There are ${skus.length} seller SKUs`, `Give at most ${MAX_SKUS}.`);
	const query = {
		granularityType: 'Marketplace',
		granularityId: marketplaceId,
		marketplaceIds: [marketplaceId],
		details: String(details),
		sellerSkus: skus,
		startDateTime: utcInstant(this, startDateTime, 'Changed Since', i),
	};
	const summaries = await listRecords.call(
		this,
		{
			ask: (nextToken) => ({ operation: OPERATIONS.getInventorySummaries, query: { ...query, nextToken } }),
			find: ({ payload, pagination }) => ({ records: within(payload).inventorySummaries, nextToken: within(pagination).nextToken }),
			limit: limitOf(this, i),
		},
		i,
	);
	return recordItems(summaries, 'a summary');
}
