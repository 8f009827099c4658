import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { askedOrders } from '../../../domain/order/asked';
import { textOf } from '../../../domain/text/textOf';
import { NOTHING, readyItem, type BridgeItems } from '../../items';

const properties: INodeProperties[] = [
	{
		displayName: 'Typed IDs',
		name: 'typedIds',
		type: 'string',
		default: '={{ $json.orderIds }}',
		required: true,
		placeholder: 'e.g. 203-1566897-3013500',
		description: 'What a person typed: Amazon order IDs with commas, blanks or lines between them',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['readAsked'] } }, properties);

/** Ready: `{ orderIds, notIds }`, each once. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	return { ...NOTHING, ready: [readyItem(askedOrders(textOf(this.getNodeParameter('typedIds', 0, ''))))] };
}
