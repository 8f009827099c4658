import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { cancellation, keepsCancelledLines } from '../../posting/order/cancelOrder';
import { done } from '../../../domain/result';
import type { RunCache } from '../../runCache';
import { noticeOf, POSTING_OPTIONS } from '../fields';
import { valuesAskedFor } from '../parameters';
import { changeItem, ORDER, orderName } from './order';

const properties: INodeProperties[] = [
	noticeOf('A cancelled line cannot be brought back: enter a new order instead. Try it with Dry Run first.'),
	...ORDER,
	{
		displayName: 'Lines',
		name: 'lines',
		type: 'string',
		default: '',
		placeholder: 'e.g. KETTLE-17,PAN-24',
		description: 'Stock codes or line IDs to cancel, separated by commas, or a JSON array. Leave empty to cancel the whole order.',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['cancel'] } }, properties);

/** One item with the order after it was cancelled, now or before. Refused when something of it is despatched or invoiced. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const names = valuesAskedFor(this.getNodeParameter('lines', i, ''));
	return await changeItem.call(this, i, cache, async ({ client }) =>
		done(cancellation(orderName(this, i).value, names, await keepsCancelledLines(client, cache))),
	);
}
