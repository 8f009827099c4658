import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { refuseChange, refuseListing } from '../../../domain/listing/quantity';
import { MARKETPLACE, SELLER_ID } from '../fields';
import { refuse } from '../../../shared/parameters';
import { located, marketplaceOf, sellerOf } from '../parameters';
import { ISSUE_LOCALE, quantityOf, SKU } from './fields';
import { readAvailability } from './listings';
import { issuesText, patchQuantity, type PatchHow } from './patch';

const properties: INodeProperties[] = [
	MARKETPLACE,
	SELLER_ID,
	SKU,
	{
		displayName: 'Quantity',
		name: 'quantity',
		// A text, so that an empty one can be told from zero.
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 20',
		hint: 'Shows on Amazon after some minutes. Handling time and restock date stay as they are.',
		description: 'How many the seller has to ship, in all',
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
				displayName: 'Validation Preview',
				name: 'preview',
				type: 'boolean',
				default: false,
				description: 'Whether Amazon only checks the change and nothing is set',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['listing'], operation: ['updateQuantity'] } }, properties);

/** Gives one item with Amazon's answer. Refuses a listing that Amazon fulfils, and stops when Amazon finds the change invalid. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const shop = { sellerId: await sellerOf(this, i), marketplaceId: marketplaceOf(this, i) };
	const change = { sku: located(this, 'sku', 'Seller SKU', i), quantity: quantityOf(this.getNodeParameter('quantity', i)) };
	const how = this.getNodeParameter('options', i, {}) as PatchHow;
	const refusal = refuseChange(change) ?? refuseListing(change.sku, await readAvailability.call(this, shop, change.sku, i));
	if (refusal) throw refuse(this, i, refusal.message, refusal.remedy);
	const submission = await patchQuantity.call(this, shop, change, how, i);
	if (submission.status === 'INVALID')
		throw refuse(
			this,
			i,
			`Amazon refuses the quantity of ${change.sku}: ${issuesText(submission.issues)}`,
			'Put the listing right in Seller Central, then send the quantity again.',
		);
	return [{ json: { ...submission, quantity: change.quantity, preview: how.preview === true } }];
}
