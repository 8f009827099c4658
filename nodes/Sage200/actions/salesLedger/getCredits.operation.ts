import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { isOrderId } from '../../../domain/reference/reference';
import { listOf, refuse } from '../../../shared/parameters';
import { creditsOfOrders } from '../../credits/ofOrders';
import type { RunCache } from '../../runCache';
import { toItems } from '../list';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Amazon Order IDs',
		name: 'amazonOrderIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 203-1566897-3013500,026-1234567-1234567',
		description: 'Separated by commas, or a JSON array. An empty array returns nothing.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['getCredits'] } }, properties);

/**
 * One item per credit in Sage that belongs to one of the orders, whoever made it. A return and the credit note that it became are one item; where it cannot be told
 * whether two are one, each names the other in `may_be_same_as`. Throws when Sage cannot be read.
 */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const ids = listOf(this.getNodeParameter('amazonOrderIds', i));
	const odd = ids.find((id) => !isOrderId(id));
	if (odd !== undefined)
		throw refuse(this, i, `"${odd}" is no Amazon order ID`, 'Give ids of 3, 7 and 7 digits with hyphens between them.');
	const credits = await creditsOfOrders(await clientOf(this, cache), cache, ids);
	return toItems(credits as unknown as IDataObject[]);
}
