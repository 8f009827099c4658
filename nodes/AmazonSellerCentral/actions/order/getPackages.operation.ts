import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { recordItems, within } from '../../transport/records';
import { amazonRead } from '../../transport/request';
import { requiredText } from '../../../shared/parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 026-1520163-6049104',
		description: 'Amazon order ID of an order that the seller ships',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['getPackages'] } }, properties);

/** Gives one item per package that Amazon shows, with the status of the order; none when it shows none. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const orderId = requiredText(this, 'orderId', 'Order ID', i);
	const read = { operation: OPERATIONS.getOrder, path: { orderId }, query: { includedData: ['PACKAGES', 'FULFILLMENT'] } };
	const { packages, fulfillment } = within(within(await amazonRead.call(this, read, i)).order);
	const { fulfillmentStatus, fulfilledBy } = within(fulfillment);
	const all = Array.isArray(packages) ? (packages as unknown[]) : [];
	return recordItems(all, 'a package', (each) => ({ orderId, fulfillmentStatus, fulfilledBy, ...each }));
}
