import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { findOrderId, type OrderName } from '../../posting/order/findOrder';
import { changeOrder, dryChange, type OrderChange, type ShownState } from '../../posting/order/orderChange';
import { type Posting } from '../../posting/door/refusal';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { readJson, writeJson } from '../../transport/losslessJson';
import { postingContext } from '../parameters';
import type { PostingContext } from '../../posting/door/context';
import { postingOptions } from '../postingOptions';

/** Which order: by what people know of it. */
export const ORDER: INodeProperties[] = [
	{
		displayName: 'Order By',
		name: 'orderBy',
		type: 'options',
		options: [
			{ name: 'Amazon Order ID', value: 'amazonOrderId' },
			{ name: 'ID in Sage 200', value: 'id' },
			{ name: 'Order Number in Sage 200', value: 'documentNo' },
		],
		default: 'amazonOrderId',
		description: 'What the order is named by',
	},
	{
		displayName: 'Order',
		name: 'order',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 203-1566897-3013500',
		description: 'Name of the order, of the kind chosen above',
	},
];

export const orderName = (context: IExecuteFunctions, i: number): OrderName => ({
	by: context.getNodeParameter('orderBy', i, 'amazonOrderId') as OrderName['by'],
	value: String(context.getNodeParameter('order', i, '')).trim(),
});

/** The id of the order of this item, or an error with `details`. */
export async function orderIdOf(
	node: IExecuteFunctions,
	context: Pick<PostingContext, 'client'>,
	name: OrderName,
	i: number,
): Promise<number> {
	const id = await findOrderId(context.client, name);
	if (!id.ok) throw stopped(node.getNode(), id.refusal, { reference: name.value }, i);
	return id.value;
}

/** One item for a change of an order, done now or found done; with Dry Run the request is shown and nothing is locked. */
export async function changeItem(
	this: IExecuteFunctions,
	i: number,
	cache: RunCache,
	prepare: (context: PostingContext) => Promise<Posting<OrderChange>>,
): Promise<INodeExecutionData[]> {
	const name = orderName(this, i);
	const at = { reference: name.value };
	const context = await postingContext(this, cache, i);
	const id = await orderIdOf(this, context, name, i);
	const change = await prepare(context);
	if (!change.ok) throw stopped(this.getNode(), change.refusal, at, i);
	if (postingOptions(this, i).dryRun) return [{ json: await dryItem(this, context, id, change.value, i) }];
	const result = await changeOrder(context.client, id, change.value, context.policy);
	if (result.outcome === 'failed') throw stopped(this.getNode(), result.refusal, at, i);
	return [{ json: { outcome: result.outcome, ...factsOf(result.shown) } }];
}

async function dryItem(
	node: IExecuteFunctions,
	{ client }: PostingContext,
	id: number,
	change: OrderChange,
	i: number,
): Promise<IDataObject> {
	const dry = await dryChange(client, id, change);
	if (!dry.ok) throw stopped(node.getNode(), dry.refusal, { reference: String(id) }, i);
	const { order, body } = dry.value;
	const facts = factsOf({ order });
	if (!body) return { outcome: 'alreadyPosted', ...facts };
	const bodyText = writeJson(body);
	return { outcome: 'dryRun', ...facts, request: `PUT /sop_orders/${id}`, body: readJson(bodyText) as IDataObject, bodyText };
}

/** What an item says of an order, in the words of people; `totalGrossValue` is a decimal string. */
export function factsOf({ order }: Pick<ShownState, 'order'>): IDataObject {
	const {
		id,
		document_no: documentNo,
		customer_document_no: amazonOrderId,
		document_status: documentStatus,
		cancelled_status: cancelledStatus,
		total_gross_value: totalGrossValue,
	} = order;
	return { amazonOrderId, id, documentNo, documentStatus, cancelledStatus, totalGrossValue };
}
