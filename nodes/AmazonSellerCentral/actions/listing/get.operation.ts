import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { amazonRead } from '../../transport/request';
import { MARKETPLACE, SELLER_ID } from '../fields';
import { located, marketplaceOf, sellerOf } from '../parameters';
import { INCLUDED_DATA, SKU } from './fields';

const properties: INodeProperties[] = [MARKETPLACE, SELLER_ID, SKU, INCLUDED_DATA];

export const description = updateDisplayOptions({ show: { resource: ['listing'], operation: ['get'] } }, properties);

/** Gives the listing as Amazon sends it. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const path = { sellerId: await sellerOf(this, i), sku: located(this, 'sku', 'Seller SKU', i) };
	const query = { marketplaceIds: [marketplaceOf(this, i)], includedData: this.getNodeParameter('includedData', i, []) as string[] };
	const json = (await amazonRead.call(this, { operation: OPERATIONS.getListingsItem, path, query }, i)) as IDataObject;
	return [{ json }];
}
