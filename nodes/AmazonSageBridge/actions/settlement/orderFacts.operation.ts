import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { orderFactRow } from '../../../domain/settlement/desk/orderFacts';
import { NOTHING, readyItem, type BridgeItems } from '../../items';

const properties: INodeProperties[] = [
	{
		displayName: 'Give orders as Order: Get of Amazon Seller Central puts them out. Names and addresses are not kept.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['orderFacts'] } }, properties);

/** Ready: what of each order a settlement may need, as a row of Order facts. An item that is no order of Amazon's is left alone. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	const row = orderFactRow(this.getInputData()[i].json);
	return row ? { ...NOTHING, ready: [readyItem(row)] } : { ...NOTHING, leftAlone: ['no order of Amazon'] };
}
