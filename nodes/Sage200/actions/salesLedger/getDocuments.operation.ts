import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { isOrderId } from '../../../domain/reference/reference';
import { listOf, refuse } from '../../../shared/parameters';
import { documentsOfOrders } from '../../credits/documents';
import { resolveCodes } from '../../posting/door/directory';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { toItems } from '../list';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Amazon Order IDs',
		name: 'amazonOrderIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203-1566897-3013500,026-1234567-1234567',
		description: 'Separated by commas, or a JSON array',
	},
	{
		displayName: 'Open on Customers',
		name: 'customerReferences',
		type: 'string',
		default: '',
		placeholder: 'e.g. AMZUKGBP',
		description:
			'References of customers, separated by commas or as a JSON array: orders of which something is outstanding on their accounts are taken as well',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['getDocuments'] } }, properties);

/** One item per invoice and credit note of the orders, with what is outstanding of it. Throws when Sage cannot be read. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const ids = listOf(this.getNodeParameter('amazonOrderIds', i, ''));
	const odd = ids.find((id) => !isOrderId(id));
	if (odd !== undefined)
		throw refuse(this, i, `"${odd}" is no Amazon order ID`, 'Give ids of 3, 7 and 7 digits with hyphens between them.');
	const client = await clientOf(this, cache);
	const references = listOf(this.getNodeParameter('customerReferences', i, ''));
	const customers = await resolveCodes(client, cache, 'customers', references);
	if (!customers.ok) throw stopped(this.getNode(), customers.refusal, { reference: references.join(', ') }, i);
	const documents = await documentsOfOrders(client, cache, ids, references.map(customers.value.idOf));
	return toItems(documents as unknown as IDataObject[]);
}
