import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { MARKETPLACE, MAX_WAIT, SELLER_ID } from '../fields';
import { refuse } from '../../../shared/parameters';
import { marketplaceOf, sellerOf } from '../parameters';
import { updateQuantities, type BulkHow } from './bulk';
import { ISSUE_LOCALE, quantityOf } from './fields';
import type { Shop } from './listings';
import type { ItemChange } from './outcome';

const properties: INodeProperties[] = [
	{
		displayName:
			'All input items go to Amazon together. SKU and quantity are taken from each; marketplace and seller must be the same for all.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	MARKETPLACE,
	SELLER_ID,
	{
		displayName: 'Seller SKU',
		name: 'sku',
		type: 'string',
		default: '={{ $json.sku }}',
		required: true,
		description: 'The SKU of each input item',
	},
	{
		displayName: 'Quantity',
		name: 'quantity',
		// A text, so that an empty one can be told from zero.
		type: 'string',
		default: '={{ $json.quantity }}',
		required: true,
		description: 'How many the seller has to ship, in all, of each input item',
	},
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'auto', description: 'Patches for few changes, a feed for many' },
			{ name: 'Feed', value: 'feed', description: 'One feed for up to 25,000 changes; takes some minutes' },
			{ name: 'Patches', value: 'patch', description: 'One request for each change, five a second' },
		],
		default: 'auto',
		hint: 'Never send the same SKU by a feed and by patches at the same time: the older one may win',
		description: 'How to send the changes',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			ISSUE_LOCALE,
			{
				...MAX_WAIT,
				default: 900,
				description: 'How long to wait for a feed inside the node. Afterwards its changes are pending; Get Bulk Result reads it later.',
			},
			{
				displayName: 'Patches Up To',
				name: 'patchLimit',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 200,
				description: 'Most changes that Automatic sends as patches',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['listing'], operation: ['updateQuantities'] } }, properties);

/** Gives one item per input item: what became of its change. */
export async function executeAll(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const shop = await oneShop(this);
	const { patchLimit = 200, maxWaitSeconds = 900, issueLocale } = this.getNodeParameter('options', 0, {}) as Partial<BulkHow>;
	const how: BulkHow = { method: this.getNodeParameter('method', 0) as BulkHow['method'], patchLimit, maxWaitSeconds, issueLocale };
	const changes = this.getInputData().map((_item, item): ItemChange => ({
		item,
		sku: String(this.getNodeParameter('sku', item) ?? '').trim(),
		quantity: quantityOf(this.getNodeParameter('quantity', item)),
	}));
	const results = await updateQuantities.call(this, shop, changes, how);
	return results.map((json, item) => ({ json: { ...json, marketplaceId: shop.marketplaceId }, pairedItem: { item } }));
}

/** The seller and marketplace of all items. Another one further down is a stop: its quantities would be set in the wrong store. */
async function oneShop(context: IExecuteFunctions): Promise<Shop> {
	const shops: Shop[] = [];
	for (let i = 0; i < context.getInputData().length; i++)
		shops.push({ sellerId: await sellerOf(context, i), marketplaceId: marketplaceOf(context, i) });
	const [first, ...others] = shops;
	const at = others.findIndex(({ sellerId, marketplaceId }) => sellerId !== first.sellerId || marketplaceId !== first.marketplaceId);
	if (at < 0) return first;
	const { sellerId, marketplaceId } = others[at];
	throw refuse(
		context,
		at + 1,
		`Item ${at + 1} is for ${sellerId} in ${marketplaceId}, the first for ${first.sellerId} in ${first.marketplaceId}`,
		'Nothing was sent. Split the items by seller and marketplace, and run this operation for each.',
	);
}
