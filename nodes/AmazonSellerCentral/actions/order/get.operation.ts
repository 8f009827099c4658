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
import { INCLUDED_DATA } from './includedData';
import { withoutGiftMessages } from './personal';

const properties: INodeProperties[] = [
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 026-1520163-6049104',
		description: 'Amazon order ID of the order',
	},
	INCLUDED_DATA,
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['get'] } }, properties);

/** Gives the order as Amazon sends it, without gift messages unless buyer or recipient are asked for. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const orderId = requiredText(this, 'orderId', 'Order ID', i);
	const includedData = this.getNodeParameter('includedData', i, []) as string[];
	const { order } = (await amazonRead.call(this, { operation: OPERATIONS.getOrder, path: { orderId }, query: { includedData } }, i)) as {
		order: IDataObject;
	};
	return [{ json: withoutGiftMessages(order, includedData) }];
}
