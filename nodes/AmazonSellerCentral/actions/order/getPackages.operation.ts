import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
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
	const { order } = (await amazonRead.call(this, read, i)) as { order: { packages?: IDataObject[]; fulfillment?: IDataObject } };
	const { fulfillmentStatus, fulfilledBy } = order.fulfillment ?? {};
	return (order.packages ?? []).map((each) => ({ json: { orderId, fulfillmentStatus, fulfilledBy, ...each } }));
}
